import { deliveryStates, type DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { Difference } from '#shared/delivery/difference.ts'
import { isOfBefore, type Emptied } from '#shared/delivery/emptied.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { Reversal } from '#shared/reversal/reversal.ts'
import { ok, type Result } from '#shared/errors/result.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { Cli } from './compose.ts'
import { openSent, withOthers } from './others.ts'
import { exitCode, exitCodeOfCounts, type ExitCode } from './exitCode.ts'
import { alignColumns, countOf, print, printJson } from './terminal.ts'

/** What became of each record, in the shape that `cli.md` promises for `status --json`. */
export interface Status extends DeliveryCounts {
  readonly refusals: readonly { row: number; id: string; reason: string }[]
  /** What stub holds otherwise than it was sent. */
  readonly differing: readonly Difference[]
  /** That the business was emptied after records had left; null where it was not. */
  readonly emptied: Emptied | null
  /** The import that reverses this one; null while there is none. */
  readonly reversal: Reversal | null
}

/** Asks an import what became of its records. */
export async function statusOf(importer: Client<ImporterContract>): Promise<Result<Status, Failure>> {
  const counts = await importer.call('delivery.counts', {})
  if (!counts.ok) return counts
  const refusals = await importer.call('delivery.refusals', {})
  if (!refusals.ok) return refusals
  const differing = await importer.call('delivery.differences', {})
  if (!differing.ok) return differing
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const { emptied, reversal } = summary.value
  return ok({ ...counts.value, refusals: refusals.value, differing: differing.value, emptied, reversal })
}

/** `status FILE.stubimport`. */
export async function status(
  cli: Cli,
  file: string,
  options: { json?: boolean },
): Promise<Result<ExitCode, Failure>> {
  const opened = await withOthers(cli, (others) => openSent(cli, others, file))
  if (!opened.ok) return opened
  const found = await statusOf(opened.value.importer)
  opened.value.close()
  if (!found.ok) return found
  if (options.json === true) printJson(cli.terminal, found.value)
  else print(cli.terminal, statusText(found.value))
  return ok(exitCodeOfStatus(found.value))
}

/** How a command ends that leaves an import like this: what was sent and emptied since is unfinished, however it stood. */
export function exitCodeOfStatus(found: Status): ExitCode {
  return isOfBefore(found.emptied) ? exitCode.unfinished : exitCodeOfCounts(found)
}

/** The counts and refusals for a person. */
export function statusText(found: Status): string {
  const ofBefore = isOfBefore(found.emptied)
  const counts = deliveryStates.map((state) => [ofBefore ? `was ${state}` : state, String(found[state])])
  const refusals = found.refusals.map(({ row, reason }) => `Row ${row} was refused: ${reason}`)
  const differing = found.differing.map(({ row, field, ours, stubs }) =>
    field === 'record'
      ? `Row ${row} was in stub’s books and is not any more, or not all of it`
      : `Row ${row} is in stub’s books with another ${field}: ${stubs}, where ${ours} was sent`,
  )
  const table = alignColumns([['records', String(found.records)], ...counts], [1])
  const reversed =
    found.reversal === null
      ? []
      : [
          `“${found.reversal.name}” was made to reverse it: “reverse --lift” lets it be sent after all.`,
          ...payoutsStay(ofBefore ? 0 : found.reversal.payouts),
        ]
  return [...emptiedText(found), table, ...refusals, ...differing, ...reversed].join('\n')
}

function emptiedText({ emptied }: Status): string[] {
  if (emptied === null) return []
  const at = `${emptied.at.slice(0, 10)} at ${emptied.at.slice(11, 16)} UTC`
  if (!emptied.certain)
    return [
      `stub was asked to empty the business on ${at}, and its answer was lost: what had been sent by then is unknown until it is found there, or sent again.`,
    ]
  return isOfBefore(emptied)
    ? [
        `The business was emptied on ${at}: nothing that was sent is in stub’s books any more.`,
        '“send --start-over” sends all of it once more.',
      ]
    : [`The business was emptied on ${at}; this import was started over since.`]
}

function payoutsStay(payouts: number): string[] {
  if (payouts === 0) return []
  return [
    `${countOf(payouts, 'payout')} of it ${payouts === 1 ? 'stays' : 'stay'} in stub’s list of payouts, to be removed there by hand: its receipt names each.`,
  ]
}
