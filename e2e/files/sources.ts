import { copyFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { capitecWorkbook } from './capitec.ts'
import { capitecHeld, fnbHeld, settlementsHeld, type Expected } from './expected.ts'

/** A file that a user brings, and what must come of it. `account` is what the user says where the file names none. */
export interface Source {
  readonly name: string
  readonly account: string | null
  /** Records as they are delivered: a settlement is one. */
  readonly records: number
  readonly held: Expected
  /** What some lines of the outcome say of their records: rows, date, name and kind. */
  readonly lines: readonly RegExp[]
}

/** A bank's CSV, with its account above the table. */
export const fnb: Source = {
  name: 'fnb.csv',
  account: null,
  records: 6,
  held: fnbHeld,
  lines: [/^9.*EFT CREDIT INVOICE 1042.*Income/],
}
/** A bank's workbook, with the account in a column. */
export const capitec: Source = {
  name: 'capitec.xlsx',
  account: null,
  records: 5,
  held: capitecHeld,
  lines: [
    /^4.*Cash withdrawalExpense/,
    /^4.*Cash withdrawal \(fee\)Fee/,
    /^5.*Monthly account admin fee \(fee\)Fee/,
  ],
}
/** A processor's payouts; which account they are of is not in it. */
export const settlements: Source = {
  name: 'settlements.csv',
  account: 'Web shop',
  records: 2,
  held: settlementsHeld,
  lines: [/^2–4.*PO-501 · 5 linesPayout/, /^5.*PO-502 · 2 linesPayout/],
}

/** Puts the file into a folder, and answers where it is. */
export function putSource({ name }: Source, folder: string): string {
  const place = path.join(folder, name)
  if (name === capitec.name) writeFileSync(place, capitecWorkbook())
  else copyFileSync(path.join(import.meta.dirname, name), place)
  return place
}
