import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import nodeLog from 'electron-log/node'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { err, type Result } from '#shared/errors/result.ts'
import { createLog } from '#engine/log/log.ts'
import { dataFolder } from '#engine/settings/dataFolder.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { addApiCommand } from './api.ts'
import { composeCli, type Cli, type Surroundings } from './compose.ts'
import { addConnectionCommands } from './connectionCommands.ts'
import { exitCode, exitCodeOf, type ExitCode } from './exitCode.ts'
import { addFileCommands } from './fileCommands.ts'
import { addSandboxCommand } from './sandbox.ts'
import { addOutcomeCommands, addReverseCommand, addSendCommand } from './sendingCommands.ts'
import { isClosedPipe, say, sayFailure, visible, type Terminal } from './terminal.ts'

/** Does a command's work and keeps its exit code. */
export type Run = (work: (cli: Cli) => Promise<Result<ExitCode, Failure>>) => Promise<void>

/** Runs one command as `cli.md` promises, and answers with its exit code. What nobody foresaw is a sentence, and in the log. */
export async function runCli(
  args: readonly string[],
  terminal: Terminal = process,
  compose: (surroundings: Surroundings) => Cli = composeCli,
): Promise<number> {
  let code: number = exitCode.done
  outliveReaders(terminal)
  const program = createProgram(terminal)
  const run: Run = async (work) => {
    const { dataDir } = program.opts<{ dataDir?: string }>()
    const folder =
      dataDir === undefined ? dataFolder(process.platform, process.env, homedir()) : resolve(dataDir)
    const log = createLog(nodeLog, join(folder, 'logs'))
    let outcome: Result<ExitCode, Failure>
    try {
      outcome = await work(compose({ terminal, folder, report: log.report }))
    } catch (problem) {
      outcome = err(
        problem instanceof FailureError
          ? problem.failure
          : { code: 'internal', incident: log.report(problem, `stub-import ${program.args[0] ?? ''}`) },
      )
    }
    code = outcome.ok ? outcome.value : exitCodeOf(outcome.error)
    if (outcome.ok) return
    sayFailure(terminal, outcome.error)
    if (outcome.error.code === 'internal') say(terminal, `The log is ${log.path}`)
  }
  for (const add of [
    addFileCommands,
    addSendCommand,
    addOutcomeCommands,
    addReverseCommand,
    addConnectionCommands,
    addApiCommand,
    addSandboxCommand,
  ]) {
    add(program, run)
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem
    return problem.exitCode === 0 ? exitCode.done : exitCode.usage
  }
  return code
}

/** The command goes on where nobody listens any more: what was begun, such as sending, is brought to its end. */
function outliveReaders({ stdout, stderr }: Terminal): void {
  for (const stream of [stdout, stderr]) {
    stream.on('error', (problem) => {
      if (!isClosedPipe(problem)) throw problem
    })
  }
}

function createProgram({ stdout, stderr }: Terminal): Command {
  return new Command('stub-import')
    .description("Brings bank exports and old records into stub's books.")
    .version(packageJson.version)
    .option('--data-dir <dir>', 'where settings, catalogue and logs are kept')
    .configureOutput({
      writeOut: (text) => stdout.write(visible(text)),
      writeErr: (text) => stderr.write(visible(text)),
    })
    .showHelpAfterError('--help after the command shows its options and an example.')
    .exitOverride()
}
