import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { xlsxOf } from '#engine/reading/testing/xlsxOf.ts'

async function read(rows: readonly string[]) {
  const given: Cells[] = []
  const bytes = xlsxOf({ sheets: [{ name: 'March', xml: `<sheetData>${rows.join('')}</sheetData>` }] })
  const result = await readSource(memoryBytes('book.xlsx', bytes), {
    choice: {},
    onRows: (more) => void given.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  return { result, given }
}

const rowOf = (row: number, cell = `<v>${row}</v>`): string =>
  `<row r="${row}"><c r="A${row}">${cell}</c></row>`
const many = Array.from({ length: 2500 }, (_, index) => rowOf(index + 1))
const numbers = Array.from({ length: 2500 }, (_, index) => [index + 1])

describe('a workbook with macros', () => {
  it('is read by the fast reader too', async () => {
    const xml = `<sheetData>${rowOf(1)}</sheetData>`
    const bytes = xlsxOf({ sheets: [{ name: 'March', xml }], more: { 'xl/vbaProject.bin': 'macros' } })
    const result = await readSource(memoryBytes('book.xlsm', bytes), {
      choice: {},
      onRows: () => undefined,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    })
    expect(result).toMatchObject({ ok: true, value: { format: 'xlsm', reading: { reader: 'fast' } } })
  })
})

describe('where the fast reader stops', () => {
  it('SheetJS goes on: each row comes once, in order', async () => {
    const extended = rowOf(2001, '<v>2001</v><extLst/>')
    const { result, given } = await read(many.with(2000, extended))
    expect(given).toEqual(numbers)
    expect(result.ok && result.value.reading).toMatchObject({ reader: 'sheetjs', lastRow: 2500 })
  })

  it('before it gave a row, SheetJS reads rows in any order', async () => {
    const { result, given } = await read([rowOf(3), rowOf(1), rowOf(2)])
    expect(given).toEqual([[1], [2], [3]])
    expect(result.ok && result.value.reading.reader).toBe('sheetjs')
  })

  it('for a row that belongs before those it gave, the workbook is broken', async () => {
    const { result } = await read([...many, rowOf(7)])
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'file.broken',
        name: 'book.xlsx',
        detail: 'its rows are not in the order of their numbers',
      },
    })
  })
})
