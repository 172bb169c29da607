import type { Command } from 'commander'
import { convert } from './convert.ts'
import { findings } from './findings.ts'
import { inspect } from './inspect.ts'
import { prepare } from './prepare.ts'
import type { Run } from './runCli.ts'
import { addSourceOptions, type SourceOptions } from './sourceOptions.ts'

/** Adds the commands that need no connection: `inspect`, `convert`, `prepare`, `findings`. */
export function addFileCommands(program: Command, run: Run): void {
  program
    .command('inspect <file>')
    .description('how a file was read and what it looks like; sends nothing, stores nothing')
    .option('--sheet <name>', 'the sheet of a workbook')
    .option('--json', 'for programs')
    .addHelpText('after', '\nExample:\n  stub-import inspect march.csv --json')
    .action((file: string, options: { sheet?: string; json?: boolean }) =>
      run((cli) => inspect(cli, file, options)),
    )

  addSourceOptions(program.command('convert <file>'))
    .description('the records of a file, one JSON object a line')
    .option('--out <file>', 'where the records go; without it to the standard output')
    .option('--json', 'the summary for programs; needs --out')
    .addHelpText(
      'after',
      '\nExample:\n  stub-import convert march.csv --account 62000000001 --out march.ndjson',
    )
    .action((file: string, options: SourceOptions & { out?: string; json?: boolean }, command: Command) => {
      if (options.json === true && options.out === undefined) command.error('--json needs --out')
      return run((cli) => convert(cli, file, options))
    })

  addSourceOptions(program.command('prepare <files...>'))
    .description('an import, ready to be sent here or elsewhere')
    .requiredOption('--out <path>', 'a .stubimport file, or a folder when there are several files')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nExample:\n  stub-import prepare march.csv --account 62000000001 --out march.stubimport',
    )
    .action((files: string[], options: SourceOptions & { out: string; json?: boolean }) =>
      run((cli) => prepare(cli, files, options)),
    )

  program
    .command('findings <file>')
    .description('what is wrong with an import, row by row')
    .option('--csv <file>', 'writes the list as CSV')
    .option('--json', 'for programs')
    .addHelpText('after', '\nExample:\n  stub-import findings march.stubimport --csv march-findings.csv')
    .action((file: string, options: { csv?: string; json?: boolean }) =>
      run((cli) => findings(cli, file, options)),
    )
}
