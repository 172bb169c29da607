import { describe, expect, it } from 'vitest'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { xlsxOf, xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'
import { readFast } from '#engine/reading/xlsx/testing/readBoth.ts'
import { readXlsx } from '#engine/reading/xlsx/readXlsx.ts'

const one = '<row r="1"><c r="A1"><v>1</v></c></row>'
const sheetOf = (rows: string): string => `<sheetData>${rows}</sheetData>`

async function failureOf(bytes: Uint8Array): Promise<Failure | string> {
  const read = await readFast(bytes).catch((cause: unknown) => cause)
  if (read instanceof FailureError) return read.failure
  if (read instanceof Error) throw read
  return 'it was read'
}

async function failureOfSource(bytes: Uint8Array): Promise<Failure | string> {
  const read = await readSource(memoryBytes('book.xlsx', bytes), {
    choice: {},
    onRows: () => undefined,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  return read.ok ? 'it was read' : read.error
}

describe('a workbook beyond a limit', () => {
  it.each([
    { limit: '1,048,576 rows', rows: '<row r="1048577"><c><v>1</v></c></row>' },
    { limit: '16,384 columns', rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' },
    {
      limit: '1,000,000 characters in one cell',
      rows: `<row><c t="str"><v>${'x'.repeat(1_000_001)}</v></c></row>`,
    },
    { limit: '64 MB for one row', rows: `<row><c><v>1</v></c>${' '.repeat(65 * 1024 * 1024)}</row>` },
  ])('of $limit is too large', async ({ limit, rows }) => {
    expect(await failureOf(xlsxOf({ sheets: [{ name: 'March', xml: sheetOf(rows) }] }))).toEqual({
      code: 'file.tooLarge',
      name: 'book.xlsx',
      limit,
    })
  })

  it.each([
    {
      limit: '1,000 sheets',
      book: { sheets: Array.from({ length: 1001 }, (_, no) => ({ name: `Sheet ${no}`, xml: '' })) },
    },
    {
      limit: '1,000,000 characters in one cell',
      book: { sheets: [{ name: 'March', xml: '' }], strings: `<si><t>${'x'.repeat(1_000_001)}</t></si>` },
    },
    {
      limit: '64 MB for xl/styles.xml',
      book: { sheets: [{ name: 'March', xml: '' }], more: { 'xl/styles.xml': ' '.repeat(65 * 1024 * 1024) } },
    },
  ])('of $limit is too large', async ({ limit, book }) => {
    expect(await failureOf(xlsxOf(book))).toEqual({ code: 'file.tooLarge', name: 'book.xlsx', limit })
  })

  it('may have a last row and a last column', async () => {
    const rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    const read = await readFast(xlsxOf({ sheets: [{ name: 'March', xml: sheetOf(rows) }] }))
    expect(read.rows).toHaveLength(1_048_576)
    expect(read.rows.at(-1)?.lastIndexOf(1)).toBe(16_383)
  })
})

describe('an archive that lies', () => {
  const book = { sheets: [{ name: 'March', xml: sheetOf(one) }] }
  const sheetName = 'xl/worksheets/sheet1.xml'

  it.each([
    {
      is: 'holds less than it says',
      lies: { unpacked: 1_000_000 },
      detail: `its part ${sheetName} is damaged`,
    },
    { is: 'holds more than it says', lies: { unpacked: 10 }, detail: `its part ${sheetName} is damaged` },
    { is: 'holds something else', lies: { checksum: 7 }, detail: `its part ${sheetName} is damaged` },
  ])('because a part $is is broken', async ({ lies, detail }) => {
    const bytes = xlsxOf({ ...book, zip: { lies: { [sheetName]: lies } } })
    expect(await failureOf(bytes)).toEqual({ code: 'file.broken', name: 'book.xlsx', detail })
  })

  it.each([
    { is: 'lies outside', more: ['../secret.xml', 'x'], detail: 'its part ../secret.xml lies outside of it' },
    {
      is: 'lies at the root of a disk',
      more: ['/secret.xml', 'x'],
      detail: 'its part /secret.xml lies outside of it',
    },
    {
      is: 'is there twice',
      more: ['XL/Workbook.xml', 'x'],
      detail: 'its part XL/Workbook.xml is there twice',
    },
  ] as const)('because a part $is is broken', async ({ more, detail }) => {
    const bytes = zipOf([...Object.entries(xlsxParts(book)), more])
    expect(await failureOf(bytes)).toEqual({ code: 'file.broken', name: 'book.xlsx', detail })
  })

  // As in the bombs that have thousands of names for the same bytes.
  it('because two parts are the same bytes is broken', async () => {
    const bytes = zipOf({ ...xlsxParts(book), 'a.xml': 'a'.repeat(100), 'b.xml': 'a'.repeat(100) })
    const entry = bytes.lastIndexOf('b.xml') - 46
    bytes.writeUInt32LE(bytes.readUInt32LE(bytes.lastIndexOf('a.xml') - 4), entry + 42)
    expect(await failureOf(bytes)).toMatchObject({ code: 'file.broken' })
    expect(JSON.stringify(await failureOf(bytes))).toContain('overlaps another')
  })

  it('because it ends early is broken', async () => {
    const bytes = xlsxOf(book)
    bytes.writeUInt32LE(2 ** 31, bytes.lastIndexOf(sheetName) - 46 + 20)
    expect(await failureOf(bytes)).toMatchObject({ code: 'file.broken' })
  })

  it.each([
    {
      is: 'says that it unpacks to more than any memory',
      unpacked: 4_000_000_000,
      limit: '1 GB once unpacked',
    },
    {
      is: 'says that it unpacks to far more than it is',
      unpacked: 100_000_000,
      limit: '400 times its size once unpacked',
    },
  ])('that $is is too large', async ({ unpacked, limit }) => {
    const bytes = xlsxOf({ ...book, zip: { lies: { [sheetName]: { unpacked } } } })
    expect(await failureOfSource(bytes)).toEqual({ code: 'file.tooLarge', name: 'book.xlsx', limit })
  })

  it('and unpacks to a gigabyte of zeros in fact, is stopped where it says that it ends', async () => {
    const parts = { ...xlsxParts(book), [sheetName]: Buffer.alloc(200 * 1024 * 1024) }
    const bytes = zipOf(parts, { lies: { [sheetName]: { unpacked: 1000 } } })
    expect(await failureOfSource(bytes)).toMatchObject({
      code: 'file.broken',
      detail: `its part ${sheetName} is damaged`,
    })
  })
})

describe('a workbook', () => {
  it('may be in ZIP64, with a comment behind', async () => {
    const bytes = xlsxOf({ sheets: [{ name: 'March', xml: sheetOf(one) }], zip: { zip64: true } })
    expect((await readFast(bytes)).rows).toEqual([[1]])
  })

  it('is left where it is once somebody says so', async () => {
    const controller = new AbortController()
    const rows = Array.from({ length: 50_000 }, (_, row) => `<row><c><v>${row}</v></c></row>`).join('')
    const bytes = xlsxOf({ sheets: [{ name: 'March', xml: sheetOf(rows) }] })
    let given = 0
    const reading = readXlsx(memoryBytes('book.xlsx', bytes), 'xlsx', {
      choice: {},
      onRows: (more) => {
        given += more.length
        controller.abort()
      },
      onProgress: () => undefined,
      signal: controller.signal,
    })
    await expect(reading).rejects.toMatchObject({ failure: { code: 'task.cancelled' } })
    expect(given).toBeLessThan(50_000)
  })
})
