import type { ImportKind } from '#shared/layout/layout.ts'
import { recordId, type RowIdentity } from '#shared/records/recordId.ts'
import type { Entry, RecordPart } from '#shared/records/record.ts'

/** The texts of a row that go into its records, cleaned; '' where there is none. */
export interface RowTexts {
  readonly name: string
  readonly notes: string
  readonly category: string
  readonly productId: string
}

/** A row that is right in all that its records need. Money in minor units, money in positive; `vat` is not signed. */
export interface SoundRow {
  readonly row: number
  readonly kind: ImportKind
  /** What fees are booked under; null for what is usual for the kind. */
  readonly feeCategory: string | null
  readonly identity: RowIdentity
  readonly ordinal: number
  readonly date: string
  readonly currency: string
  readonly amount: number
  readonly fee: number
  readonly vat: number | null
  readonly texts: RowTexts
}

/** The records of a row: its amount and the fee beside it, each where it is not zero; an income names its fee expense. */
export function makeEntries(sound: SoundRow): Entry[] {
  const fee = sound.fee === 0 ? null : feeEntry(sound)
  const main = sound.amount === 0 ? null : mainEntry(sound, fee)
  return [main, fee].filter((entry) => entry !== null)
}

function mainEntry(sound: SoundRow, fee: Entry | null): Entry {
  const { notes, category, productId } = sound.texts
  const bare = entryOf(sound, 'main', sound.amount)
  return {
    ...bare,
    name: nameOf(sound, bare.kind),
    ...(category !== '' && { category }),
    ...(notes !== '' && { notes }),
    ...(sound.vat !== null && { vat: sound.vat }),
    ...(productId !== '' && { productId }),
    ...(bare.kind === 'income' && fee?.kind === 'expense' && { feeId: fee.id }),
  }
}

function feeEntry(sound: SoundRow): Entry {
  const bare = entryOf(sound, 'fee', sound.fee)
  const besides = sound.amount === 0 ? bare.kind : kindOf(sound.amount)
  return {
    ...bare,
    name: `${nameOf(sound, besides)} (fee)`,
    category: sound.feeCategory ?? (sound.kind === 'settlement' ? 'Merchant Fees' : 'Bank Charges'),
  }
}

function entryOf(sound: SoundRow, part: RecordPart, money: number): Omit<Entry, 'name'> {
  return {
    row: sound.row,
    part,
    kind: kindOf(money),
    id: recordId(sound.identity, part, sound.ordinal),
    date: sound.date,
    amount: Math.abs(money),
    currency: sound.currency,
  }
}

/** Which kind of record an amount makes, money in positive. */
export function kindOf(money: number): Entry['kind'] {
  return money > 0 ? 'income' : 'expense'
}

/** stub wants a name: without one of its own a record bears its category's, and without that one its kind's. */
function nameOf({ texts }: SoundRow, kind: Entry['kind']): string {
  return texts.name || texts.category || (kind === 'income' ? 'Income' : 'Expense')
}
