import type { BookLine, BookStanding } from '#shared/business/bookLine.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { formatMinor } from '#shared/money/formatMinor.ts'
import { csvForSpreadsheets } from '#engine/csvForSpreadsheets.ts'

const heading = [
  ...['date', 'kind', 'name', 'category', 'amount', 'currency', 'id'],
  ...['compared', 'file', 'differences'],
]

const words: Readonly<Record<BookStanding, string>> = {
  agrees: 'sent and at stub',
  differs: 'sent and at stub, differing',
  missing: 'sent and not at stub',
  elsewhere: 'at stub and not sent from here',
  twice: 'at stub twice',
}

/**
 * Income and expenses as stub holds them, held against what was sent from here, a line each; amounts in the major unit. No
 * cell becomes a formula where it is opened.
 */
export function csvOfBooks(lines: readonly BookLine[]): string {
  const cells = lines.map((line) => {
    const { date, kind, name, category, amount, currency, id, standing } = line
    const compared =
      line.byIdAlone && standing === 'agrees' ? `${words.agrees}, by its id alone` : words[standing]
    return [
      ...[date, kind, name, category, formatMinor(amount, currencyDecimals(currency) ?? 2), currency, id],
      ...[compared, line.import ?? '', differencesOf(line)],
    ]
  })
  // Spreadsheets take a file for UTF-8 by the mark at its beginning.
  return `\uFEFF${csvForSpreadsheets([heading, ...cells])}`
}

function differencesOf({ differences }: BookLine): string {
  return differences.map(({ field, ours, stubs }) => `${field}: sent ${ours}, stub has ${stubs}`).join('; ')
}
