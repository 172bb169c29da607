import { once } from 'node:events'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '#sandbox/startSandbox.ts'
import { faultKinds } from '#sandbox/faults.ts'
import { exitCode } from './exitCode.ts'
import type { Run } from './runCli.ts'
import { print, printJson, say } from './terminal.ts'

type Faults = SandboxOptions['faults']

interface Options {
  readonly port: number
  readonly data?: string
  readonly fault: Faults
  readonly sameId: SandboxOptions['sameId']
  readonly refuseName: readonly string[]
  readonly readBack: boolean
  readonly seed: number
  readonly json?: boolean
}

/** Adds `sandbox`: the Connect API's double, until Ctrl-C. */
export function addSandboxCommand(program: Command, run: Run): void {
  program
    .command('sandbox')
    .description("the Connect API's double, to practise and to test, until Ctrl-C")
    .option('--port <n>', 'the port on loopback; 0 takes any free one', portNumber, 0)
    .option('--data <file>', 'keeps its state in this file')
    .option('--fault <kind=rate>', 'a fault on demand, a rate from 0 to 1; can be repeated', collectFault, {})
    .option('--seed <n>', 'the seed of the faults', wholeNumber, 1)
    .addOption(
      new Option('--same-id <how>', 'what an id that it has does')
        .choices(['update', 'add', 'refuse'])
        .default('update'),
    )
    .option('--refuse-name <name>', 'refuses a push with an entry of this name; can be repeated', collect, [])
    .option('--no-read-back', 'without the calls that read back')
    .option('--json', 'one line for programs')
    .addHelpText('after', '\nExample:\n  stub-import sandbox --fault tooMany=0.1 --same-id add')
    .action((options: Options) =>
      run(async (cli) => {
        const started = await start(options)
        if (!started.ok) {
          say(cli.terminal, started.error)
          return ok(exitCode.usage)
        }
        const sandbox = started.value
        const { url, apiKey, appId, uid } = sandbox
        if (options.json === true) printJson(cli.terminal, { url, apiKey, appId, uid })
        else
          print(
            cli.terminal,
            `Sandbox at ${url}\nAPI key  ${apiKey}\nApp id   ${appId}\nBusiness ${uid}\nCtrl-C ends it.`,
          )
        await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
        await sandbox.close()
        return ok(exitCode.done)
      }),
    )
}

/** The running sandbox, or a sentence on why its port or its file is not to be had. */
async function start(options: Options): Promise<Result<Sandbox, string>> {
  const { port, data, fault, seed, sameId, refuseName, readBack } = options
  try {
    const behaviour = {
      faults: fault,
      seed,
      sameId,
      readBack,
      emptyAnswers: false,
      webhookTimeScale: 1,
      refuseNames: refuseName,
    }
    return ok(await startSandbox({ port, dataFile: data ?? ':memory:', ...behaviour }))
  } catch (problem) {
    // The socket and SQLite say what is wrong by a code; anything else is a bug.
    if (!(problem instanceof Error) || !('code' in problem)) throw problem
    if (problem.code === 'EADDRINUSE')
      return err(`Port ${port} is taken. Give another one, or leave --port out to get any that is free.`)
    if (problem.code === 'EACCES' && data === undefined)
      return err(`Port ${port} is not for everyone. Give one from 1024 on, or leave --port out.`)
    return err(
      `The sandbox could not be started${data === undefined ? '' : ` with “${data}”`}: ${problem.message}.`,
    )
  }
}

function portNumber(text: string): number {
  const port = wholeNumber(text)
  if (port > 65_535) throw new InvalidArgumentError('The last port is 65535.')
  return port
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number was expected.')
  return Number(text)
}

function collect(text: string, previous: readonly string[]): readonly string[] {
  return [...previous, text]
}

function collectFault(text: string, previous: Faults): Faults {
  const [kind = '', rate = ''] = text.split('=', 2)
  const known = faultKinds.find((name) => name === kind)
  if (known === undefined)
    throw new InvalidArgumentError(`${kind} is no fault; ${faultKinds.join(', ')} are.`)
  if (!/^(0(\.\d+)?|1(\.0+)?)$/.test(rate)) throw new InvalidArgumentError('A rate is a number from 0 to 1.')
  const faults = { ...previous, [known]: Number(rate) }
  const sum = Object.values(faults).reduce((total, each) => total + each, 0)
  // A little over 1 is what 0.1 and its like add up to.
  if (sum > 1 + 1e-9) throw new InvalidArgumentError('All rates together cannot be above 1.')
  return faults
}
