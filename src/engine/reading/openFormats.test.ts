import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { Cells } from '#shared/reading/cell.ts'
import { serialDate } from '#shared/reading/serialDate.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { readSource } from '#engine/reading/readSource.ts'

const text = fc
  .string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom('a', 'Z', '9', ' ', 'é', '&', '<', '>', '"', "'", '€', '-', '#', '=', '京'),
  })
  .map((cell) => `t${cell}`.trim().replace(/ +/g, ' '))
const cell = fc.oneof(
  text.map((v) => ({ written: { t: 's', v } satisfies XLSX.CellObject, means: v })),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => {
    const v = cents / 100
    return { written: { t: 'n', v } satisfies XLSX.CellObject, means: v }
  }),
  fc.integer({ min: 61, max: 73_000 }).map((v) => ({
    written: { t: 'n', v, z: 'd/m/yyyy' } satisfies XLSX.CellObject,
    means: { date: serialDate(v, 1900) ?? '' },
  })),
)

// SheetJS writes; our own readers of these two formats read.
it.each(['ods', 'xlml'] as const)(
  'any table that SheetJS writes as %s is read as it was',
  async (bookType) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        async (table) => {
          const sheet: XLSX.WorkSheet = {
            '!ref': 'A1:E6',
            '!data': table.map((row) => row.map(({ written }) => ({ ...written }))),
          }
          // `type: 'buffer'` makes SheetJS answer with a Buffer.
          const bytes = XLSX.write(
            { SheetNames: ['S'], Sheets: { S: sheet } },
            { type: 'buffer', bookType },
          ) as Buffer
          const rows: Cells[] = []
          const result = await readSource(memoryBytes('march.dat', bytes), {
            choice: {},
            onRows: (more) => void rows.push(...more),
            onProgress: () => undefined,
            signal: new AbortController().signal,
          })
          expect(result.ok && result.value.reading.reader).toBe('fast')
          expect(rows).toEqual(table.map((row) => row.map(({ means }) => means)))
        },
      ),
      { seed: 20250301, numRuns: 100 },
    )
  },
)

it('a row or a cell of XML 2003 whose index goes back stands behind the one before: none is lost', async () => {
  const cell = (value: number, index = ''): string =>
    `<Cell${index}><Data ss:Type="Number">${value}</Data></Cell>`
  const rows = `<Row ss:Index="3">${cell(1)}</Row><Row ss:Index="3">${cell(2)}</Row><Row ss:Index="1">${cell(3)}${cell(4, ' ss:Index="1"')}</Row>`
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${rows}</Table></Worksheet></Workbook>`
  expect((await readAll('march.xls', Buffer.from(xml))).rows).toEqual([[], [], [1], [2], [3, 4]])
})
