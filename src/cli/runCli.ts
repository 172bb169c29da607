import { Command, CommanderError } from 'commander'
import type { Failure } from '#shared/errors/failure.ts'
import type { Result } from '#shared/errors/result.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { composeCli, type Cli } from './compose.ts'
import { addConnectionCommands } from './connectionCommands.ts'
import { exitCode, exitCodeOf, type ExitCode } from './exitCode.ts'
import { addFileCommands } from './fileCommands.ts'
import { addLaterCommands } from './laterCommands.ts'
import { addSandboxCommand } from './sandbox.ts'
import { addSendingCommands } from './sendingCommands.ts'
import { sayFailure } from './terminal.ts'

/** Does a command's work and keeps its exit code. */
export type Run = (work: (cli: Cli) => Promise<Result<ExitCode, Failure>>) => Promise<void>

/** Runs one command as `cli.md` promises, and answers with its exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  let code: number = exitCode.done
  const program = new Command('stub-import')
    .description("Brings bank exports and old records into stub's books.")
    .version(packageJson.version)
    .option('--data-dir <dir>', 'where settings, catalogue and logs are kept')
    .exitOverride()

  const run: Run = async (work) => {
    const cli = composeCli(program.opts<{ dataDir?: string }>().dataDir)
    const outcome = await work(cli)
    if (!outcome.ok) sayFailure(cli.terminal, outcome.error)
    code = outcome.ok ? outcome.value : exitCodeOf(outcome.error)
  }
  for (const add of [
    addFileCommands,
    addSendingCommands,
    addConnectionCommands,
    addSandboxCommand,
    addLaterCommands,
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
