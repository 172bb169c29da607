import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { plainDialect } from '#shared/reading/rowDialect.ts'
import { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import { scanRows, UNKNOWN } from '#engine/reading/bytes/scanRows.ts'
import { createRowParser } from '#engine/reading/parseDelimited.ts'

function readAsText(text: string): Cells[] {
  const { push, end } = createRowParser('some.csv', plainDialect(','))
  return [...push(text), ...end()]
}

/** The rows by the reader of bytes, with what it flags in their cells; null where it hands over. */
function readAsBytes(text: string): { readonly rows: Cells[]; readonly flags: number[] } | null {
  const block = new RowBlock('utf-8')
  block.bytes = Buffer.from(text)
  const scanned = scanRows(block, { from: 0, isLast: true, delimiter: 44, rows: 1000 })
  if (scanned === UNKNOWN) return null
  const rows = Array.from({ length: block.rows }, (_, row) => [...block.row(row)])
  return { rows, flags: [...block.flags.subarray(0, block.cells)] }
}

describe('a text that a spreadsheet is told to keep', () => {
  it.each([
    { written: '="00012345"', means: ['00012345'] },
    { written: '"=""00012345"""', means: ['00012345'] },
    { written: '="2024-01-05",="-12.50"', means: ['2024-01-05', '-12.50'] },
    { written: ' ="007" ,x', means: ['007', 'x'] },
    { written: '=" 007 ",x', means: ['007', 'x'] },
    { written: '" ="" 007 "" ",x', means: ['007', 'x'] },
    { written: '="",x', means: ['', 'x'] },
    { written: '"=""""",x', means: ['', 'x'] },
    { written: '="Café"', means: ['Café'] },
    { written: '="\u00a0Total"', means: ['Total'] },
    { written: '\u00a0="007"', means: ['007'] },
    { written: '"=""one\r\ntwo"""', means: ['one\ntwo'] },
    { written: '"=""a,b"""', means: ['a,b'] },
  ])('is what stands inside: $written', ({ written, means }) => {
    expect(readAsText(written)).toEqual([means])
    expect(readAsBytes(written)?.rows).toEqual([means])
  })

  it.each([
    { written: '=SUM(A1)' },
    { written: '="a"&"b"', means: ['="a"&"b"'] },
    { written: '="a""b"' },
    { written: '=""a""' },
    { written: '"=""a"', means: ['="a'] },
    { written: '"=""a"" """', means: ['="a" "'] },
    { written: '="' },
    { written: '=' },
    { written: '=x"' },
    { written: '="a,b"', means: ['="a', 'b"'] },
    { written: '= "a"' },
    { written: "='a'" },
  ])('is none: $written stays as it stands', ({ written, means = [written] }) => {
    expect(readAsText(written)).toEqual([means])
    expect(readAsBytes(written)?.rows).toEqual([means])
  })

  it('is plain bytes to the reader of bytes, in quotes too', () => {
    expect(readAsBytes('="2024-01-05","=""-12.50"""')?.flags).toEqual([0, 0])
  })

  it('is left to the reader of text where blanks of another sort may stand behind it', () => {
    expect(readAsBytes('="Total"\u00a0')).toBeNull()
    expect(readAsText('="Total"\u00a0')).toEqual([['Total']])
  })

  it('is the same to both readers, whatever stands around it', () => {
    const piece = fc.constantFrom('="', '"', '""', '=""', '=', '1', 'T', ' ', ',', '\r\n', 'é', '\u00a0')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const read = readAsBytes(text)
        if (read !== null) expect(read.rows).toEqual(readAsText(text))
      }),
      { numRuns: 3000 },
    )
  })
})
