import { describe, expect, it } from 'vitest'
import { compareBooks, type HeldLine, type SentEntry } from '#shared/business/compareBooks.ts'
import type { Entry } from '#shared/records/record.ts'

const asked = '2025-04-01T10:00:00.000Z'
const before = '2025-04-01T09:00:00.000Z'
const later = '2025-04-01T10:00:00.001Z'
const both = { income: asked, expense: asked }

function sent(id: string, more: Partial<Entry> = {}, at = before): SentEntry {
  const entry: Entry = {
    ...{ row: 2, part: 'main', kind: 'income', id, date: '2025-03-01', name: 'Till' },
    ...{ amount: 25000, currency: 'ZAR', ...more },
  }
  return { entry, import: 'march.csv', at }
}

function held(id: string, more: Partial<HeldLine['said'] & HeldLine['entry']> = {}): HeldLine {
  const { date = '2025-03-01', name = 'Till', category = '' } = more
  const entry = { id, date, name, category, currency: 'ZAR', amount: 25000 }
  const said = {
    ...{ id: id === '' ? null : id, date, name, category: null, notes: null, currency: 'ZAR' },
    ...{ amount: 250, vat: null },
  }
  return { kind: 'income', entry, said }
}

const nobody = () => null
const standings = (
  books: readonly HeldLine[],
  entries: readonly SentEntry[],
  asOf: Parameters<typeof compareBooks>[2] = both,
) => compareBooks(books, { entries, importOf: nobody }, asOf).map(({ id, standing }) => `${id} ${standing}`)

describe('books against what was sent', () => {
  it('says of each entry whether it was sent, is there, is there alike, or is there twice', () => {
    const books = [held('a'), held('b', { name: 'Shop' }), held('x'), held('a')]
    expect(standings(books, [sent('a'), sent('b'), sent('c')])).toEqual([
      'a agrees',
      'b differs',
      'x elsewhere',
      'a twice',
      'c missing',
    ])
  })

  it('says what differs, and with which file it was sent', () => {
    const lines = compareBooks(
      [held('b', { name: 'Shop' })],
      { entries: [sent('b')], importOf: nobody },
      both,
    )
    expect(lines).toEqual([
      {
        ...{ standing: 'differs', kind: 'income', id: 'b', date: '2025-03-01', name: 'Shop', category: '' },
        ...{ currency: 'ZAR', amount: 25000, import: 'march.csv', byIdAlone: false },
        differences: [{ row: 2, id: 'b', field: 'name', ours: 'Till', stubs: 'Shop' }],
      },
    ])
  })

  it('misses nothing that left after stub was asked, or whose list is not here', () => {
    expect(
      standings([], [sent('a', {}, later), sent('b', { kind: 'expense' }), sent('c', {}, asked)]),
    ).toEqual(['b missing', 'c missing'])
    expect(standings([], [sent('b', { kind: 'expense' })], { income: asked, expense: null })).toEqual([])
  })

  it('finds an entry of which stub gives no id by what is in it, each once', () => {
    expect(standings([held(''), held('')], [sent('a'), sent('b', { name: 'Other' })])).toEqual([
      ' agrees',
      ' elsewhere',
      'b missing',
    ])
  })

  it('knows the id of an import that is not here any more, and says that nothing else was compared', () => {
    const [line] = compareBooks([held('a')], { entries: [], importOf: () => 'old.csv' }, both)
    expect(line).toMatchObject({ standing: 'agrees', import: 'old.csv', byIdAlone: true })
  })

  it('has the latest first', () => {
    const books = [held('a', { date: '2025-01-01' }), held('b', { date: '2025-02-01' })]
    expect(standings(books, [sent('c', { date: '2025-03-01' })])).toEqual([
      'c missing',
      'b elsewhere',
      'a elsewhere',
    ])
  })
})
