import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { Option } from 'commander'
import { environments, type Environment } from '#shared/connect/connection.ts'
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
}

/** Adds `connections list|add|remove|test`. */
export function addConnectionCommands(program: Command, run: Run): void {
  const connections = program.command('connections').description('the businesses at stub that can be sent to')
  connections
    .command('list')
    .description('the connections, without their keys')
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
    .option('--business <name>', "the business's name, in full; a live business is confirmed by it")
    .addHelpText(
      'after',
      '\nExample:\n  stub-import connections add "My shop" --environment test --app-id myapp --uid 1234 < key.txt',
    )
    .action((name: string, options: AddOptions) => run((cli) => add(cli, name, options)))
  connections
    .command('remove <name>')
    .description('forgets a connection and deletes its key')
    .action((name: string) => run((cli) => remove(cli, name)))
  connections
    .command('test <name>')
    .description('asks stub whether the key and the business are good; sends nothing')
    .action((name: string) => run((cli) => test(cli, name)))
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
  const key = await readKey(cli)
  const { environment, url, appId, uid, business = name } = options
  const connection = {
    name,
    environment,
    appId,
    uid,
    businessName: business,
    ...(url === undefined ? {} : { url }),
  }
  const added = await cli.connections.add({ ...connection, key, keep: 'keychain' })
  if (added.ok) {
    print(cli.terminal, `${name} was added.`)
    return ok(exitCode.done)
  }
  if (added.error.code !== 'keychain.missing') return added
  // Without a keychain the connection is still of use: a key can come from STUB_IMPORT_KEY at each send.
  const kept = await cli.connections.add({ ...connection, key, keep: 'session' })
  if (!kept.ok) return kept
  sayFailure(cli.terminal, added.error)
  say(cli.terminal, `${name} was added without its key. Set STUB_IMPORT_KEY when sending.`)
  return ok(exitCode.done)
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
  print(cli.terminal, found.value.found)
  return ok(exitCode.done)
}
