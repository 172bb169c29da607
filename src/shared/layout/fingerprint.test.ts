import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { fingerprintOf } from '#shared/layout/fingerprint.ts'
import type { Cells } from '#shared/reading/cell.ts'

function fingerprint(headings: readonly string[], rows: readonly Cells[] = []): string {
  const profiler = createColumnProfiler(headings)
  for (const cells of rows) profiler.add(cells)
  return fingerprintOf(profiler.profiles())
}

// printf 'headings\ndate\namount\nbalance\ndescription' | sha256sum
const fnb = '2f75cda17f065217635e78545f064ef292f2c0533a6595eb3e73e6b957ca1bc2'
// printf 'columns\n5\n0 date\n1 text\n3 number' | sha256sum
const nedbank = 'dbf5feac3541e17e9b3f7f7a9e2aa1b66a7a2d1e9f423d5ef9f42e8f8331bf61'

describe('the fingerprint of a table', () => {
  it('is the SHA-256 of its headings in order', () => {
    expect(fingerprint(['date', 'amount', 'balance', 'description'])).toBe(fnb)
  })

  it.each([
    {
      headings: ['Date', ' Amount', ' Balance', ' Description'],
      because: 'case and blanks around do not count',
    },
    {
      headings: ['DATE', 'Amount', 'Balance', 'Description', '', ' '],
      because: 'nor do nameless last columns',
    },
    { headings: ['Ｄate', 'Amount', 'Balance', 'Description'], because: 'nor does the width of letters' },
  ])('is the same for $headings: $because', ({ headings }) => {
    expect(fingerprint(headings)).toBe(fnb)
  })

  it.each([
    { headings: ['date', 'balance', 'amount', 'description'] },
    { headings: ['date', 'amount', 'balance'] },
    { headings: ['date', 'amount', '', 'balance', 'description'] },
    { headings: ['date amount', 'balance', 'description'] },
  ])('is another for $headings', ({ headings }) => {
    expect(fingerprint(headings)).not.toBe(fnb)
  })

  it('does not depend on the rows below headings', () => {
    expect(
      fingerprint(['date', 'amount', 'balance', 'description'], [['2025-03-01', '1', '2', 'x', '']]),
    ).toBe(fnb)
  })

  it('without headings is that of the number of columns and of what those hold that are always filled', () => {
    const march: Cells[] = [
      ['01Mar2025', 'ROADCOVER 250301', '-33', '54676.77', ''],
      ['02Mar2025', 'VAT 25/02-26/03 = R15.22', '', '54676.77', ''],
    ]
    const april: Cells[] = [
      ['30Apr2025', 'SALARY', '15000.00', '69676.77', ''],
      ['30Apr2025', 'NOTICE', '', '69676.77', ''],
      ['29Apr2025', 'COFFEE', '-20.00', '69656.77', ''],
    ]
    expect(fingerprint([], march)).toBe(nedbank)
    expect(fingerprint([], april)).toBe(nedbank)
    expect(fingerprint([], [['01Mar2025', '-33', 'ROADCOVER', '54676.77', '']])).not.toBe(nedbank)
  })
})
