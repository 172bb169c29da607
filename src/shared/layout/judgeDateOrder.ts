import { parseDate } from '#shared/dates/parseDate.ts'
import { daysOutside, type StatementPeriod } from '#shared/dates/statementPeriod.ts'
import type { ColumnProfile, DateOrderTally, Witness } from '#shared/layout/columnProfile.ts'
import { slips, type Judgement } from '#shared/layout/judgement.ts'
import { dateOrders, type DateOrder } from '#shared/layout/layout.ts'
import { dateOrderOpen, dateOrderProof } from '#shared/layout/proofSentences.ts'

/** All of a layout's date columns as one. */
interface Evidence {
  /** The order that the headings name, as `Date (dd/mm/yyyy)` does; null where none does, or not all the same. */
  readonly headed: DateOrder | null
  readonly byOrder: Readonly<Record<DateOrder, DateOrderTally>>
  readonly ambiguous: boolean
  readonly first: Witness | null
  readonly firstAmbiguous: Witness | null
  readonly period: StatementPeriod | null
  readonly stored: boolean
}

// Fewer changes of date than this run one way by chance too often.
const leastChanges = 4
// A reading that spreads the dates over so many years, while another keeps them within one, takes days for years.
const manyYears = 5
// What was paid just before a statement begins may be booked within it.
const daysAroundPeriod = 10
// Of so many changes of date so few may go against the others: a payment is booked a day late.
const fewTurns = 0.05
const manyTurns = 0.2

/**
 * Settles day, month and year once for all date columns of a layout: by a date that reads one way only, by how the dates are
 * written, by the period that the file is of, by how far they spread, or by their sequence. Open where none of these tells.
 */
export function judgeDateOrder(
  columns: readonly ColumnProfile[],
  period: StatementPeriod | null = null,
): Judgement<DateOrder> {
  if (columns.length === 0) return { settled: false, options: dateOrders, why: dateOrderOpen.notChosen }
  const evidence = gather(columns, period)
  const most = Math.max(...dateOrders.map((order) => evidence.byOrder[order].read))
  const best = dateOrders.filter((order) => evidence.byOrder[order].read === most)
  return (
    contradiction(evidence) ??
    soleOrder(best, evidence) ??
    asWritten(best, evidence) ??
    byHeading(best, evidence) ??
    byDays(best, evidence) ??
    open(withoutSpread(best, evidence), evidence)
  )
}

/** What the days themselves tell that the dates would be. */
function byDays(best: readonly DateOrder[], evidence: Evidence): Judgement<DateOrder> | null {
  return (
    byPeriod(best, evidence) ?? bySpan(best, evidence) ?? bySequence(withoutSpread(best, evidence), evidence)
  )
}

/** The order that a heading names, open where the days tell another. */
function byHeading(best: readonly DateOrder[], evidence: Evidence): Judgement<DateOrder> | null {
  const { headed } = evidence
  if (headed === null || !best.includes(headed)) return null
  const shown = byDays(best, evidence)
  if (shown?.settled !== true || shown.value === headed)
    return settled(headed, dateOrderProof.heading(headed))
  return {
    settled: false,
    options: [headed, shown.value],
    why: dateOrderOpen.againstHeading(headed, shown.value),
  }
}

function gather(columns: readonly ColumnProfile[], period: StatementPeriod | null): Evidence {
  const sum = (order: DateOrder): DateOrderTally =>
    columns.map((column) => column.dates[order]).reduce(together, emptyTally)
  return {
    headed: orderNamed(columns),
    byOrder: { ymd: sum('ymd'), dmy: sum('dmy'), mdy: sum('mdy') },
    ambiguous: columns.some((column) => column.dates.ambiguous > 0),
    firstAmbiguous:
      columns.find((column) => column.dates.firstAmbiguous !== null)?.dates.firstAmbiguous ?? null,
    period,
    first: columns.find((column) => column.dates.first !== null)?.dates.first ?? null,
    stored: columns.some((column) => column.stored.dates > 0),
  }
}

const orderByLetters: ReadonlyMap<string, DateOrder> = new Map([
  ['ymd', 'ymd'],
  ['dmy', 'dmy'],
  ['mdy', 'mdy'],
])

function orderNamed(columns: readonly ColumnProfile[]): DateOrder | null {
  // In Afrikaans a year is written with a j.
  const named = columns.flatMap(({ heading }) => {
    const parts = /(?<!\p{L})([dmyj])\1{0,3}([-/. ]?)([dmyj])\3{0,3}\2([dmyj])\4{0,3}(?!\p{L})/iu.exec(
      heading,
    )
    const letters = [parts?.[1], parts?.[3], parts?.[4]].join('').toLowerCase().replace('j', 'y')
    return orderByLetters.get(letters) ?? []
  })
  const [order, ...others] = new Set(named)
  return order === undefined || others.length > 0 ? null : order
}

const emptyTally: DateOrderTally = { read: 0, only: 0, witness: null, up: 0, down: 0, from: null, to: null }

