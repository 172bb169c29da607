import { dayText } from '#shared/dates/dayNumber.ts'
import type { KnownRecords } from '#shared/duplicates/knownRecords.ts'
import type { Compared, Standing } from '#shared/duplicates/standing.ts'
import type { RecordPart } from '#shared/records/record.ts'

/** Rows that are equal in all that an id is made of, in numbers: here and in the other import, of which `known` is one. */
export interface Uneven {
  readonly here: number
  readonly there: number
  readonly known: number
}

/** A record that was sent with another import. */
export interface SentElsewhere {
  readonly name: string
  readonly at: string
  readonly certain: boolean
}

/** What a comparison found: of each row, by number. */
export interface Found {
  /** By `placeOfPart`: the known record with the same id, and one more; 0 is none. */
  readonly sameId: Int32Array
  /** The known record that a row's record replaces. */
  readonly changed: ReadonlyMap<number, number>
  readonly uneven: ReadonlyMap<number, Uneven>
}

/** Which rows of a comparison are asked for. */
export type ComparedFilter = keyof Compared

/** How the rows of an import stand to what other imports hold. */
export class Comparison {
  readonly counts: Compared
  readonly #known: KnownRecords
  readonly #found: Found

  constructor(known: KnownRecords, found: Found) {
    this.#known = known
    this.#found = found
    const count = (filter: ComparedFilter) => this.rows(filter).length
    this.counts = {
      sentBefore: count('sentBefore'),
      waitsElsewhere: count('waitsElsewhere'),
      toLookAt: count('toLookAt'),
    }
  }

  /** How a row stands; null where nothing is known of it. */
  standing(row: number): Standing | null {
    const { changed, uneven } = this.#found
    const replaced = changed.get(row)
    if (replaced !== undefined)
      return { is: 'changedSince', ...this.#elsewhere(replaced), then: this.#then(replaced) }
    const same = this.#sameAs(row)
    const counts = uneven.get(row)
    if (same !== null && this.#known.record(same).run.at !== null)
      return {
        is: 'sentBefore',
        ...this.#elsewhere(same),
        certain: this.#known.record(same).run.certain,
        then: this.#then(same),
        uneven: counts === undefined ? null : { here: counts.here, there: counts.there },
      }
    if (counts !== undefined)
      return {
        is: 'uneven',
        ...this.#elsewhere(counts.known),
        uneven: { here: counts.here, there: counts.there },
      }
    return same === null ? null : { is: 'waitsElsewhere', ...this.#elsewhere(same) }
  }

  /** Where the record of a row was sent before; null where it was not. */
  sentElsewhere(row: number, part: RecordPart): SentElsewhere | null {
    const no = (this.#found.sameId[placeOfPart(row, part)] ?? 0) - 1
    if (no < 0) return null
    const { name, at, certain } = this.#known.record(no).run
    return at === null ? null : { name, at, certain }
  }

  /** Whether a record of the rows from `first` to `last` is known. */
  knowsSome(first: number, last: number): boolean {
    return this.#found.sameId.subarray(first * 2, last * 2 + 2).some((no) => no > 0)
  }

  /** The rows of a kind, ascending. */
  rows(filter: ComparedFilter): number[] {
    const { sameId, changed, uneven } = this.#found
    if (filter === 'toLookAt')
      return [...new Set([...changed.keys(), ...uneven.keys()])].sort((a, b) => a - b)
    const rows: number[] = []
    for (let row = 1; row * 2 < sameId.length; row++) {
      const no = this.#sameAs(row)
      if (no === null) continue
      const isSent = this.#known.record(no).run.at !== null
      if (isSent === (filter === 'sentBefore')) rows.push(row)
    }
    return rows
  }

  #sameAs(row: number): number | null {
    const { sameId } = this.#found
    const no = (sameId[placeOfPart(row, 'main')] || sameId[placeOfPart(row, 'fee')]) ?? 0
    return no === 0 ? null : no - 1
  }

  #elsewhere(no: number): { in: string; at: string | null } {
    const { name, at } = this.#known.record(no).run
    return { in: name, at }
  }

  #then(no: number): { date: string; amount: number; isPending: boolean } {
    const { day, amount, isPending } = this.#known.record(no)
    return { date: dayText(day), amount, isPending }
  }
}

/** The place of a row's record in what a comparison found. */
export function placeOfPart(row: number, part: RecordPart): number {
  return row * 2 + (part === 'fee' ? 1 : 0)
}
