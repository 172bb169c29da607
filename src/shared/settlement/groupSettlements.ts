import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Finding } from '#shared/findings/finding.ts'
import { largestMinor } from '#shared/money/largestMinor.ts'
import type { Entry, Settlement } from '#shared/records/record.ts'
import { settlementRecordId } from '#shared/records/recordId.ts'
import { payoutDoubts, type PayoutRow } from '#shared/settlement/payoutDoubts.ts'

/** One source row that may be a line of a settlement. */
export interface SettlementLine {
  readonly row: number
  readonly verdict: RowVerdict
}

type ConvertedVerdict = Extract<RowVerdict, { state: 'converted' }>

interface Group {
  readonly lines: { readonly row: number; readonly verdict: ConvertedVerdict }[]
  readonly payouts: PayoutRow[]
  hasErrors: boolean
}

/**
 * What the rows of one settlement come to. `findings` are at rows that are right by themselves: errors at its lines, where another one
 * is in error, they are in several currencies or add up to more than an amount may be; warnings at the payout's own rows that say
 * another sum.
 */
export interface Grouped {
  /** The file's own id of it. */
  readonly name: string
  /** Null where none can be made of these rows. */
  readonly settlement: Settlement | null
  readonly findings: readonly Finding[]
}

/**
 * Groups the rows of an import. Each settlement comes as soon as its last row has, which `lastRows` says by name, so that no more is
 * kept than the lines of those that are begun; those of which it says nothing come at the end, in the order in which the file
 * first names them. Lines are taken in ascending order of rows; rows without a settlement are passed over, and so are those left out.
 */
export function* groupSettlements(
  lines: Iterable<SettlementLine>,
  account: string | null,
  lastRows: ReadonlyMap<string, number> = new Map(),
): Generator<Grouped> {
  const begun = new Map<string, Group>()
  for (const { row, verdict } of lines) {
    const name = settlementNamed(verdict)
    if (name === undefined) continue
    const group = begun.get(name) ?? { lines: [], payouts: [], hasErrors: false }
    begun.set(name, group)
    addLine(group, row, verdict)
    const last = lastRows.get(name) ?? Infinity
    if (row > last) throw new Error(`Row ${row} is a line of a settlement that was to end with row ${last}`)
    if (row < last) continue
    begun.delete(name)
    yield grouped(name, group, account)
  }
  for (const [name, group] of begun) yield grouped(name, group, account)
}

/** The file's own id of the settlement that a row is a line or the payout's own row of; undefined where it names none. */
export function settlementNamed(verdict: RowVerdict): string | undefined {
  return verdict.state === 'left' ? verdict.payout?.settlement : verdict.settlement
}

function addLine(group: Group, row: number, verdict: RowVerdict): void {
  if (verdict.state === 'error') group.hasErrors = true
  else if (verdict.state === 'converted') group.lines.push({ row, verdict })
  else if (verdict.payout !== undefined) group.payouts.push({ row, ...verdict.payout })
}

function grouped(name: string, group: Group, account: string | null): Grouped {
  const { lines, payouts, hasErrors } = group
  const fault = faultOf(name, group)
  if (fault !== null) {
    const broken = lines.map(({ row }): Finding => ({ row, column: null, severity: 'error', ...fault }))
    // Whoever corrects what is in error hears of the sum then.
    const doubts = hasErrors || lines.length > 0 ? [] : payoutDoubts(payouts, null)
    return { name, settlement: null, findings: [...broken, ...doubts] }
  }
  const settlement = settlementOf(name, lines, account)
  return { name, settlement, findings: payoutDoubts(payouts, settlement) }
}

function faultOf(name: string, group: Group): Pick<Finding, 'field' | 'code' | 'found'> | null {
  if (group.hasErrors) return { field: 'settlementId', code: 'settlement.incomplete', found: name }
  const entries = entriesOf(group.lines)
  const currencies = new Set(entries.map(({ currency }) => currency))
  if (currencies.size !== 1)
    return { field: 'currency', code: 'currency.mixed', found: [...currencies].join(', ') }
  // With both sides in bounds so are their difference, which is paid out, and the fees, which are among the expenses.
  const sides = [sum(ofKind(entries, 'income')), sum(ofKind(entries, 'expense'))]
  if (sides.every((side) => side <= largestMinor)) return null
  return { field: 'settlementId', code: 'settlement.tooLarge', found: name }
}

function settlementOf(name: string, lines: Group['lines'], account: string | null): Settlement {
  const entries = entriesOf(lines)
  const income = ofKind(entries, 'income')
  const expenses = ofKind(entries, 'expense')
  return {
    rows: lines.map(({ row }) => row),
    kind: 'settlement',
    id: settlementRecordId(account ?? '', name),
    date: dateOf(lines),
    amount: sum(income) - sum(expenses),
    fee: sum(expenses.filter(({ part }) => part === 'fee')),
    currency: income[0]?.currency ?? expenses[0]?.currency ?? '',
    income,
    expenses,
  }
}

/** The day of the payout; where the file does not say it, the day of the latest line. */
function dateOf(lines: Group['lines']): string {
  const payouts = lines.flatMap(({ verdict }) => verdict.payoutDate ?? [])
  return latest(payouts) ?? latest(entriesOf(lines).map(({ date }) => date)) ?? ''
}

function latest(dates: readonly string[]): string | undefined {
  return [...dates].sort().at(-1)
}

function entriesOf(lines: Group['lines']): Entry[] {
  return lines.flatMap(({ verdict }) => verdict.entries)
}

function ofKind(entries: readonly Entry[], kind: Entry['kind']): Entry[] {
  return entries.filter((entry) => entry.kind === kind)
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((total, { amount }) => total + amount, 0)
}
