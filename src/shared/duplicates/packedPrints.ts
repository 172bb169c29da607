import type { RecordPrint } from '#shared/duplicates/recordPrint.ts'

/** How many bytes a packed print takes. */
export const printBytes = 28

const places = { idHigh: 0, idLow: 4, kinHigh: 8, kinLow: 12, amount: 16, day: 24 } as const

/** Packs prints, of 28 bytes each with the lower byte first: id, kin, amount, and the day doubled, odd where it is pending. By day, then by id. */
export function packPrints(prints: readonly RecordPrint[]): Uint8Array {
  const sorted = [...prints].sort(
    (one, other) => one.day - other.day || one.id.high - other.id.high || one.id.low - other.id.low,
  )
  const bytes = new Uint8Array(sorted.length * printBytes)
  const view = new DataView(bytes.buffer)
  for (const [index, { id, kin, amount, day, isPending }] of sorted.entries()) {
    const at = index * printBytes
    view.setInt32(at + places.idHigh, id.high, true)
    view.setInt32(at + places.idLow, id.low, true)
    view.setInt32(at + places.kinHigh, kin.high, true)
    view.setInt32(at + places.kinLow, kin.low, true)
    view.setFloat64(at + places.amount, amount, true)
    view.setInt32(at + places.day, day * 2 + Number(isPending), true)
  }
  return bytes
}

/** Reads packed prints where they lie, each by its number from 0. */
export class PackedPrints {
  readonly count: number
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    if (bytes.length % printBytes !== 0) throw new Error(`${bytes.length} bytes are no prints`)
    this.count = bytes.length / printBytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  /** A half of the print of an id or of a kin. */
  half(no: number, half: 'idHigh' | 'idLow' | 'kinHigh' | 'kinLow'): number {
    return this.#view.getInt32(no * printBytes + places[half], true)
  }

  amount(no: number): number {
    return this.#view.getFloat64(no * printBytes + places.amount, true)
  }

  day(no: number): number {
    return this.#view.getInt32(no * printBytes + places.day, true) >> 1
  }

  isPending(no: number): boolean {
    return (this.#view.getInt32(no * printBytes + places.day, true) & 1) === 1
  }
}
