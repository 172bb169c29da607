import type { DayNumber } from '#shared/dates/dayNumber.ts'
import { PackedPrints } from '#shared/duplicates/packedPrints.ts'
import type { Print } from '#shared/duplicates/recordPrint.ts'

/** Records of another import that fared alike. `at`: when they were sent; null where they wait. */
export interface KnownRun {
  readonly import: string
  readonly name: string
  readonly at: string | null
  /** False where they left, and nothing was heard of them. */
  readonly certain: boolean
  /** The days on which the records of that import begin and end. */
  readonly first: DayNumber
  readonly last: DayNumber
}

/** One of the known records, by its number. */
export interface KnownRecord {
  readonly run: KnownRun
  readonly amount: number
  readonly day: DayNumber
  readonly isPending: boolean
}

interface Part {
  readonly run: KnownRun
  readonly prints: PackedPrints
  /** The number of its first record. */
  readonly from: number
}

const none = -1

/** Two purchases in one shop on one day are kin, and so may all sales of a day be. */
const mostKin = 500

/**
 * Records of other imports, found by the prints of their ids and kin: packed as they came, with tables of 4 bytes a place
 * beside them. Where several have one id, the first that was added counts.
 */
export class KnownRecords {
  readonly #parts: Part[] = []
  readonly #partOf: Int32Array
  #byId: Int32Array
  #byKin: Int32Array
  readonly #nextKin: Int32Array
  readonly count: number
  /** Whether the bank had not posted one of them yet. */
  readonly hasPending: boolean

  constructor(runs: readonly { readonly run: KnownRun; readonly prints: Uint8Array }[]) {
    let count = 0
    for (const { run, prints } of runs) {
      const part = { run, prints: new PackedPrints(prints), from: count }
      this.#parts.push(part)
      count += part.prints.count
    }
    this.count = count
    this.#partOf = new Int32Array(count)
    this.#nextKin = new Int32Array(count).fill(none)
    const room = tableSize(count)
    this.#byId = new Int32Array(room).fill(none)
    this.#byKin = new Int32Array(room).fill(none)
    this.hasPending = this.#index()
  }

  /** The record with this id; null where none is known. */
  withId(id: Print): number | null {
    const found = this.#byId[this.#slotOf(this.#byId, 'id', id)] ?? none
    return found === none ? null : found
  }

  /** The records of this kin that were sent, each id once; none where they are so many that to be kin says nothing. */
  ofKin(kin: Print): ReadonlySet<number> {
    const records = new Set<number>()
    let found = this.#byKin[this.#slotOf(this.#byKin, 'kin', kin)] ?? none
    for (; found !== none; found = this.#nextKin[found] ?? none) {
      if (records.size === mostKin) return new Set()
      const { prints, from } = this.#partWith(found)
      records.add(this.withId(printAt(prints, found - from, 'id')) ?? found)
    }
    return records
  }

  record(no: number): KnownRecord {
    const { run, prints, from } = this.#partWith(no)
    const place = no - from
    return {
      run,
      amount: prints.amount(place),
      day: prints.day(place),
      isPending: prints.isPending(place),
    }
  }

  /** The imports that the records are of, with the days on which each begins and ends. */
  runs(): KnownRun[] {
    return this.#parts.map(({ run }) => run)
  }

  /** The days of the first and the last of the records. */
  span(): { first: DayNumber; last: DayNumber } {
    let [first, last] = [Infinity, 0]
    for (const { prints } of this.#parts)
      for (let place = 0; place < prints.count; place++) {
        first = Math.min(first, prints.day(place))
        last = Math.max(last, prints.day(place))
      }
    return { first, last }
  }

  #index(): boolean {
    let hasPending = false
    for (const [no, { run, prints, from }] of this.#parts.entries()) {
      this.#partOf.fill(no, from, from + prints.count)
      for (let place = 0; place < prints.count; place++) {
        const record = from + place
        const idSlot = this.#slotOf(this.#byId, 'id', printAt(prints, place, 'id'))
        if (this.#byId[idSlot] === none) this.#byId[idSlot] = record
        if (run.at === null) continue
        const kinSlot = this.#slotOf(this.#byKin, 'kin', printAt(prints, place, 'kin'))
        this.#nextKin[record] = this.#byKin[kinSlot] ?? none
        this.#byKin[kinSlot] = record
        hasPending ||= prints.isPending(place)
      }
    }
    return hasPending
  }

  #slotOf(table: Int32Array, of: 'id' | 'kin', { high, low }: Print): number {
    const mask = table.length - 1
    let slot = (low ^ (high >>> 7)) & mask
    for (;;) {
      const held = table[slot] ?? none
      if (held === none) return slot
      const { prints, from } = this.#partWith(held)
      const print = printAt(prints, held - from, of)
      if (print.high === high && print.low === low) return slot
      slot = (slot + 1) & mask
    }
  }

  #partWith(no: number): Part {
    const part = this.#parts[this.#partOf[no] ?? none]
    if (part === undefined) throw new Error(`There is no known record ${no}`)
    return part
  }
}

function printAt(prints: PackedPrints, place: number, of: 'id' | 'kin'): Print {
  return of === 'id'
    ? { high: prints.half(place, 'idHigh'), low: prints.half(place, 'idLow') }
    : { high: prints.half(place, 'kinHigh'), low: prints.half(place, 'kinLow') }
}

/** A power of two, at least twice as many places as there are records. */
function tableSize(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, count) * 2))
}
