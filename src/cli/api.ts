import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Connection } from '#shared/connect/connection.ts'
import {
  answeredWithData,
  checkCall,
  endpointOf,
  endpointPaths,
  takes,
  type EndpointPath,
  type SomeCallFields,
} from '#shared/connect/endpoints.ts'
import { isJsonObject } from '#shared/connect/jsonObject.ts'
import { refuseReset } from '#shared/connect/refuseReset.ts'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { doubtOf, emptyBusiness } from '#engine/business/emptyBusiness.ts'
import type { Verdict } from '#engine/connect/judgeExchange.ts'
import { readTextFile } from '#engine/settings/readTextFile.ts'
import type { Cli } from './compose.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import { withOthers } from './others.ts'
import type { Run } from './runCli.ts'
import { printJson, say, sayFailure } from './terminal.ts'

interface Options {
  readonly connection: string
  readonly data?: string
  readonly email?: string
  readonly webhook?: string
  readonly signature?: string
  readonly confirm?: string
}

/** The fields of a call that are given by an option of their name. */
const fieldOptions: ReadonlySet<string> = new Set(['data', 'email', 'webhook', 'signature'])

const help = `
The data is JSON: what the call takes as "data", or an object of all its fields. The key, the app id and the business
come from the connection. What stub answers is printed as JSON; a call that is only queued may answer nothing.

Calls:
${endpointPaths.map((path) => `  ${path.replace('/api/', '')}`).join('\n')}

Examples:
  stub-import api push/expense --data rent.json --connection "My shop"
  echo '{"date":"2025-03-31"}' | stub-import api push/cancellation --data - --connection "My shop"
  stub-import api pull/insights --webhook https://example.com/outcomes --connection "My shop"
  stub-import api push/reset --connection "Trial shop" --confirm "Trial Shop (Pty) Ltd"`

/** Adds `api`: any documented call, its fields checked before it leaves. */
export function addApiCommand(program: Command, run: Run): void {
  program
    .command('api <path>')
    .description('makes one call of the Connect API, typed and checked')
    .requiredOption('--connection <name>', 'the connection to call with')
    .option('--data <file>', 'what is pushed, as JSON; - reads the standard input')
    .option('--email <email>', 'whose businesses pull/business looks for')
    .option('--webhook <url>', 'where stub posts the outcome, or the data that is pulled')
    .option('--signature <text>', 'a text that stub hands back with it')
    .option(
      '--confirm <business>',
      'the name of the business, in full: to push to a live one, or to reset a test one',
    )
    .addHelpText('after', help)
    .action((path: string, options: Options) => run((cli) => api(cli, path, options)))
}

async function api(cli: Cli, written: string, options: Options): Promise<Result<ExitCode, Failure>> {
  const path = endpointOf(written)
  if (path === null) {
    say(cli.terminal, `There is no call “${written}”. "api --help" lists those that there are.`)
    return ok(exitCode.usage)
  }
  const connection = cli.settings.read().connections.find(({ name }) => name === options.connection)
  if (connection === undefined) return err({ code: 'connection.missing', name: options.connection })
  const obstacle = unconfirmed(connection, path, options.confirm ?? '')
  if (obstacle !== null) return err(obstacle)
  const given = await givenData(cli, options)
  if (!given.ok) return given
  const fields = fieldsOf(path, given.value, options)
  if (!fields.ok) {
    for (const sentence of fields.error) say(cli.terminal, sentence)
    return ok(exitCode.usage)
  }
  const client = await cli.connections.clientFor(connection.id, cli.env['STUB_IMPORT_KEY'])
  if (!client.ok) return client
  const { webhook } = { webhook: undefined, ...fields.value }
  const call = () => client.value.call(path, fields.value)
  return path === '/api/push/reset' ? reset(cli, connection, call) : tell(cli, path, webhook, await call())
}

