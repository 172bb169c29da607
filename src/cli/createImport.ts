import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary, ReadProgress } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import { answerable } from '#shared/layout/refute.ts'
import { accountKey } from '#shared/records/identityText.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { Cli } from './compose.ts'
import { applySourceOptions, readingChoice, type SourceOptions } from './sourceOptions.ts'
import { createProgressLine, say } from './terminal.ts'

/** An import that is open in this process; `close` ends it. */
export interface OpenImport {
  readonly importer: Client<ImporterContract>
  readonly summary: ImportSummary
  readonly close: () => void
}

const phases: Readonly<Record<ReadProgress['phase'], string>> = {
  copying: 'Taking the file in',
  opening: 'Opening the file',
  reading: 'Reading',
  converting: 'Checking rows',
}

/** Reads the file at `source` into an import at `path` (`:memory:` keeps it off the disk), as the options say. */
export async function createImport(
  cli: Cli,
  source: string,
  path: string,
  options: SourceOptions,
): Promise<Result<OpenImport, Failure>> {
  const { client, close } = cli.openImporter()
  const progress = createProgressLine(cli.terminal, cli.now)
  const onProgress = ({ phase, done, total }: ReadProgress) => {
    progress.show(`${phases[phase]} ${total > 0 ? `${Math.floor((100 * done) / total)} %` : ''}`.trimEnd())
  }
  const summary = await makeSummary(client, { source, path, options, onProgress })
  progress.end()
  if (!summary.ok) {
    close()
    return summary
  }
  const unused = unusedAccount(summary.value, options.account)
  if (unused !== null) say(cli.terminal, unused)
  return ok({ importer: client, summary: summary.value, close })
}

async function makeSummary(
  importer: Client<ImporterContract>,
  task: {
    source: string
    path: string
    options: SourceOptions
    onProgress: (progress: ReadProgress) => void
  },
): Promise<Result<ImportSummary, Failure>> {
  const { source, path, options, onProgress } = task
  const created = await importer.task(
    'import.create',
    {
      path,
      id: randomUUID(),
      sourcePath: source,
      sourceName: basename(source),
      choice: readingChoice(options),
      account: options.account ?? null,
    },
    { onProgress },
  )
  if (!created.ok) return err(withPath(created.error, source))
  const { preset } = options
  const used =
    preset === undefined ? created : await importer.task('import.usePreset', { id: preset }, { onProgress })
  if (!used.ok) return used
  const view = await importer.call('import.columns', {})
  if (!view.ok) return view
  const headings = view.value.columns.map(({ heading }) => heading)
  const layout = applySourceOptions(used.value.layout, options, headings)
  if (!layout.ok) return layout
  if (layout.value === used.value.layout) return used
  const origin = { layoutName: null, preset: options.layout === undefined ? used.value.preset : null }
  // What the user answers now is said of this file; what a layout says was of others.
  const answered = answerable.filter((question) => options.answer[question] !== undefined)
  const asKept = options.layout !== undefined
  return importer.task(
    'import.setLayout',
    { layout: layout.value, asKept, answered, ...origin },
    { onProgress },
  )
}

/** That the account which the user says is not the one that the file names, which counts; null where they agree. */
function unusedAccount({ accountInFile }: ImportSummary, said: string | undefined): string | null {
  if (said === undefined || accountInFile === null || accountKey(said) === accountKey(accountInFile))
    return null
  return `The file says that it is of account ${accountInFile}: that counts, and --account ${said} is not used.`
}

/** Whoever typed a path is told of that, not only of the name at its end. */
function withPath(failure: Failure, path: string): Failure {
  return failure.code === 'file.missing' || failure.code === 'file.notAFile'
    ? { ...failure, name: path }
    : failure
}

/** Opens the import file at a path that the user typed. */
export async function openImport(cli: Cli, path: string): Promise<Result<OpenImport, Failure>> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return err({ code: 'file.missing', name: path })
  if (found.isDirectory()) return err({ code: 'file.notAFile', name: path })
  const { client, close } = cli.openImporter()
  const opened = await client.call('import.open', { path })
  if (opened.ok) return ok({ importer: client, summary: opened.value, close })
  close()
  return opened
}
