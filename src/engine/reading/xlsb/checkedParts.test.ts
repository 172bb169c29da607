import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { littleEndian } from '#engine/reading/testing/littleEndian.ts'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { readOutcome } from '#engine/reading/testing/readOutcome.ts'
import { xlsbParts } from '#engine/reading/testing/xlsbOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'

const sheetPart = 'xl/worksheets/sheet1.bin'
const parts = xlsbParts([{ name: 'S', rows: [['Rent', { value: 5, format: 0 }]] }], ['yyyy-mm-dd'])

/** The workbook with one part of it made into another. */
function withPart(name: string, change: (part: Buffer) => Buffer): Buffer {
  return zipOf({ ...parts, [name]: change(Buffer.from(parts[name] ?? '')) })
}

/** The part with the bytes behind some other bytes overwritten. */
function after(sign: Buffer, bytes: Buffer): (part: Buffer) => Buffer {
  return (part) => {
    part.set(bytes, part.indexOf(sign) + sign.length)
    return part
  }
}

/** The part with more records behind its first one, which is empty. */
function begunWith(...records: readonly Buffer[]): (part: Buffer) => Buffer {
  return (part) => {
    const first = part[0] !== undefined && part[0] >= 0x80 ? 3 : 2
    return Buffer.concat([part.subarray(0, first), ...records, part.subarray(first)])
  }
}

const endless = littleEndian([4, 0xfffffff0])

describe('an XLSB workbook of whose parts one is damaged', () => {
  // The first two kept SheetJS busy for ever.
  it.each([
    {
      part: 'xl/styles.bin',
      is: 'with a format whose letters never end',
      change: after(littleEndian([1, 44], [1, 26], [2, 164]), endless),
    },
    {
      part: 'xl/workbook.bin',
      is: 'with a sheet whose name never ends',
      change: after(Buffer.from('rId1', 'utf16le'), endless),
    },
    {
      part: sheetPart,
      is: 'with a text that runs over the end of its record',
      change: after(Buffer.concat([littleEndian([1, 6], [1, 20], [4, 0], [4, 0])]), littleEndian([4, 5])),
    },
    {
      part: sheetPart,
      is: 'with formatting that never ends',
      change: begunWith(
        littleEndian([1, 62], [1, 19], [4, 0], [4, 0], [1, 1], [4, 1], [2, 65], [4, 0xffff_ffff]),
      ),
    },
    { part: sheetPart, is: 'that is cut', change: (part: Buffer) => part.subarray(0, -1) },
    { part: sheetPart, is: 'without its end', change: (part: Buffer) => part.subarray(0, -3) },
    { part: sheetPart, is: 'that begins as no sheet does', change: after(Buffer.alloc(0), Buffer.from([7])) },
    { part: sheetPart, is: 'that is empty', change: () => Buffer.alloc(0) },
  ])('$part $is is told', async ({ part, change }) => {
    const failure = await readOutcome(memoryBytes('march.xlsb', withPart(part, change)))
    expect(failure).toEqual({
      code: 'file.broken',
      name: 'march.xlsb',
      detail: `its part ${part} is damaged`,
    })
  })

  it('that describes more columns than there can be is over the limit', async () => {
    const described = littleEndian([1, 60], [1, 18], [4, 0], [4, 4_000_000_000], [4, 0], [4, 0], [2, 1])
    const bytes = withPart(sheetPart, begunWith(described))
    expect(await readOutcome(memoryBytes('march.xlsb', bytes))).toMatchObject({ limit: '16,384 columns' })
  })
})

describe('an XLSB workbook in which a value would be lost is broken', () => {
  const row = (number: number): Buffer => littleEndian([1, 0], [1, 12], [4, number], [4, 0], [4, 0])
  const number = (column: number): Buffer => littleEndian([1, 5], [1, 16], [4, column], [4, 0], ['f', 7])
  const endOfRows = littleEndian([1, 0x92], [1, 1], [1, 0])

  it.each([
    {
      where: 'a row has the number of one before',
      records: [row(1), number(0), row(0), number(4)],
      detail: 'it has two rows of number 1',
    },
    {
      where: 'a row fills a cell twice',
      records: [row(1), number(3), number(4), number(3)],
      detail: 'row 2 has two values in column 4',
    },
  ])('where $where', async ({ records, detail }) => {
    const bytes = withPart(sheetPart, (part) => {
      const at = part.indexOf(endOfRows)
      return Buffer.concat([part.subarray(0, at), ...records, part.subarray(at)])
    })
    const failure = await readOutcome(memoryBytes('march.xlsb', bytes))
    expect(failure).toEqual({ code: 'file.broken', name: 'march.xlsb', detail })
  })
})

describe('an XLSB workbook', () => {
  it('is read whatever stands in records and parts that say nothing of its cells', async () => {
    // A hyperlink over four thousand million rows, and one of no known kind.
    const link = littleEndian([1, 0xee], [1, 0x03], [1, 16], [4, 0], [4, 0xffff_ffff], [4, 0], [4, 9])
    const unknown = littleEndian([1, 0xff], [1, 0x7f], [1, 1], [1, 0])
    const bytes = zipOf({
      ...parts,
      [sheetPart]: begunWith(link, unknown)(Buffer.from(parts[sheetPart] ?? '')),
      'xl/worksheets/binaryIndex1.bin': Buffer.from([0x2a, 0x02, 0xff]),
    })
    expect((await readAll('march.xlsb', bytes)).rows).toEqual([['Rent', { date: '1900-01-05' }]])
  })

  it('with notes and links is read as ever', async () => {
    const cell: XLSX.CellObject = { t: 's', v: 'Rent', l: { Target: 'https://example.com' } }
    cell.c = [{ a: 'Ann', t: 'paid late' }]
    const sheet = { '!ref': 'A1:B1', A1: cell, B1: { t: 'n' as const, v: -5.5 } }
    // `type: 'buffer'` makes SheetJS answer with a Buffer.
    const bytes = XLSX.write(
      { SheetNames: ['S'], Sheets: { S: sheet } },
      { type: 'buffer', bookType: 'xlsb' },
    ) as Buffer
    expect((await readAll('march.xlsb', bytes)).rows).toEqual([['Rent', -5.5]])
  })
})
