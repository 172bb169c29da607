import type { Command } from 'commander'
import { ok } from '#shared/errors/result.ts'
import { exitCode } from './exitCode.ts'
import type { Run } from './runCli.ts'
import { say } from './terminal.ts'

/** Adds the commands that `cli.md` promises and this version does not have yet: each says so and ends with 1. */
export function addLaterCommands(program: Command, run: Run): void {
  for (const [name, does, instead] of [
    ['api', 'any endpoint, typed and checked', '"connections test" asks whether a connection works.'],
  ] as const) {
    program
      .command(`${name} [words...]`)
      .description(`${does} (not in this version yet)`)
      .allowUnknownOption()
      .action(() =>
        run((cli) => {
          say(cli.terminal, `"${name}" is not in this version yet. ${instead}`)
          return Promise.resolve(ok(exitCode.usage))
        }),
      )
  }
}
