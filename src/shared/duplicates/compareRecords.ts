import { daysBefore, type DayNumber } from '#shared/dates/dayNumber.ts'
import { Comparison, placeOfPart, type Uneven } from '#shared/duplicates/comparison.ts'
import type { KnownRecords } from '#shared/duplicates/knownRecords.ts'
import type { Print } from '#shared/duplicates/recordPrint.ts'
import type { RecordPart } from '#shared/records/record.ts'

/** How many days after a pending transaction its posting is looked for. */
const daysToPost = 10

/** A record of the import that is compared: the rows that it is of, and its prints. */
export interface ComparedRecord {
  readonly rows: readonly number[]
  readonly part: RecordPart
  readonly id: Print
  readonly amount: number
  readonly day: DayNumber
  readonly isPending: boolean
  /** Whether equal rows are told apart by their order alone: they have no ids of their own. */
  readonly isCounted: boolean
  /** The print of its kin; on another day, where a day is given and the kin has one. */
  readonly kinOn: (day?: DayNumber) => Print
}

/** The days of an import's records. */
export interface Span {
  readonly first: DayNumber
  readonly last: DayNumber
}

/** How many days a transaction may move and still be looked for. */
export const daysApart = 28

/** Whether days are so near each other that records of the one span can be those of the other, or another form of them. */
export function areNear(one: Span, other: Span): boolean {
  return daysBefore(one.first, daysApart) <= other.last && daysBefore(other.first, daysApart) <= one.last
}

interface Candidate {
  readonly rows: readonly number[]
  readonly known: readonly number[]
}

interface Group {
  readonly known: ReadonlySet<number>
  readonly rows: Set<number>
}

/**
 * Compares the records of an import, one by one, with what other imports hold. A record with a known id is that record. Of
 * any other, one that is its kin was sent before in another form only if this import does not hold it by its id as well:
 * two purchases in one shop are kin, too. Whether equal rows are as many is asked only on days on which a file may
 * be cut off.
 */
export class RecordComparison {
  readonly #known: KnownRecords
  readonly #sameId: Int32Array
  readonly #isHere: Uint8Array
  readonly #candidates: Candidate[] = []
  /** Those that may be posted on another day and with another amount. */
  readonly #unlike: Candidate[] = []
  readonly #groups = new Map<string, Group>()
  readonly #edges: ReadonlySet<DayNumber>

  constructor(known: KnownRecords, rows: number, span: Span) {
    this.#known = known
    this.#sameId = new Int32Array((rows + 1) * 2)
    this.#isHere = new Uint8Array(known.count)
    this.#edges = new Set(known.runs().flatMap((run) => (run.at === null ? [] : sharedEdges(run, span))))
  }

  /** Looks at the next record. */
  take(record: ComparedRecord): void {
    const same = this.#known.withId(record.id)
    if (same !== null) {
      this.#isHere[same] = 1
      for (const row of record.rows) this.#sameId[placeOfPart(row, record.part)] = same + 1
    } else {
      const pending = [...this.#pendingBefore(record)]
      const amountOf = (no: number) => this.#known.record(no).amount
      const posted = pending.filter((no) => amountOf(no) === record.amount)
      const known = [...this.#known.ofKin(record.kinOn()), ...posted]
      if (known.length > 0) this.#candidates.push({ rows: record.rows, known })
      const unlike = pending.filter((no) => !posted.includes(no) && isOfSize(record.amount, amountOf(no)))
      if (unlike.length > 0) this.#unlike.push({ rows: record.rows, known: unlike })
    }
    if (record.isCounted && record.part === 'main') this.#count(record)
  }

  /** What came of it, once all records were looked at. */
  finish(): Comparison {
    const changed = new Map<number, number>()
    for (const { rows, known } of this.#candidates) {
      const replaced = known.find((no) => this.#isHere[no] === 0)
      if (replaced === undefined) continue
      this.#isHere[replaced] = 1
      for (const row of rows) changed.set(row, replaced)
    }
    for (const [no, rows] of this.#postedUnlike(changed)) for (const row of rows) changed.set(row, no)
    const uneven = new Map<number, Uneven>()
    for (const { rows, known } of this.#groups.values()) {
      const [one] = known
      if (one === undefined || rows.size === known.size) continue
      for (const row of rows) uneven.set(row, { here: rows.size, there: known.size, known: one })
    }
    return new Comparison(this.#known, { sameId: this.#sameId, changed, uneven })
  }

  /** The pending records that this one may have posted, on a later day. */
  *#pendingBefore({ isPending, day, kinOn }: ComparedRecord): Generator<number> {
    if (!this.#known.hasPending || isPending) return
    for (let days = 1; days <= daysToPost; days++)
      for (const no of this.#known.ofKin(kinOn(daysBefore(day, days))))
        if (this.#known.record(no).isPending) yield no
  }

  /** The pending records that one record alone may be, of which they alone may be it: then it was posted unlike them in day and amount. */
  #postedUnlike(changed: ReadonlyMap<number, number>): [number, readonly number[]][] {
    const open = this.#unlike
      .filter(({ rows }) => !rows.some((row) => changed.has(row)))
      .map(({ rows, known }) => ({ rows, known: known.filter((no) => this.#isHere[no] === 0) }))
    const claims = Map.groupBy(
      open.flatMap(({ known }) => known),
      (no) => no,
    )
    return open.flatMap(({ rows, known: [no, another] }): [number, readonly number[]][] =>
      no === undefined || another !== undefined || claims.get(no)?.length !== 1 ? [] : [[no, rows]],
    )
  }

  #count({ rows, day, amount, kinOn }: ComparedRecord): void {
    if (!this.#edges.has(day)) return
    const { high, low } = kinOn()
    const key = `${high}\n${low}\n${amount}`
    const group = this.#groups.get(key) ?? { known: this.#sentAlike({ high, low }, amount), rows: new Set() }
    this.#groups.set(key, group)
    for (const row of rows) group.rows.add(row)
  }

  #sentAlike(kin: Print, amount: number): ReadonlySet<number> {
    return new Set([...this.#known.ofKin(kin)].filter((no) => this.#known.record(no).amount === amount))
  }
}

/** Whether an amount may be a pending one as it was posted, with a tip or a deposit set off: the same way, half as much to twice. */
function isOfSize(amount: number, pending: number): boolean {
  const share = amount / pending
  return share >= 0.5 && share <= 2
}

/** The days on which one file begins or ends, and which the other has, too. */
function sharedEdges(one: Span, other: Span): DayNumber[] {
  const lies = (day: DayNumber, { first, last }: Span) => first <= day && day <= last
  return [
    ...[one.first, one.last].filter((day) => lies(day, other)),
    ...[other.first, other.last].filter((day) => lies(day, one)),
  ]
}
