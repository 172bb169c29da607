import { checkReceipt } from '#engine/receipt/checkReceipt.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Cli } from './compose.ts'
import { openSent, withOthers } from './others.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import { outputPath } from './outputPath.ts'
import { countOf, createProgressLine, print, printJson } from './terminal.ts'

/** `receipt FILE.stubimport --out FILE.html|.csv|.json`: the proof of what was sent and what came back. */
export async function receipt(
  cli: Cli,
  file: string,
  options: { out: string; json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const target = outputPath(options.out, [file])
  if (!target.ok) return target
  const opened = await withOthers(cli, (others) => openSent(cli, others, file))
  if (!opened.ok) return opened
  const progress = createProgressLine(cli.terminal, cli.now)
  const written = await opened.value.importer.task(
    'import.receipt',
    { path: target.value },
    { onProgress: ({ done, total }) => progress.show(`${Math.floor((100 * done) / Math.max(1, total))} %`) },
  )
  progress.end()
  opened.value.close()
  if (!written.ok) return written
  if (options.json === true) printJson(cli.terminal, written.value)
  else
    print(
      cli.terminal,
      `${options.out}: ${countOf(written.value.records, 'record')}, SHA-256 ${written.value.sha256}`,
    )
  return ok(exitCode.done)
}

const checked = {
  unchanged: 'This receipt is as it was written.',
  changed: 'This receipt was changed since it was written: its checksum does not match.',
  noChecksum: 'This file carries no checksum: it is no receipt, or its last line is gone.',
} as const

/** `receipt FILE --check`: whether a receipt is as it was written; 3 when it is not. */
export function receiptCheck(
  cli: Cli,
  file: string,
  options: { json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  try {
    const check = checkReceipt(file)
    if (options.json === true) printJson(cli.terminal, { check })
    else print(cli.terminal, checked[check])
    return Promise.resolve(ok(check === 'unchanged' ? exitCode.done : exitCode.findings))
  } catch (problem) {
    if (!(problem instanceof Error) || !('syscall' in problem)) throw problem
    return Promise.resolve(err({ code: 'file.unreadable', name: file, detail: problem.message }))
  }
}
