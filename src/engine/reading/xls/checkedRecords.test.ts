import { describe, expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { littleEndian } from '#engine/reading/testing/littleEndian.ts'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { readOutcome } from '#engine/reading/testing/readOutcome.ts'
import { bareXlsOf, compoundFileOf, record, xlsOf } from '#engine/reading/testing/xlsOf.ts'

const begin97 = record(0x0809, littleEndian([2, 0x0600], [2, 0x10], [2, 0], [2, 1997], [4, 0], [4, 0]))
const end = record(0x000a)
const place = littleEndian([2, 0], [2, 0], [2, 0])

/** A bare sheet of Excel 2, 3 or 4 with one more record before its end. */
function bare(biff: 2 | 3 | 4, more: Buffer): Buffer {
  const sheet = bareXlsOf({ sheets: [{ name: 'S', cells: [{ row: 1, column: 1, value: 5 }] }] }, biff)
  return Buffer.concat([sheet.subarray(0, -4), more, end])
}

/** A workbook of Excel 97 whose one sheet has these records. */
function excel97(...records: readonly Buffer[]): Buffer {
  const name = Buffer.from('S')
  const sheetOf = (at: number): Buffer => record(0x0085, littleEndian([4, at], [2, 0], [1, 1], [1, 0]), name)
  const globals = (at: number): Buffer => Buffer.concat([begin97, sheetOf(at), end])
  const Workbook = Buffer.concat([globals(globals(0).length), begin97, ...records, end])
  return compoundFileOf({ Workbook })
}

/** The texts that cells share, in as many records as there are parts. */
function shared(count: number, first: Buffer, ...more: readonly Buffer[]): Buffer {
  const texts = record(0x00fc, littleEndian([4, count], [4, count]), first)
  return Buffer.concat([texts, ...more.map((part) => record(0x003c, part))])
}

const sharedCell = (text: number): Buffer => record(0x00fd, place, littleEndian([4, text]))
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')

// Declared as `any`.
const cutShort: unknown = expect.stringMatching(/^its record at byte \d+ is cut short$/)

describe('a binary workbook whose record holds less than it says', () => {
  // The first two kept SheetJS busy for ever.
  it.each([
    { file: 'text-of-nothing.xls', bytes: bare(4, record(0x0204)) },
    {
      file: 'formula-cut-in-its-value.xls',
      bytes: bare(4, record(0x0006, littleEndian([2, 6], [2, 1], [2, 0], [4, 7], [4, 0]))),
    },
    {
      file: 'text-over-its-end-excel-2.xls',
      bytes: bare(2, record(0x0004, place, littleEndian([2, 0x0600]))),
    },
    { file: 'text-over-its-end-excel-3.xls', bytes: bare(3, record(0x0204, place, littleEndian([2, 6]))) },
    {
      file: 'format-over-its-end-excel-4.xls',
      bytes: bare(4, record(0x041e, littleEndian([2, 0], [1, 200]))),
    },
    { file: 'number-without-half-of-it.xls', bytes: bare(3, record(0x0203, place, littleEndian([4, 0]))) },
    {
      file: 'text-over-its-end-excel-97.xls',
      bytes: excel97(record(0x0204, place, littleEndian([2, 3], [1, 1]), wide('ab'))),
    },
    { file: 'shared-texts-without-count.xls', bytes: excel97(record(0x00fc, littleEndian([4, 1]))) },
    { file: 'shared-text-cut-in-its-flags.xls', bytes: excel97(shared(1, littleEndian([2, 6]))) },
    {
      file: 'shared-text-over-its-end.xls',
      bytes: excel97(shared(1, Buffer.concat([littleEndian([2, 9], [1, 0]), Buffer.from('Rent')]))),
    },
    {
      file: 'shared-text-with-formatting-over-its-end.xls',
      bytes: excel97(shared(1, littleEndian([2, 1], [1, 8], [2, 9], [1, 0x78]))),
    },
    {
      file: 'formula-of-an-unknown-kind.xls',
      bytes: excel97(record(0x0006, place, littleEndian([4, 9], [4, 0xffff_0000], [8, 0], [2, 0]))),
    },
  ])('$file is broken', async ({ file, bytes }) => {
    const failure = await readOutcome(memoryBytes(file, bytes))
    expect(failure).toMatchObject({ code: 'file.broken', detail: cutShort })
  })

  it('says at which byte', async () => {
    // Behind the sheet's beginning, of 4 + 6 bytes, a format of 4 + 10, a style of 4 + 12 and a number of 4 + 14.
    const failure = await readOutcome(memoryBytes('march.xls', bare(4, record(0x0204))))
    expect(failure).toMatchObject({ detail: 'its record at byte 58 is cut short' })
  })
})

describe('a binary workbook', () => {
  it('shares texts that go on in other records, in other letters too', async () => {
    const bytes = excel97(
      shared(
        3,
        Buffer.concat([littleEndian([2, 4], [1, 0]), Buffer.from('Re')]),
        Buffer.concat([littleEndian([1, 1]), wide('nt')]),
        // Formatted from letter 0 on, and pronounced in four bytes.
        Buffer.concat([littleEndian([2, 1], [1, 0x0c], [2, 1], [4, 4]), Buffer.from('x'), Buffer.alloc(8)]),
        Buffer.concat([littleEndian([2, 1], [1, 1]), wide('€')]),
      ),
      sharedCell(0),
      record(0x00fd, littleEndian([2, 0], [2, 1], [2, 0], [4, 2])),
    )
    expect((await readAll('march.xls', bytes)).rows).toEqual([['Rent', '€']])
  })

  it.each([5, 8] as const)(
    'of BIFF %i has a last row that its size can just count, or not quite',
    async (biff) => {
      const sheets = [{ name: 'S', cells: [{ row: 0xffff, column: 0, value: 5 }] }]
      const { rows } = await readAll('march.xls', xlsOf({ sheets }, biff))
      expect(rows).toHaveLength(65_536)
      expect(rows.at(-1)).toEqual([5])
    },
  )

  it('is read whatever stands in records that say nothing of its cells', async () => {
    const drawing = [0x005d, 0x01b6, 0x001c, 0x01b8, 0x0018, 0x0ffe].map((type) => record(type, wide('?')))
    const { rows } = await readAll(
      'march.xls',
      excel97(...drawing, record(0x0203, place, littleEndian(['f', 5]))),
    )
    expect(rows).toEqual([[5]])
  })

  it.each([
    { biff: 2 as const, text: record(0x0007, littleEndian([1, 2]), Buffer.from('ok')) },
    { biff: 4 as const, text: record(0x0207, littleEndian([2, 2]), Buffer.from('ok')) },
  ])(
    'of Excel $biff has the text that a formula came to, or says that it is missing',
    async ({ biff, text }) => {
      const value = littleEndian([4, 0], [4, 0xffff_0000])
      const formula = record(
        biff === 2 ? 0x0006 : 0x0406,
        biff === 2 ? Buffer.concat([place, Buffer.alloc(1)]) : place,
        value,
        Buffer.alloc(4),
      )
      // The formula's array may stand between.
      const withText = Buffer.concat([formula, record(0x0221, Buffer.alloc(2)), text])
      expect((await readAll('march.xls', bare(biff, withText))).rows[0]).toEqual(['ok'])
      expect((await readAll('march.xls', bare(biff, formula))).rows[0]).toEqual([
        { error: 'a formula without a stored value' },
      ])
    },
  )

  it('has what a formula came to, whatever the formula', async () => {
    const nonsense = littleEndian([2, 7], [4, 0xffff_ffff], [1, 0xff])
    const formula = record(0x0006, place, littleEndian(['f', -5.5], [2, 0], [4, 0]), nonsense)
    expect((await readAll('march.xls', excel97(formula))).rows).toEqual([[-5.5]])
  })
})

describe('a cell that is filled twice', () => {
  const detail = 'row 2 has two values in column 2'
  const twice = [5, 7].map((value) => ({ row: 1, column: 1, value }))

  it.each([
    { of: 'Excel 2', bytes: bareXlsOf({ sheets: [{ name: 'S', cells: twice }] }, 2) },
    { of: 'Excel 95', bytes: xlsOf({ sheets: [{ name: 'S', cells: twice }] }, 5) },
    { of: 'Excel 97', bytes: xlsOf({ sheets: [{ name: 'S', cells: twice }] }, 8) },
    {
      of: 'Excel 97, once among several numbers,',
      bytes: excel97(
        // From the first column on 5 and 6, as whole numbers of 30 bits.
        record(0x00bd, littleEndian([2, 1], [2, 0], [2, 0], [4, 22], [2, 0], [4, 26], [2, 1])),
        record(0x0203, littleEndian([2, 1], [2, 1], [2, 0]), littleEndian(['f', 7])),
      ),
    },
  ])('in a workbook of $of makes it broken, as one value would be lost', async ({ bytes }) => {
    const failure = await readOutcome(memoryBytes('march.xls', bytes))
    expect(failure).toEqual({ code: 'file.broken', name: 'march.xls', detail })
  })

  it('is not one of another sheet', async () => {
    const sheets = ['March', 'April'].map((name) => ({ name, cells: twice.slice(0, 1) }))
    expect((await readAll('march.xls', xlsOf({ sheets }))).rows).toEqual([[], ['', 5]])
  })
})

describe('a cell of Excel 2', () => {
  const begin = record(0x0009, littleEndian([2, 2], [2, 0x10]))
  const formats = ['General', 'dd/mm/yyyy'].map((format) =>
    record(0x001e, littleEndian([1, format.length]), Buffer.from(format)),
  )
  const styles = [1, 0].map((format) => record(0x0043, littleEndian([1, 0], [1, 0], [1, format], [1, 0])))
  // 45,717 is 1 March 2025.
  const number = (style: number, format: number): Buffer =>
    record(0x0003, littleEndian([2, 0], [2, 0], [1, style], [1, format], [1, 0], ['f', 45_717]))

  it.each([
    { with: 'its format', records: [number(0, 1)], means: { date: '2025-03-01' } },
    { with: 'a style that is not there', records: [number(1, 0)], means: 45_717 },
    { with: 'its font beside its format', records: [number(0, 0xc1)], means: { date: '2025-03-01' } },
    { with: 'the style of a date', records: [...styles, number(0, 0)], means: { date: '2025-03-01' } },
    { with: 'the style of a number', records: [...styles, number(1, 1)], means: 45_717 },
  ])('with $with reads as $means', async ({ records, means }) => {
    const bytes = Buffer.concat([begin, ...formats, ...records, end])
    expect((await readAll('march.xls', bytes)).rows).toEqual([[means]])
  })
})

describe('a text of Excel 2 to 95', () => {
  const bookOf = (codePage: number | undefined, bytes: readonly number[]) => {
    const name = Buffer.from(bytes).toString('latin1')
    const sheets = [{ name, cells: [{ row: 0, column: 0, value: name }] }]
    return codePage === undefined ? { sheets } : { sheets, codePage }
  }

  it.each([
    { in: 'the West', codePage: 1252, bytes: [0x80, 0x92, 0xe9], means: '€’é' },
    { in: 'the West, by its older number', codePage: 0x8001, bytes: [0x80], means: '€' },
    { in: 'Central Europe', codePage: 1250, bytes: [0xa3, 0xf3, 0x64, 0x9f], means: 'Łódź' },
    { in: 'DOS', codePage: 850, bytes: [0x82, 0x89, 0xd3], means: 'éëË' },
    { in: 'Russia', codePage: 1251, bytes: [0xc4, 0xe0], means: 'Да' },
    { in: 'an old Mac', codePage: 0x8000, bytes: [0x8e, 0xdb], means: 'é€' },
    { in: 'Japan', codePage: 932, bytes: [0x93, 0xfa], means: '日' },
  ])('from $in reads as $means, a sheet’s name too', async ({ codePage, bytes, means }) => {
    const { rows, sheets } = await readAll('march.xls', xlsOf(bookOf(codePage, bytes), 5))
    expect(rows).toEqual([[means]])
    expect(sheets.map(({ name }) => name)).toEqual([means])
    expect((await readAll('march.xls', bareXlsOf(bookOf(codePage, bytes), 4))).rows).toEqual([[means]])
  })

  it('that does not say where it is from is from the West', async () => {
    expect((await readAll('march.xls', bareXlsOf(bookOf(undefined, [0x80]), 2))).rows).toEqual([['€']])
  })
})