/** What was sent to the business from here counts as sent no more, and says so. */
async function reset(
  cli: Cli,
  connection: Connection,
  call: () => Promise<Verdict>,
): Promise<Result<ExitCode, Failure>> {
  const now = () => new Date(cli.now()).toISOString()
  const done = await withOthers(cli, (others) => emptyBusiness({ others, now }, connection, call))
  if (!done.ok) return done
  const { verdict, imports, reversals } = done.value
  const doubt = doubtOf(connection, done.value)
  if (doubt !== null && verdict.is === 'failed') sayFailure(cli.terminal, verdict.why)
  if (doubt !== null) return err(doubt)
  const told = tell(cli, '/api/push/reset', undefined, verdict)
  for (const { source } of imports)
    say(cli.terminal, `“${source.name}” was sent there: “send --start-over” sends all of it once more.`)
  for (const { source } of reversals)
    say(cli.terminal, `“${source.name}” has nothing left to reverse, and is not sent.`)
  return told
}

/** Whatever changes a live business is confirmed by its name, as with "send"; a reset always is. */
function unconfirmed(connection: Connection, path: EndpointPath, typed: string): Failure | null {
  if (path === '/api/push/reset') return refuseReset(connection, typed)
  const changesBooks = path.startsWith('/api/push/') && path !== '/api/push/business'
  return changesBooks ? refuseUnconfirmed(connection, typed) : null
}

/** The text of `--data`; null without it. */
async function givenData(cli: Cli, { data }: Options): Promise<Result<string | null, Failure>> {
  if (data === undefined) return ok(null)
  return data === '-' ? ok(await text(cli.stdin)) : readTextFile({ path: data, name: data })
}

/** The call's fields, checked; else a sentence on each that is wrong. */
function fieldsOf(
  path: EndpointPath,
  data: string | null,
  { email, webhook, signature }: Options,
): Result<SomeCallFields, string[]> {
  const given = data === null ? ok({}) : readFields(path, data)
  if (!given.ok) return given
  const access = ['apikey', 'appid', 'uid'].filter((name) => Object.hasOwn(given.value, name))
  if (access.length > 0) return err([`Leave ${access.join(', ')} out: the connection says who asks.`])
  const named = Object.entries({ email, webhook, signature }).filter(([, value]) => value !== undefined)
  const all = { ...given.value, ...Object.fromEntries(named) }
  return checkCall(path, all, (name) => (fieldOptions.has(name) ? ` Give it with --${name}.` : ''))
}

function readFields(path: EndpointPath, data: string): Result<Record<string, unknown>, string[]> {
  let json: unknown
  try {
    json = JSON.parse(data)
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem
    return err([`The data is not JSON: ${problem.message}.`])
  }
  // No record has a field of that name, so an object that has it is the call's fields and not its data.
  if (takes(path, 'data') && !(isJsonObject(json) && Object.hasOwn(json, 'data'))) return ok({ data: json })
  return isJsonObject(json) ? ok(json) : err(['The data of this call has to be a JSON object.'])
}

function tell(
  { terminal }: Cli,
  path: EndpointPath,
  webhook: unknown,
  verdict: Verdict,
): Result<ExitCode, Failure> {
  switch (verdict.is) {
    case 'accepted':
      if (verdict.body !== null) printJson(terminal, verdict.body, withoutTokens)
      if (!answeredWithData.has(path)) say(terminal, `stub took the call.${outcomeGoes(path, webhook)}`)
      return ok(exitCode.done)
    case 'refused':
      sayFailure(terminal, { code: 'stub.refused', message: verdict.reason, status: verdict.status })
      return ok(verdict.concerns === 'records' ? exitCode.refused : exitCode.notAllowed)
    case 'failed':
      return err(verdict.why)
  }
}

/** An answer's value, blacked out where it is a token: that opens the business for an hour. */
function withoutTokens(key: string, value: unknown): unknown {
  return key.toLowerCase() === 'token' ? '•••' : value
}

function outcomeGoes(path: EndpointPath, webhook: unknown): string {
  if (!takes(path, 'webhook')) return ''
  return typeof webhook === 'string'
    ? ` What becomes of it is posted to ${webhook}.`
    : ' Without --webhook nobody is told what becomes of it.'
}
