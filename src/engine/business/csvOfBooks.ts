import Papa from 'papaparse'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import type { HeldEntry } from '#engine/business/businessDesk.ts'

/** Income and expenses as stub holds them, a line each; amounts in the major unit. No cell becomes a formula where it is opened. */
export function csvOfBooks(entries: readonly HeldEntry[]): string {
  const lines = entries.map(({ kind, entry: { date, name, category, amount, currency, id } }) => [
    ...[date, kind, name, category, formatMinor(amount, currencyDecimals(currency) ?? 2), currency, id],
  ])
  const heading = ['date', 'kind', 'name', 'category', 'amount', 'currency', 'id']
  // Spreadsheets take a file for UTF-8 by the mark at its beginning.
  return `\uFEFF${Papa.unparse([heading, ...lines], { escapeFormulae: true, newline: '\r\n' })}\r\n`
}
