import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { makeReversal } from '#engine/reversal/makeReversal.ts'
import type { Cli } from './compose.ts'
import { openImport } from './createImport.ts'
import { exitCode, type ExitCode } from './exitCode.ts'
import { openSent, withOthers } from './others.ts'
import { outputFailure, outputPath } from './outputPath.ts'
import { exitCodeOfConversion } from './summarize.ts'
import { alignColumns, countOf, createProgressLine, print, printJson } from './terminal.ts'

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
    const payouts = await payoutsThatStay(opened.value.importer)
    if (!payouts.ok) return payouts
    if (options.json === true)
      printJson(cli.terminal, { file, out: out.value, records, errors, payouts: payouts.value })
    else {
      print(
        cli.terminal,
        `${out.value}: ${countOf(records, 'record')} that reverse ${file}. Until that is decided, ${file} is not sent: ` +
          '“reverse --lift” lets it be sent after all.',
      )
      if (payouts.value.length > 0) print(cli.terminal, payoutsText(payouts.value))
    }
    return ok(exitCodeOfConversion({ ...made.value, errors }))
  } finally {
    opened.value.close()
  }
}

/** A payout that stays in stub's list: `amount` in minor units, the id that it has there. */
interface Payout {
  readonly id: string
  readonly date: string
  readonly amount: number
  readonly currency: string
}

const payoutsAtOnce = 1000

/** The payouts of an import of which only the lines are reversed. What left with another import is that one's to reverse. */
async function payoutsThatStay(importer: Client<ImporterContract>): Promise<Result<Payout[], Failure>> {
  const summary = await importer.call('import.summary', {})
  if (!summary.ok) return summary
  const payouts: Payout[] = []
  if ((summary.value.reversal?.payouts ?? 0) === 0) return ok(payouts)
  for (const filter of ['accepted', 'confirmed'] as const)
    for (let offset = 0; ; offset += payoutsAtOnce) {
      const page = await importer.call('import.deliveries', { filter, offset, limit: payoutsAtOnce })
      if (!page.ok) return page
      for (const { id, date, amount, currency, delivery } of page.value.records)
        if (delivery.state !== 'accepted' || delivery.sentWith === undefined)
          payouts.push({ id, date, amount, currency })
      if (page.value.records.length < payoutsAtOnce) break
    }
  return ok(payouts.toSorted((one, other) => (one.date < other.date ? -1 : 1)))
}

function payoutsText(payouts: readonly Payout[]): string {
  const amountOf = ({ amount, currency }: Payout) => formatMinor(amount, currencyDecimals(currency) ?? 2)
  const lines = payouts.map((payout) => [payout.date, amountOf(payout), payout.currency, payout.id])
  return (
    'Only the lines of payouts are reversed. These stay in stub’s list of payouts, to be removed there by hand:\n' +
    alignColumns(lines, [1])
  )
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
