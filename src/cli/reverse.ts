import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { makeReversal } from '#engine/reversal/makeReversal.ts'
import type { Cli } from './compose.ts'
import { openImport } from './createImport.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import { openSent, withOthers } from './others.ts'
import { outputFailure, outputPath } from './outputPath.ts'
import { exitCodeOfConversion } from './summarize.ts'
import { countOf, createProgressLine, print, printJson } from './terminal.ts'

/** `reverse FILE.stubimport --out FILE.stubimport`: an import of the records that reverse what stub holds of another one. */
export async function reverse(
  cli: Cli,
  file: string,
  options: { out: string; json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const out = outputPath(options.out, [file])
  if (!out.ok) return out
  const opened = await withOthers(cli, (others) => openSent(cli, others, file))
  if (!opened.ok) return opened
  try {
    const made = await handOnReversal(cli, opened.value.importer, out.value)
    if (!made.ok) return made
    const { records, errors } = made.value.tally
    if (options.json === true) printJson(cli.terminal, { file, out: out.value, records, errors })
    else
      print(
        cli.terminal,
        `${out.value}: ${countOf(records, 'record')} that reverse ${file}. Until that is decided, ${file} is not sent: ` +
          '“reverse --lift” lets it be sent after all.',
      )
    return ok(exitCodeOfConversion({ errors, questions: made.value.questions }))
  } finally {
    opened.value.close()
  }
}

/** `reverse FILE.stubimport --lift`: its records may be sent after all. */
export async function liftReversal(cli: Cli, file: string): Promise<Result<ExitCode, Failure>> {
  const opened = await openImport(cli, file)
  if (!opened.ok) return opened
  const lifted = await opened.value.importer.call('import.setReversal', { reversal: null })
  opened.value.close()
  if (!lifted.ok) return lifted
  print(cli.terminal, `${file} may be sent again.`)
  return ok(exitCode.done)
}

async function handOnReversal(
  cli: Cli,
  original: Client<ImporterContract>,
  out: string,
): Promise<Result<ImportSummary, Failure>> {
  // Beside the target, so that the finished file is moved into place on one disk.
  let folder: string
  try {
    folder = mkdtempSync(join(dirname(out), '.reversing-'))
  } catch (problem) {
    return err(outputFailure(out, problem))
  }
  const { client: plan, close } = cli.openImporter()
  const progress = createProgressLine(cli.terminal, cli.now)
  try {
    const made = await makeReversal({
      ...{ original, plan, path: join(folder, 'import.sqlite'), id: randomUUID() },
      onProgress: ({ done, total }) => progress.show(`${Math.floor((100 * done) / Math.max(1, total))} %`),
    })
    if (!made.ok) return made
    const written = await plan.call('import.handOn', { path: out, mark: false })
    if (written.ok) return made
    await original.call('import.setReversal', { reversal: null })
    return written
  } finally {
    progress.end()
    close()
    rmSync(folder, { recursive: true, force: true })
  }
}
