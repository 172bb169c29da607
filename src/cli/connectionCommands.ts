import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import { baseUrlOf } from '#shared/connect/baseUrl.ts'
import { environments, type Environment } from '#shared/connect/connection.ts'
import { sameIdWords } from '#shared/connect/sameIdTrial.ts'
import { isWebhookUrl } from '#shared/connect/webhookUrl.ts'
import { keyFits, keyLooksLike } from '#shared/connect/keyEnvironment.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Cli } from './compose.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import type { Run } from './runCli.ts'
import { alignColumns, print, printJson, say, sayFailure } from './terminal.ts'

interface AddOptions {
  readonly environment: Environment
  readonly url?: string
  readonly appId: string
  readonly uid: string
  readonly business?: string
  readonly webhook?: string
}

/** Adds `connections list|add|set-key|try-same-id|updates-by-id|remove|test`. */
export function addConnectionCommands(program: Command, run: Run): void {
  const connections = program.command('connections').description('the businesses at stub that can be sent to')
  connections
    .command('list')
    .description('the connections, without their keys')
    .addHelpText('after', '\nExample:\n  stub-import connections list --json')
    .option('--json', 'for programs')
    .action((options: { json?: boolean }) => run((cli) => list(cli, options)))
  connections
    .command('add <name>')
    .description('keeps a connection; the key is asked for, or read from the standard input')
    .addOption(
      new Option('--environment <environment>', 'where the business is')
        .choices(environments)
        .makeOptionMandatory(),
    )
    .option('--url <url>', "the sandbox's address, on loopback")
    .requiredOption('--app-id <id>', 'the app id')
    .requiredOption('--uid <uid>', "the business's id at stub")
    .addOption(
      new Option('--webhook <url>', 'your own address, which stub posts outcomes of pushes to').argParser(
        webhookOf,
      ),
    )
    .option('--business <name>', "the business's name, in full; a live business is confirmed by it")
    .addHelpText(
      'after',
      '\nExample:\n  stub-import connections add "My shop" --environment test --app-id myapp --uid 1234 < key.txt',
    )
    .action((name: string, options: AddOptions) => run((cli) => add(cli, name, options)))
  connections
    .command('set-key <name>')
    .description('gives a connection another key: the old one was revoked, say')
    .addHelpText('after', '\nExample:\n  stub-import connections set-key "My shop" < key.txt')
    .action((name: string) => run((cli) => setKey(cli, name)))
  addSameIdCommands(connections, run)
  connections
    .command('remove <name>')
    .description('forgets a connection and deletes its key')
    .addHelpText('after', '\nExample:\n  stub-import connections remove "My shop"')
    .action((name: string) => run((cli) => remove(cli, name)))
  connections
    .command('test <name>')
    .description('asks stub whether the key and the business are good; sends nothing')
    .addHelpText('after', '\nExample:\n  stub-import connections test "My shop"')
    .action((name: string) => run((cli) => test(cli, name)))
}

function addSameIdCommands(connections: Command, run: Run): void {
  connections
    .command('try-same-id <name>')
    .description(
      'sends one expense of R 1.00 twice with the same id to a test account, and tells what stub keeps',
    )
    .addHelpText(
      'after',
      '\nThe expense stays in the test account. Where stub keeps one of the two, that is remembered.' +
        '\n\nExample:\n  stub-import connections try-same-id "My test shop"',
    )
    .action((name: string) => run((cli) => trySameId(cli, name)))
  connections
    .command('updates-by-id <name>')
    .description('says of a connection whether stub keeps one of what is sent twice with the same id')
    .argument('<yes|no>', 'as a trial on a test account of the same stub showed', yesOrNo)
    .addHelpText(
      'after',
      '\nWith yes, what may have arrived at a live business is sent again without a question.' +
        '\n\nExample:\n  stub-import connections updates-by-id "My shop" yes',
    )
    .action((name: string, updates: boolean) =>
      run((cli) => Promise.resolve(setUpdatesById(cli, name, updates))),
    )
}

function yesOrNo(written: string): boolean {
  if (written === 'yes' || written === 'no') return written === 'yes'
  throw new InvalidArgumentError('It has to be yes or no.')
}

function webhookOf(written: string): string {
  if (isWebhookUrl(written)) return written
  throw new InvalidArgumentError('It has to be an https: address.')
}

async function list(cli: Cli, options: { json?: boolean }): Promise<Result<ExitCode, Failure>> {
  const views = await cli.connections.list()
  if (options.json === true) printJson(cli.terminal, views)
  else if (views.length === 0) print(cli.terminal, 'There is no connection yet. "connections add" makes one.')
  else
    print(
      cli.terminal,
      alignColumns(
        views.map(({ name, environment, businessName, uid, key }) => [
          name,
          environment,
          businessName,
          uid,
          key,
        ]),
      ),
    )
  return ok(exitCode.done)
}

