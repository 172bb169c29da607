import { expect, it } from 'vitest'
import type { BookLine } from '#shared/business/bookLine.ts'
import { csvOfBooks } from '#engine/business/csvOfBooks.ts'

const line: BookLine = {
  ...{ standing: 'agrees', kind: 'expense', id: 'e1', date: '2025-03-01', name: '=1+1', category: 'Rent' },
  ...{ currency: 'ZAR', amount: 90005, import: 'march.csv', byIdAlone: false, differences: [] },
}
const heading = 'date,kind,name,category,amount,currency,id,compared,file,differences'
const first = `2025-03-01,expense,"'=1+1",Rent,900.05,ZAR,e1`

it.each<{ of: Partial<BookLine>; says: string }>([
  { of: {}, says: 'sent and at stub,march.csv,' },
  { of: { byIdAlone: true }, says: '"sent and at stub, by its id alone",march.csv,' },
  {
    of: {
      standing: 'differs',
      differences: [
        { row: 2, id: 'e1', field: 'amount', ours: '900.05', stubs: '900.00' },
        { row: 2, id: 'e1', field: 'date', ours: '2025-03-01', stubs: '2025-03-02' },
      ],
    },
    says: '"sent and at stub, differing",march.csv,"amount: sent 900.05, stub has 900.00; date: sent 2025-03-01, stub has 2025-03-02"',
  },
  { of: { standing: 'missing' }, says: 'sent and not at stub,march.csv,' },
  { of: { standing: 'elsewhere', import: null }, says: 'at stub and not sent from here,,' },
  { of: { standing: 'twice', import: null }, says: 'at stub twice,,' },
])('a line of the books as CSV says how it compares, and is no formula: $says', ({ of, says }) => {
  expect(csvOfBooks([{ ...line, ...of }])).toBe(`\uFEFF${heading}\r\n${first},${says}\r\n`)
})
