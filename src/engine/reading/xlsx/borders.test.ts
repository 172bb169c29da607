import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { CellValues } from '#engine/reading/xlsx/cellValues.ts'
import { ElementStream } from '#engine/reading/xlsx/elementStream.ts'
import { RowScanner } from '#engine/reading/xlsx/rowScanner.ts'
import { SharedStrings } from '#engine/reading/xlsx/sharedStrings.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const texts = Buffer.from(
  `\ufeff<?xml version="1.0"?>\n<!-- sst --><sst xmlns="${main}" count="3"><si><t>Café</t></si><si><r><t>日</t></r><!-- si --><r><t>本</t></r></si><si><t><![CDATA[<si>]]></t></si></sst>`,
)
const sheet = Buffer.from(
  `<?xml version="1.0"?><!-- sheetData --><w:worksheet xmlns:w="${main}"><w:dimension ref="A1:C4"/><w:cols><w:col min="1" max="1"/></w:cols><w:sheetData ><w:row r="1"><w:c r="A1" t="s"><w:v>0</w:v></w:c><w:c r="B1" t="s"><w:v>1</w:v></w:c></w:row><!-- <w:row> --><w:row r="3" ht='1>2'/><w:row r="4"><w:c r="B4"><w:f>A1&lt;2</w:f><w:v>-12.25</w:v></w:c><w:c t="str"><w:v>a &amp; é</w:v></w:c></w:row ><w:row><!-- <w:row> --><w:c><w:v>5</w:v></w:c></w:row></w:sheetData><w:pageMargins left="1"/></w:worksheet>\n`,
)
const rows = [['1', 'Café', '日本'], ['3'], ['4', '', -12.25, 'a & é'], ['5', 5]]

function piecesOf(bytes: Buffer, ...borders: readonly number[]): Buffer[] {
  const edges = [0, ...borders, bytes.length]
  return edges.slice(1).map((to, index) => bytes.subarray(edges[index], to))
}

function read(textPieces: readonly Buffer[], sheetPieces: readonly Buffer[]): Cells[] {
  const tooLong = (): Error => new Error('too long')
  const strings = new SharedStrings('book.xlsx')
  const textElements = new ElementStream(
    { root: 'sst', list: 'sst', item: 'si' },
    (cursor, nameAt) => strings.take(cursor, nameAt),
    tooLong,
  )
  for (const piece of textPieces) textElements.add(piece)
  textElements.finish()
  const found: Cells[] = []
  const values = new CellValues({ file: 'book.xlsx', strings, styles: [], system: 1900 }, false)
  const scanner = new RowScanner('book.xlsx', values, (row, cells) => found.push([String(row), ...cells]))
  const sheetElements = new ElementStream(
    { root: 'worksheet', list: 'sheetData', item: 'row' },
    (cursor, nameAt) => scanner.take(cursor, nameAt),
    tooLong,
  )
  for (const piece of sheetPieces) sheetElements.add(piece)
  sheetElements.finish()
  return found
}

describe('a border between two pieces', () => {
  it('changes nothing, wherever it is in the sheet', () => {
    for (let at = 0; at <= sheet.length; at++)
      expect(read([texts], piecesOf(sheet, at)), `at ${at}`).toEqual(rows)
  })

  it('changes nothing, wherever it is in the shared texts', () => {
    for (let at = 0; at <= texts.length; at++)
      expect(read(piecesOf(texts, at), [sheet]), `at ${at}`).toEqual(rows)
  })

  it.each([1, 2, 3, 7])('changes nothing, where there is one after every %i bytes', (length) => {
    const every = (bytes: Buffer): Buffer[] =>
      piecesOf(
        bytes,
        ...Array.from(
          { length: Math.floor((bytes.length - 1) / length) },
          (_, index) => (index + 1) * length,
        ),
      )
    expect(read(every(texts), every(sheet))).toEqual(rows)
  })
})
