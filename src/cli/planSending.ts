import { businessKey } from '#shared/connect/businessKey.ts'
import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { SendWay } from '#shared/delivery/sendWay.ts'
import { currencySums, planSum } from '#shared/delivery/planSum.ts'
import type { PlanSum, SendPlan } from '#shared/delivery/sendView.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import { accountElsewhere } from '#engine/connect/accountMemory.ts'
import type { Batch } from '#engine/importing/batch.ts'
import { compareWithOthers } from '#engine/imports/compareWithOthers.ts'
import { changedRows, sayChanged } from './changedRows.ts'
import type { OpenImport } from './createImport.ts'
import { exitCode, exitCodeOf, type ExitCode } from './exitCode.ts'
import { onCopy } from './onCopy.ts'
import { questionText } from './questionText.ts'
import type { Destination, OpenFile, SendOptions } from './send.ts'
import { countOf, print, printJson, say, sayFailure } from './terminal.ts'

/** `send --dry-run`: what would leave, started over first where that is asked, with everything that stands in its way. Asks nobody and changes nothing. */
export async function planSending(
  to: Destination,
  opened: OpenFile,
  options: SendOptions,
): Promise<Result<ExitCode, Failure>> {
  const { cli, connection } = to
  const isToStartOver = options.startOver === true && isOfBefore(opened.summary.emptied)
  if (isToStartOver)
    return onCopy(to, opened, async (copy) => {
      const summary = await copy.importer.call('delivery.startOver', {})
      return summary.ok
        ? planSending(to, { ...copy, path: opened.path, summary: summary.value }, options)
        : summary
    })
  const plan = await planWithin(to, opened, options)
  if (!plan.ok) return plan
  const changed = await changedRows(opened)
  if (!changed.ok) return changed
  const { records, requests, sentBefore, way } = plan.value
  const elsewhere = accountElsewhere(cli.settings, opened.summary, connection)
  const isInTheWay = elsewhere !== null && options.accountTo !== elsewhere.business
  const obstacles = isInTheWay ? [elsewhere, ...plan.value.obstacles] : plan.value.obstacles
  if (options.json === true)
    printJson(cli.terminal, { ...plan.value, obstacles, toLookAt: changed.value.length })
  else
    print(
      cli.terminal,
      `${countOf(records, 'record')} would leave for “${connection.name}” (${connection.environment}) in ${countOf(requests, way === 'file' ? 'file' : 'request')}: ${sumsOf(plan.value)}.`,
    )
  if (sentBefore > 0 && options.again !== true)
    say(
      cli.terminal,
      `${countOf(sentBefore, 'record')} went to this business with other files already and would not leave again; --again sends them once more.`,
    )
  const isChangeInTheWay = changed.value.length > 0 && options.changed !== true
  if (isChangeInTheWay) sayChanged(cli.terminal, changed.value)
  for (const obstacle of obstacles) sayFailure(cli.terminal, obstacle)
  for (const question of opened.summary.questions) say(cli.terminal, questionText(question))
  const first = obstacles[0]
  // Nothing to send is how sending ends well, not what stands in its way.
  if (first !== undefined && first.code !== 'send.nothing') return ok(exitCodeOf(first))
  return ok(isChangeInTheWay ? exitCode.findings : exitCode.done)
}

function sumsOf({ income, expense, settlement, currency }: SendPlan): string {
  const ofKind = (kind: string, sum: PlanSum) => {
    const money = currencySums(sum, currency).map(
      (one) => `${one.currency} ${formatMinor(one.sum, currencyDecimals(one.currency) ?? 2)}`,
    )
    return `${kind} ${sum.count} (${money.join(', ')})`
  }
  const settlements = settlement.count === 0 ? [] : [ofKind('settlements', settlement)]
  return [ofKind('income', income), ofKind('expenses', expense), ...settlements].join(', ')
}

async function planWithin(
  to: Destination,
  opened: OpenFile,
  { limit, method: way, refused = false, again = false }: SendOptions,
): Promise<Result<SendPlan, Failure>> {
  const { batchSize } = to.cli.settings.read().preferences
  const compared = await compareWithOthers(to.others, opened.importer, {
    path: opened.path,
    business: businessKey(to.connection),
  })
  if (!compared.ok) return compared
  const whole = await opened.importer.call('delivery.plan', { batchSize, refused, again, way })
  if (!whole.ok || limit === undefined || whole.value.records <= limit) return whole
  if (whole.value.obstacles.length > 0) return whole
  const batches = await rehearse(to, opened, { batchSize, limit, refused, again, way: whole.value.way })
  return batches.ok ? ok({ ...whole.value, ...loadOf(batches.value, whole.value.currency) }) : batches
}

interface Room {
  readonly batchSize: number
  readonly limit: number
  readonly refused: boolean
  readonly again: boolean
  readonly way: SendWay
}

/** The very batches that a limited run would send. */
function rehearse(to: Destination, opened: OpenFile, room: Room): Promise<Result<Batch[], Failure>> {
  const { others, connection } = to
  return onCopy(to, opened, async (copy) => {
    const { path } = opened
    const compared = await compareWithOthers(others, copy.importer, {
      path,
      business: businessKey(connection),
    })
    return compared.ok ? takeBatches(copy, room) : compared
  })
}

async function takeBatches(
  { importer }: OpenImport,
  { batchSize, limit, refused, again, way }: Room,
): Promise<Result<Batch[], Failure>> {
  const settled = await importer.call('delivery.settleBefore', { again })
  if (!settled.ok) return settled
  const begun = await importer.call('delivery.begin', { refused })
  if (!begun.ok) return begun
  const batches: Batch[] = []
  for (let left = limit; left > 0;) {
    const batch = await importer.call('delivery.next', { batchSize, limit: left, way })
    if (!batch.ok) return batch
    if (batch.value === null) break
    const records = await recordsOf(importer, batch.value)
    if (!records.ok) return records
    batches.push({ ...batch.value, records: records.value })
    left -= batch.value.size
    const noted = await importer.call('delivery.outcome', {
      batch: batch.value.no,
      outcome: { is: 'accepted' },
    })
    if (!noted.ok) return err(noted.error)
  }
  return ok(batches)
}

async function recordsOf(
  importer: OpenImport['importer'],
  { no: batch, method, size, records }: Batch,
): Promise<Result<Batch['records'], Failure>> {
  if (method !== 'file') return ok(records)
  const inFile: Batch['records'] = []
  while (inFile.length < size) {
    const page = await importer.call('delivery.inFile', { batch, from: inFile.length, mostEntries: 1000 })
    if (!page.ok) return page
    if (page.value.length === 0) throw new Error(`Batch ${batch} ends before its record ${inFile.length + 1}`)
    inFile.push(...page.value)
  }
  return ok(inFile)
}

/** Counts and sums of what batches hold. */
function loadOf(
  batches: readonly Batch[],
  currency: string,
): Pick<SendPlan, 'records' | 'requests' | 'income' | 'expense' | 'settlement'> {
  const records = batches.flatMap((batch) => batch.records)
  const sumOf = (kind: 'income' | 'expense' | 'settlement') => {
    const those = records.filter((record) => record.kind === kind)
    const sums = Map.groupBy(those, (one) => one.currency)
    const each = [...sums].map(([code, ones]) => ({
      currency: code,
      sum: ones.reduce((total, one) => total + one.amount, 0),
    }))
    return planSum(those.length, each, currency)
  }
  return {
    records: records.length,
    requests: batches.length,
    income: sumOf('income'),
    expense: sumOf('expense'),
    settlement: sumOf('settlement'),
  }
}
