import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary, ReadProgress } from '#shared/imports/importView.ts'
import type { AnswerOf, Client } from '#shared/ipc/client.ts'
import { reversalLayout, reversalReading } from '#shared/reversal/reversingRow.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'

type Importer = Client<ImporterContract>
type FailureOf<Name extends keyof ImporterContract> =
  AnswerOf<ImporterContract[Name]> extends infer Answer
    ? Answer extends { ok: false; error: infer Problem }
      ? Problem
      : never
    : never

/** Why there is no import that reverses another one. */
export type MakeReversalFailure =
  | FailureOf<'import.summary' | 'import.writeReversal' | 'import.create' | 'import.setLayout'>
  | Extract<Failure, { code: 'send.reversalPlanned' }>

/** What a reversing import is made of, and as what. */
export interface ReversalTask {
  readonly original: Importer
  /** Has nothing open yet. */
  readonly plan: Importer
  /** Where the reversing import goes. */
  readonly path: string
  readonly id: string
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
}

/** The name that the reversal of an import has: `Reversal of march.csv`. */
export function reversalName(name: string): string {
  return `Reversal of ${parse(name).name}.csv`
}

/**
 * Makes an ordinary import of the records that reverse what stub holds of another one, to be reviewed and sent like any.
 * From then on the original's records do not leave, and it is not reversed once more, until that is lifted or the reversing
 * import removed.
 */
export async function makeReversal(task: ReversalTask): Promise<Result<ImportSummary, MakeReversalFailure>> {
  const { original, path, id, signal, onProgress } = task
  const watch = { ...(signal && { signal }), ...(onProgress && { onProgress }) }
  const summary = await original.call('import.summary', {})
  if (!summary.ok) return summary
  const { reversal } = summary.value
  if (reversal !== null) return err({ code: 'send.reversalPlanned', name: reversal.name })
  const folder = folderBeside(path)
  if (!folder.ok) return folder
  try {
    const csv = join(folder.value, 'reversal.csv')
    const written = await original.task('import.writeReversal', { path: csv }, watch)
    if (!written.ok) return written
    const name = reversalName(summary.value.source.name)
    // First the block, so that there is no moment with a plan and without it.
    const { payouts } = written.value
    const marked = await original.call('import.setReversal', { reversal: { id, name, payouts } })
    if (!marked.ok) return marked
    const made = await makePlan(task, summary.value, csv, watch)
    if (!made.ok) await original.call('import.setReversal', { reversal: null })
    return made
  } finally {
    rmSync(folder.value, { recursive: true, force: true })
  }
}

async function makePlan(
  { plan, path, id }: ReversalTask,
  { id: reversed, source, account, tally }: ImportSummary,
  csv: string,
  watch: Pick<ReversalTask, 'signal' | 'onProgress'>,
): Promise<Result<ImportSummary, MakeReversalFailure>> {
  const created = await plan.task(
    'import.create',
    {
      ...{ path, id, sourcePath: csv, sourceName: reversalName(source.name), choice: reversalReading },
      // Where rows name accounts of their own, each reversed id tells them apart already.
      account: account ?? source.name,
      reverses: { id: reversed, name: source.name },
    },
    watch,
  )
  if (!created.ok) return created
  const layout = { layout: reversalLayout(tally.currency), layoutName: null, preset: null }
  const settled = await plan.task('import.setLayout', layout, watch)
  return settled.ok ? plan.call('import.goTo', { step: 'review' }) : settled
}

function folderBeside(path: string): Result<string, Extract<MakeReversalFailure, { code: 'disk.failed' }>> {
  try {
    return ok(mkdtempSync(join(dirname(path), '.reversing-')))
  } catch (problem) {
    if (!(problem instanceof Error) || !('syscall' in problem)) throw problem
    return err({ code: 'disk.failed', detail: problem.message })
  }
}