async function add(cli: Cli, name: string, options: AddOptions): Promise<Result<ExitCode, Failure>> {
  const { environment, url, appId, uid, webhook, business = name } = options
  // Before anyone is asked for a key.
  const address = baseUrlOf(options)
  if (!address.ok) return address
  const key = await readKey(cli)
  if (key === '' && (cli.env['STUB_IMPORT_KEY'] ?? '') === '') return noKey(cli)
  const connection = {
    ...{ name, environment, appId, uid, businessName: business },
    ...(url === undefined ? {} : { url }),
    ...(webhook === undefined ? {} : { webhook }),
  }
  const added = await cli.connections.add({ ...connection, key, keep: 'keychain' })
  if (!added.ok && added.error.code !== 'keychain.missing') return added
  if (!added.ok) {
    // Without a keychain the connection is still of use: a key can come from STUB_IMPORT_KEY at each send.
    const kept = await cli.connections.add({ ...connection, key: '', keep: 'session' })
    if (!kept.ok) return kept
    sayFailure(cli.terminal, added.error)
  }
  print(cli.terminal, `${name} was added.`)
  if (!added.ok || key === '')
    say(cli.terminal, 'No key is kept with it: "send" and "test" take the one in STUB_IMPORT_KEY.')
  warnOfOtherKey(cli, key, environment)
  return ok(exitCode.done)
}

function noKey({ terminal }: Cli): Result<ExitCode, Failure> {
  say(terminal, 'No key was given, so nothing was added. Type it when asked, or give it as in "< key.txt".')
  return ok(exitCode.usage)
}

/** As the window does, it only warns: what a key begins with is no proof. */
function warnOfOtherKey({ terminal }: Cli, key: string, environment: Environment): void {
  const looksLike = keyLooksLike(key)
  if (looksLike === null || keyFits(key, environment)) return
  sayFailure(terminal, { code: 'connection.keyForOther', environment, keyLooksLike: looksLike })
}

async function readKey(cli: Cli): Promise<string> {
  if (!cli.stdin.isTTY) return (await text(cli.stdin)).trim()
  cli.terminal.stderr.write('API key: ')
  // What is typed goes nowhere: a key must not stay on the screen.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const prompt = createInterface({ input: cli.stdin, output: nowhere, terminal: true })
  const key = await prompt.question('')
  prompt.close()
  say(cli.terminal, '')
  return key.trim()
}

function idOf(cli: Cli, name: string): Result<string, Failure> {
  const found = cli.settings.read().connections.find((connection) => connection.name === name)
  return found === undefined ? err({ code: 'connection.missing', name }) : ok(found.id)
}

async function setKey(cli: Cli, name: string): Promise<Result<ExitCode, Failure>> {
  const connection = cli.settings.read().connections.find((one) => one.name === name)
  if (connection === undefined) return err({ code: 'connection.missing', name })
  const key = await readKey(cli)
  if (key === '') {
    say(
      cli.terminal,
      'No key was given, so nothing was changed. Type it when asked, or give it as in "< key.txt".',
    )
    return ok(exitCode.usage)
  }
  const set = await cli.connections.setKey(connection.id, key, 'keychain')
  if (!set.ok) return set
  print(cli.terminal, `${name} has another key.`)
  warnOfOtherKey(cli, key, connection.environment)
  return ok(exitCode.done)
}

async function trySameId(cli: Cli, name: string): Promise<Result<ExitCode, Failure>> {
  const id = idOf(cli, name)
  if (!id.ok) return id
  const tried = await cli.connections.trySameId(id.value, cli.env['STUB_IMPORT_KEY'])
  if (!tried.ok) return tried
  print(cli.terminal, `${name}: ${sameIdWords(tried.value.found)}`)
  return ok(exitCode.done)
}

function setUpdatesById(cli: Cli, name: string, updates: boolean): Result<ExitCode, Failure> {
  const id = idOf(cli, name)
  if (!id.ok) return id
  const set = cli.connections.setUpdatesById(id.value, updates)
  if (!set.ok) return set
  print(
    cli.terminal,
    updates
      ? `${name}: what may have arrived is sent again without a question.`
      : `${name}: you are asked before what may have arrived is sent again.`,
  )
  return ok(exitCode.done)
}

async function remove(cli: Cli, name: string): Promise<Result<ExitCode, Failure>> {
  const id = idOf(cli, name)
  if (!id.ok) return id
  const removed = await cli.connections.remove(id.value)
  if (!removed.ok) return removed
  print(cli.terminal, `${name} was removed.`)
  return ok(exitCode.done)
}

async function test(cli: Cli, name: string): Promise<Result<ExitCode, Failure>> {
  const id = idOf(cli, name)
  if (!id.ok) return id
  const found = await cli.connections.test(id.value, cli.env['STUB_IMPORT_KEY'])
  if (!found.ok) return found
  print(cli.terminal, `${name}: ${found.value.found}.`)
  return ok(exitCode.done)
}
