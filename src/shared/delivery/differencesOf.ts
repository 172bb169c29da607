import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import { toMajor } from '#shared/connect/toMajor.ts'
import type { ComparedField, Difference } from '#shared/delivery/difference.ts'
import type { HeldEntry } from '#shared/delivery/heldBooks.ts'
import type { Entry } from '#shared/records/record.ts'

/**
 * The fields in which stub holds an entry otherwise than it was sent. What was left empty is stub's to fill, and what stub
 * does not say is not compared; nor are differences of blanks, or of how a letter is encoded.
 */
export function differencesOf(entry: Entry, held: HeldEntry): Difference[] {
  const money = moneyOf(entry, held)
  return [
    differing(entry, 'kind', entry.kind, held.kind),
    differing(entry, 'date', entry.date, held.date),
    differing(entry, 'name', entry.name, held.name),
    differing(entry, 'category', entry.category, held.category),
    differing(entry, 'notes', entry.notes, held.notes),
    differing(entry, 'currency', entry.currency, held.currency),
    money('amount', entry.amount, held.amount),
    money('vat', entry.vat, held.vat),
  ].filter((difference) => difference !== null)
}

/** Equal to `valueKeyOfHeld` of a record of stub's that has the same kind, date, amount and name. */
export function valueKey({ kind, date, amount, currency, name }: Entry): string {
  return JSON.stringify([kind, date, toMajor(amount, currency), plain(name)])
}

/** Of a record that lacks one of them it is no entry's. */
export function valueKeyOfHeld({ kind, date, amount, name }: HeldEntry): string {
  const major = amount === null ? null : unsigned({ kind, amount })
  return JSON.stringify([kind, date, major, name === null ? null : plain(name)])
}

function differing(
  { row, id }: Entry,
  field: ComparedField,
  ours: string | undefined,
  stubs: string | null,
): Difference | null {
  const isSame = ours === undefined || stubs === null || plain(ours) === plain(stubs)
  return isSame || plain(ours) === '' ? null : { row, id, field, ours, stubs }
}

function moneyOf({ row, id, currency }: Entry, { kind }: HeldEntry) {
  return (field: 'amount' | 'vat', ours: number | undefined, stubs: number | null): Difference | null => {
    if (ours === undefined || stubs === null) return null
    const held = unsigned({ kind, amount: stubs })
    if (held === toMajor(ours, currency)) return null
    const decimals = currencyDecimals(currency) ?? 2
    return { row, id, field, ours: formatMinor(ours, decimals), stubs: majorText(held, decimals) }
  }
}

/** Whether a list of expenses has them negative is not known: it says which way they go by itself. */
function unsigned({ kind, amount }: { readonly kind: Entry['kind']; readonly amount: number }): number {
  return kind === 'expense' ? Math.abs(amount) : amount
}

function majorText(major: number, decimals: number): string {
  const text = major.toFixed(decimals)
  return Number(text) === major ? text : String(major)
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