function together(one: DateOrderTally, other: DateOrderTally): DateOrderTally {
  const days = [one.from, one.to, other.from, other.to].filter((day) => day !== null).sort()
  return {
    read: one.read + other.read,
    only: one.only + other.only,
    witness: one.witness ?? other.witness,
    // Each column has a sequence of its own: the first that has one speaks.
    up: one.read > 0 ? one.up : other.up,
    down: one.read > 0 ? one.down : other.down,
    from: days.at(0) ?? null,
    to: days.at(-1) ?? null,
  }
}

function contradiction({ byOrder }: Evidence): Judgement<DateOrder> | null {
  const [strongest, second] = dateOrders.toSorted((one, other) => byOrder[other].only - byOrder[one].only)
  if (strongest === undefined || second === undefined) return null
  const [one, other] = [byOrder[strongest], byOrder[second]]
  if (one.witness === null || other.witness === null || other.only <= slips * one.only) return null
  const options = dateOrders.filter((order) => byOrder[order].only > 0)
  return { settled: false, options, why: dateOrderOpen.contradiction(one.witness, other.witness) }
}

function soleOrder(best: readonly DateOrder[], { byOrder }: Evidence): Judgement<DateOrder> | null {
  const [order] = best
  if (order === undefined || best.length > 1) return null
  const { witness } = byOrder[order]
  return settled(
    order,
    witness === null ? dateOrderProof.onlySoAll(order) : dateOrderProof.onlySo(order, witness),
  )
}

/** Where every order reads the same days, the order is the one that they are written in. */
function asWritten(best: readonly DateOrder[], evidence: Evidence): Judgement<DateOrder> | null {
  if (evidence.ambiguous) return null
  if (evidence.first === null) return settled('dmy', null)
  const { text } = evidence.first
  if (evidence.stored) return settled('ymd', dateOrderProof.stored())
  if (/^\d{4}/.test(text) && best.includes('ymd'))
    return settled('ymd', dateOrderProof.yearFirst(evidence.first))
  const order = /^\p{L}/u.test(text) ? 'mdy' : 'dmy'
  return settled(order, /\p{L}{3}/u.test(text) ? dateOrderProof.monthByName(evidence.first) : null)
}

/** Where the file says of which days it is, only those orders are its own that keep to them. */
function byPeriod(orders: readonly DateOrder[], { byOrder, period }: Evidence): Judgement<DateOrder> | null {
  if (period === null) return null
  const outside = (day: string | null): number => (day === null ? 0 : daysOutside(day, period))
  const within = orders.filter(
    (order) => Math.max(outside(byOrder[order].from), outside(byOrder[order].to)) <= daysAroundPeriod,
  )
  const [order, another] = within
  return order === undefined || another !== undefined ? null : settled(order, dateOrderProof.period(order))
}

function bySpan(best: readonly DateOrder[], evidence: Evidence): Judgement<DateOrder> | null {
  const [order, another] = withoutSpread(best, evidence)
  if (order === undefined || another !== undefined) return null
  const { from, to } = evidence.byOrder[order]
  return settled(order, from === null || to === null ? null : dateOrderProof.span(order, from, to))
}

function withoutSpread(orders: readonly DateOrder[], { byOrder }: Evidence): DateOrder[] {
  const years = (order: DateOrder): number => yearsBetween(byOrder[order].from, byOrder[order].to)
  const narrowest = Math.min(...orders.map(years))
  return orders.filter((order) => narrowest > 1 || years(order) < manyYears)
}

function yearsBetween(from: string | null, to: string | null): number {
  return from === null || to === null ? 0 : Number(to.slice(0, 4)) - Number(from.slice(0, 4))
}

/** Exports run one way in time: an order under which the dates go back and forth is not theirs if another keeps them in line. */
function bySequence(orders: readonly DateOrder[], { byOrder }: Evidence): Judgement<DateOrder> | null {
  const turns = (order: DateOrder): number => {
    const { up, down } = byOrder[order]
    return up + down < leastChanges ? NaN : Math.min(up, down) / (up + down)
  }
  const [order, another] = orders.filter((each) => turns(each) <= fewTurns)
  if (order === undefined || another !== undefined) return null
  const isClear = turns(order) === 0 || orders.every((each) => each === order || turns(each) >= manyTurns)
  return isClear ? settled(order, dateOrderProof.sequence(order)) : null
}

function open(options: readonly DateOrder[], evidence: Evidence): Judgement<DateOrder> {
  const why = options.includes('ymd') ? dateOrderOpen.severalWays : dateOrderOpen.noDayAbove12
  return { settled: false, options, why: why(exampleOf(options, evidence)) }
}

/** One cell of the column, with the days that it may be. */
function exampleOf(orders: readonly DateOrder[], { firstAmbiguous, period }: Evidence): string {
  if (firstAmbiguous === null) return ''
  const readings = orders.map((order) => parseDate(firstAmbiguous.text, order, period))
  const days = new Set(readings.flatMap((day) => (day.ok ? [day.value] : [])))
  return days.size < 2 ? '' : dateOrderOpen.example(firstAmbiguous, [...days])
}

function settled(value: DateOrder, proof: string | null): Judgement<DateOrder> {
  return { settled: true, value, proof }
}
