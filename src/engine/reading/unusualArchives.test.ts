import { expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'

const xml = '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
const usual = Object.entries(xlsxParts({ sheets: [{ name: 'March', xml }] }))

async function rowsOf(parts: [name: string, content: string][]): Promise<Cells[]> {
  const rows: Cells[] = []
  const read = await readSource(memoryBytes('book.xlsx', zipOf(Object.fromEntries(parts))), {
    choice: {},
    onRows: (more) => void rows.push(...more),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  expect(read).toMatchObject({ ok: true, value: { format: 'xlsx' } })
  return rows
}

it('a workbook may lie in any folder that its relations name', async () => {
  const elsewhere = (text: string): string => text.replaceAll('xl/', 'data/')
  const parts = usual.map(([name, content]): [string, string] => [elsewhere(name), elsewhere(content)])
  expect(await rowsOf(parts)).toEqual([[7]])
})

it('folders within an archive may be parted by \\', async () => {
  const parts = usual.map(([name, content]): [string, string] => [name.replaceAll('/', '\\'), content])
  expect(await rowsOf(parts)).toEqual([[7]])
})
