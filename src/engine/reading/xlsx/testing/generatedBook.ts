import * as XLSX from 'xlsx'
import { oneOf, randomFrom } from '#engine/reading/testing/randomFrom.ts'

/** What a generated workbook is like. */
export interface GeneratedKind {
  readonly rows: number
  readonly columns: number
  readonly sharesTexts: boolean
  readonly since1904: boolean
}

type Random = () => number

const texts = [
  'Café Zürich, Long Street',
  'Müller & Söhne <GmbH>',
  '  spaces around  ',
  'two\nlines',
  'a "quote" and an \'apostrophe\'',
  '日本語 and emoji 🧾',
  '0012',
  '-12,50',
  'under_score _x_ y',
  ' narrow no-break space ',
  'tab\tinside',
  'a_x000D_b',
  ' ',
]

const numberFormats = [
  'General',
  '0',
  '0.00',
  '#,##0.00',
  '0%',
  '0.00E+00',
  '00000',
  '"R" #,##0.00;[Red]-"R" #,##0.00',
  '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  '@',
]
const dateFormats = ['m/d/yy', 'yyyy-mm-dd', 'd mmm yyyy', '[$-409]d mmm yy;@', 'dd/mm/yyyy hh:mm', 'mmm-yy']
const timeFormats = ['h:mm', 'hh:mm:ss', '[h]:mm', 'h:mm AM/PM']
const errors = [0x00, 0x07, 0x0f, 0x17, 0x1d, 0x24, 0x2a]

/** A workbook of cells of every kind, by SheetJS: the same for the same seed. */
export function generatedBook(kind: GeneratedKind, seed: number, bookType: XLSX.BookType = 'xlsx'): Buffer {
  const random = randomFrom(seed)
  const data = Array.from({ length: kind.rows }, () =>
    random() < 0.03
      ? []
      : Array.from({ length: Math.ceil(random() * kind.columns) }, () => generatedCell(random)),
  )
  const end = { r: Math.max(0, kind.rows - 1), c: kind.columns - 1 }
  const sheet = { '!data': data, '!ref': XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: end }) }
  const book: XLSX.WorkBook = {
    SheetNames: ['Sheet'],
    Sheets: { Sheet: sheet },
    Workbook: { WBProps: { date1904: kind.since1904 } },
  }
  // `type: 'buffer'` makes SheetJS answer with a Buffer.
  return XLSX.write(book, {
    type: 'buffer',
    bookType,
    bookSST: kind.sharesTexts,
    compression: true,
  }) as Buffer
}

// SheetJS writes nothing for a missing cell, which its types do not foresee.
function generatedCell(random: Random): XLSX.CellObject {
  const kind = random()
  if (kind < 0.3) return { t: 's', v: `${oneOf(texts, random)}${random() < 0.5 ? '' : String(random())}` }
  if (kind < 0.6) return { t: 'n', v: generatedNumber(random), z: oneOf(numberFormats, random) }
  if (kind < 0.75) return { t: 'n', v: generatedSerial(random), z: oneOf(dateFormats, random) }
  if (kind < 0.8) return { t: 'n', v: random() * 1.2, z: oneOf(timeFormats, random) }
  if (kind < 0.85) return { t: 'b', v: random() < 0.5 }
  if (kind < 0.9) return { t: 'e', v: oneOf(errors, random) }
  if (kind < 0.95) return { t: 'n', v: generatedNumber(random), f: 'A1+1' }
  return { t: 'z' }
}

function generatedNumber(random: Random): number {
  const size = 10 ** Math.floor(random() * 24 - 6)
  const value = (random() - 0.4) * size
  const kind = random()
  if (kind < 0.4) return Math.round(value * 100) / 100
  if (kind < 0.7) return Math.round(value)
  return value
}

// From before the calendar begins to after it ends, with and without a time of day.
function generatedSerial(random: Random): number {
  const day = Math.floor(random() * (random() < 0.1 ? 3_000_000 : 60_000)) - (random() < 0.05 ? 50 : 0)
  return random() < 0.5 ? day : day + random()
}
