import { describe, expect, it } from 'vitest'
import { unreadableRow, type Cells } from '#shared/reading/cell.ts'
import { createTableFinder } from '#shared/reading/findTable.ts'
import type { FoundTable } from '#shared/reading/foundTable.ts'
import { joinHeadings } from '#shared/reading/headingRows.ts'

function find(rows: readonly Cells[], headingRow?: number | null, table?: number): FoundTable {
  const finder = createTableFinder({
    ...(headingRow !== undefined && { headingRow }),
    ...(table !== undefined && { table }),
  })
  for (const cells of rows) finder.add([cells])
  return finder.finish()
}

const heading = ['Date', 'Description', 'Amount', 'Balance']
const coffee = ['2025-03-02', 'Coffee', '-20.00', '980.00']
const sales = ['2025-03-03', 'Sales', '100.00', '1080.00']

/** Why the rows after the heading are left out, by their number; those that are kept are not in it. */
function leftOf(rows: readonly Cells[]): Record<number, string> {
  const { left } = find([heading, ...rows])
  return Object.fromEntries(left.filter(({ row }) => row > 1).map(({ row, why }) => [row, why]))
}

describe('a row of the table is left out', () => {
  it.each<{ as: string; when: string; rows: Cells[]; left: Record<number, string> }>([
    {
      as: 'blank',
      when: 'nothing is in it',
      rows: [coffee, [], ['', ' '], sales],
      left: { 3: 'blank', 4: 'blank' },
    },
    {
      as: 'heading',
      when: 'it is the heading again',
      rows: [coffee, ['DATE ', 'Description', 'Amount', 'Balance'], sales],
      left: { 3: 'heading' },
    },
    {
      as: 'opening',
      when: 'it says so and moves nothing',
      rows: [['2025-03-01', 'OPEN BALANCE', '', '1000.00'], coffee],
      left: { 2: 'opening' },
    },
    {
      as: 'opening',
      when: 'it says so and moves zero',
      rows: [['2025-03-01', 'Opening balance', '0.00', '1000.00'], coffee],
      left: { 2: 'opening' },
    },
    {
      as: 'opening',
      when: 'it says so in the first row, whatever its amount',
      rows: [['2025-03-01', 'B/F', '1000.00', '1000.00'], coffee],
      left: { 2: 'opening' },
    },
    {
      as: 'closing',
      when: 'it says so and moves nothing',
      rows: [coffee, ['2025-03-31', 'Closing Balance as at 31 March', '', '1.00'], sales],
      left: { 3: 'closing' },
    },
    {
      as: 'closing',
      when: 'it says so in the last row, whatever its amount',
      rows: [coffee, sales, ['', 'Carried forward', '1080.00', '']],
      left: { 4: 'closing' },
    },
    {
      as: 'total',
      when: 'it says so and has no date',
      rows: [coffee, sales, ['Total:', '', '80.00', '']],
      left: { 4: 'total' },
    },
    {
      as: 'information',
      when: 'it is a line drawn below the heading',
      rows: [['------', ':---', '---:', ''], coffee],
      left: { 2: 'information' },
    },
    {
      as: 'information',
      when: 'it has neither date nor amount, within the table',
      rows: [coffee, ['', 'PROVISIONAL STATEMENT', '', ''], sales],
      left: { 3: 'information' },
    },
    {
      as: 'continuation',
      when: 'its texts go on with those of the record above, below the last one too',
      rows: [coffee, ['', 'AND SONS', '', ''], ['', 'REF 7', '', ''], sales, ['', 'INV 12 AND 13', '', '']],
      left: { 3: 'continuation', 4: 'continuation', 6: 'continuation' },
    },
    {
      as: 'footnote',
      when: 'a blank row stands between it and the record above',
      rows: [coffee, [], ['', 'AND SONS', '', '']],
      left: { 3: 'blank', 4: 'footnote' },
    },
    {
      as: 'footnote',
      when: 'the heading again stands between it and the record above',
      rows: [coffee, heading, ['', 'AND SONS', '', '']],
      left: { 3: 'heading', 4: 'footnote' },
    },
    {
      as: 'footnote',
      when: 'it begins where rows do, with what goes on with it',
      rows: [coffee, ['Prices include VAT', '', '', ''], ['', 'and are in rand', '', '']],
      left: { 3: 'footnote', 4: 'footnote' },
    },
    {
      as: 'footnote',
      when: 'its text stands where balances do',
      rows: [coffee, ['', '', '', 'overdrawn']],
      left: { 3: 'footnote' },
    },
    {
      as: 'information',
      when: 'it is dated and says that nothing moved',
      rows: [
        coffee,
        ['2025-03-26', 'VAT 25/02-26/03 = R15.22', '', ''],
        ['2025-03-26', 'PROVISIONAL STATEMENT', '', '980.00'],
      ],
      left: { 3: 'information', 4: 'information' },
    },
    {
      as: 'opening',
      when: 'it is dated, brought forward, and moves nothing',
      rows: [['2025-03-01', 'BROUGHT FORWARD', '', '1000.00'], coffee],
      left: { 2: 'opening' },
    },
    {
      as: 'opening',
      when: 'it says so in the middle, and its amount is its balance',
      rows: [coffee, ['2025-03-02', 'Balance b/f from page 1', '980.00', '980.00'], sales],
      left: { 3: 'opening' },
    },
    {
      as: 'unreadable',
      when: 'one of its cells has taken in the row behind it',
      rows: [
        coffee,
        ['2025-03-02', 'Tyre,-7.00,973.00\n2025-03-03,Milk,-9.00,964.00', '-11.00', '953.00'],
        sales,
      ],
      left: { 3: 'unreadable' },
    },
    {
      as: 'unreadable',
      when: 'a reader had to pass over it',
      rows: [coffee, unreadableRow('over 16 million characters in a row'), sales],
      left: { 3: 'unreadable' },
    },
    {
      as: 'footnote',
      when: 'it has neither date nor amount, below the table',
      rows: [coffee, sales, [], ['Thank you for banking with us']],
      left: { 4: 'blank', 5: 'footnote' },
    },
    {
      as: 'footnote',
      when: 'it is a key and its value, below the table',
      rows: [coffee, ['Printed by:', 'Internet Banking']],
      left: { 3: 'footnote' },
    },
  ])('as $as when $when', ({ rows, left }) => {
    expect(leftOf(rows)).toEqual(left)
  })
})

it('a text in the first cell goes on with no record, though that is where its description stands', () => {
  const cash: Cells[] = [
    ['Name', 'Date', 'Amount'],
    ['Tea', '2025-03-01', '-5.00'],
    ['Cards'],
    ['Rent', '2025-03-02', '-7.00'],
  ]
  expect(find(cash).left).toEqual([
    { row: 1, why: 'heading' },
    { row: 3, why: 'information' },
  ])
})

describe('a row that a reader had to pass over is of the table', () => {
  const passed = unreadableRow('over 16 million characters in a row')
  const spanOf = ({ firstRow, lastRow }: FoundTable) => [firstRow, lastRow]

  it.each<{ where: string; rows: Cells[]; span: number[] }>([
    { where: 'right below the heading', rows: [heading, passed, coffee, sales], span: [2, 4] },
    { where: 'behind the last row', rows: [heading, coffee, sales, passed], span: [2, 4] },
    {
      where: 'behind a blank row and a footnote',
      rows: [heading, coffee, [], ['Thank you'], passed],
      span: [2, 5],
    },
    { where: 'above the first row, without a heading', rows: [passed, coffee, sales, coffee], span: [1, 4] },
  ])('$where', ({ rows, span }) => {
    expect(spanOf(find(rows))).toEqual(span)
  })

  it('and leaves a total above it one', () => {
    const found = find([heading, coffee, sales, ['Total', '', '80.00', ''], passed])
    expect(spanOf(found)).toEqual([2, 5])
    expect(found.left.slice(1)).toEqual([
      { row: 4, why: 'total' },
      { row: 5, why: 'unreadable' },
    ])
  })

  it('unless it stands above the heading', () => {
    expect(spanOf(find([passed, heading, coffee, sales]))).toEqual([3, 4])
  })
})

describe('a dated row that is called a total', () => {
  const small = ['2025-03-02', 'Bread', '-5.00', '975.00']
  const row = (label: string, amount: string): Cells => ['2025-03-31', label, amount, '']

  it.each(['Total', 'TOTAAL:', 'Sum', 'Grand total', 'Total for March', 'Total debits'])(
    'is one as %s in the last row, with the sum of the rows above',
    (label) => {
      expect(leftOf([coffee, small, row(label, '-25.00')])).toEqual({ 4: 'total' })
    },
  )

  it.each(['Daily total', 'Subtotal', 'Dagtotaal'])('is one as %s with the sum since the last', (label) => {
    const rows = [coffee, row(label, '-20.00'), small, coffee, row(label, '-25.00'), sales]
    expect(leftOf(rows)).toEqual({ 3: 'total', 6: 'total' })
  })

  it.each([
    { who: 'whose amount is no sum', rows: [coffee, small, row('Total', '-25.01')] },
    { who: 'that is paid the same twice', rows: [row('Total', '-500.00'), row('Total', '-500.00')] },
    { who: 'with rows of the table below', rows: [coffee, small, row('Total', '-25.00'), sales] },
    { who: 'that is a garage', rows: [coffee, small, row('Total Garage', '-25.00')] },
  ])('is a record $who', ({ rows }) => {
    expect(leftOf(rows)).toEqual({})
  })
})

describe('an undated row', () => {
  it.each([
    ...['Total 8400', 'Subtotal January', 'Total for period', 'Groottotaal', 'Sum', 'Net movement', 'TOTALE'],
    ...['Total for the month', 'Totaal vir Maart 2025', 'Daily total', 'Total debits and credits'],
  ])('called %s is a total', (label) => {
    expect(leftOf([coffee, sales, ['', label, '80.00', '']])).toEqual({ 4: 'total' })
  })

  it.each(['Total Garage', 'Total Marine', 'Summer Sale', 'Net Movement Dance School'])(
    'called %s is none where it is not the sum of the rows',
    (label) => {
      expect(leftOf([coffee, sales, ['', label, '70.00', '']])).toEqual({})
    },
  )
})

describe('beside columns of money out and money in', () => {
  const bothWays: Cells[] = [
    ['Date', 'Description', 'Debit', 'Credit'],
    ['2025-03-02', 'Coffee', '20.00', ''],
    ['2025-03-03', 'Sales', '', '100.00'],
  ]

  it.each(['Net movement', 'NET CHANGE', 'Netto beweging:'])(
    'an undated row called %s is information, the sum of neither',
    (label) => {
      const { left } = find([...bothWays, ['', label, '', '80.00']])
      expect(left.slice(1)).toEqual([{ row: 4, why: 'information' }])
    },
  )

  it('a dated row called Net movement may be what somebody paid, though its name comes first', () => {
    const named = bothWays.map(([date = '', name = '', ...amounts]) => [name, date, ...amounts])
    const { left } = find([...named, ['Net movement', '2025-03-31', '', '80.00']])
    expect(left.slice(1)).toEqual([])
  })
})

it.each(['Number of transactions', 'No. of credits', 'Aantal transaksies'])(
  'an undated row that begins with %s is information, whatever its figures',
  (label) => {
    expect(leftOf([coffee, sales, [label, '', '2', '80.00']])).toEqual({ 4: 'information' })
  },
)

describe('an undated row that speaks of the total of something', () => {
  const bread = ['2025-03-02', 'Bread', '-5.00', '975.00']
  const total = (amount: string): Cells => ['', 'Total Checking', amount, '']

  it('is a total where it is the sum of the rows above it, or since the last', () => {
    const rows = [coffee, bread, total('-25.00'), sales, total('100.00')]
    expect(leftOf(rows)).toEqual({ 4: 'total', 6: 'total' })
  })

  it('stays where it is not', () => {
    expect(leftOf([coffee, bread, total('-25.01')])).toEqual({})
  })
})

it.each([
  { label: 'Carried forward', as: 'closing' },
  { label: 'Brought forward', as: 'opening' },
])('an undated row that sums a page up is no record: $label', ({ label, as }) => {
  const rows = [coffee, ['', label, '-20.00', '980.00'], sales]
  expect(leftOf(rows)).toEqual({ 3: as })
})

it.each(['Total Business Account', 'March 2025 total', 'Sub-total cards', 'Totaal vir Kaap'])(
  'an undated row with %s where the dates are is a total, wherever it stands',
  (label) => {
    expect(leftOf([coffee, [label, '', '-20.00', ''], sales])).toEqual({ 3: 'total' })
  },
)

describe('the balance that a statement', () => {
  const left = (label: string, rows: readonly Cells[]): unknown => {
    const { facts } = find([heading, ...rows])
    return { label, left: leftOf(rows), facts }
  }

  it.each([
    ...[
      'Balans oorgebring',
      'Saldo b/f',
      'Oorgebringde saldo',
      'Start balance',
      'Begin saldo',
      'Begin balance',
    ],
    ...[
      'Saldo vorige staat',
      'Balance from previous statement',
      'Balance as at 01 March 2025',
      'Vorige saldo',
    ],
    ...['SALDO OORGEDRA', 'Balance c/f', 'Balance carried forward', 'Anfangssaldo', '#Saldo początkowe'],
  ])('begins with may be called %s', (label) => {
    expect(left(label, [['2025-03-01', label, '1000.00', '1000.00'], coffee, sales])).toEqual({
      label,
      left: { 2: 'opening' },
      facts: { openingBalance: 100000 },
    })
  })

  it.each([
    ...['Balans oorgedra', 'Saldo c/f', 'Afsluitingsaldo', 'End balance', 'Eind saldo', 'Nuwe saldo'],
    ...['Schlusssaldo', 'Endsaldo', '#Saldo końcowe'],
    ...['New balance', 'Balance to next statement', 'Balance as at 31 March 2025', 'Saldo op 31 Maart 2025'],
  ])('ends with may be called %s', (label) => {
    expect(left(label, [coffee, sales, ['2025-03-31', label, '1080.00', '1080.00']])).toEqual({
      label,
      left: { 4: 'closing' },
      facts: { closingBalance: 108000 },
    })
  })

  it('ends with stands above the newest row', () => {
    const rows = [['2025-03-31', 'Balance carried forward', '', '1080.00'], sales, coffee]
    expect(left('', rows)).toMatchObject({ left: { 2: 'closing' }, facts: { closingBalance: 108000 } })
  })

  it('begins with is told by the first record, before which no shape judges rows without it', () => {
    const dormant = Array.from({ length: 600 }, () => ['2025-03-01', 'Saldo oorgedra', '', '1000.00'])
    const finder = createTableFinder({})
    finder.add([heading, ...dormant])
    expect(finder.shape()).toBeNull()
    finder.add([coffee])
    expect(finder.shape()).not.toBeNull()
    expect(finder.finish().facts).toMatchObject({ openingBalance: 100000 })
  })

  it.each(['New Balance', 'New Balance Sandton', 'Balance at Home', 'Balance as at 31 March', 'Oorgedra'])(
    'ends with is not what was paid to %s in the last row',
    (name) => {
      expect(leftOf([coffee, sales, ['2025-03-31', name, '-500.00', '580.00']])).toEqual({})
    },
  )
})

describe('without a column of balances, a row that names a balance', () => {
  it.each([
    ...['Balance b/f', 'Bal. b/fwd', 'Balance B/D', 'Opening balance', 'Opening Bal', 'Openingsaldo'].map(
      (name) => ({ name, as: 'opening' }),
    ),
    ...['Beginsaldo', 'Saldo oorgebring', 'Balance brought forward from previous page'].map((name) => ({
      ...{ name, as: 'opening' },
    })),
    ...['Balance carried forward', 'Balance c/d', 'Closing balance', 'Saldo oorgedra', 'Slotsaldo'].map(
      (name) => ({ name, as: 'closing' }),
    ),
    ...[
      ...['Balance at start of period', 'START OF DAY BALANCE', 'Opening Ledger Balance', 'Initial balance'],
      ...['Solde initial', 'Ancien solde', 'SOLDE PRECEDENT', 'Solde précédent au 01/03/2025'],
      ...['Solde d’ouverture', 'Solde en début de période', 'Saldo inicial', 'SALDO ANTERIOR'],
      ...['Saldo inicial del periodo', 'Saldo iniziale al 1 marzo 2025', 'Saldo di apertura'],
      ...['Ingående saldo', 'INGÅENDE BALANS', 'Inngående saldo', 'Indgående saldo', 'Primosaldo'],
      ...['Åpningssaldo', 'Öppningssaldo', 'Vorig saldo', 'Alter Kontostand', 'ALTER SALDO'],
      ...['Anfangsbestand', 'Eröffnungssaldo', 'Eroeffnungssaldo', 'Saldovortrag', 'Saldo otwarcia'],
      ...['Počáteční zůstatek', 'POČÁTEČNÍ ZŮSTATEK', 'Pocatecni zustatek', 'Předchozí zůstatek'],
      ...['Počiatočný zostatok', 'Alkusaldo'],
    ].map((name) => ({ name, as: 'opening' })),
    ...[
      ...['Balance at end of period', 'END OF DAY BALANCE', 'Closing available balance', 'Nouveau solde'],
      ...['Solde de clôture', 'Solde en fin de période', 'Saldo de cierre', 'Saldo al cierre', 'Novo saldo'],
      ...['Saldo di chiusura', 'Saldo finale al 31/03/2025', 'Utgående saldo', 'Utgaaende saldo'],
      ...['Ultimosaldo', 'Sluttsaldo', 'Nieuw saldo', 'Neuer Kontostand', 'Neuer Kontostand vom 31.03.2025'],
      ...['Abschlußsaldo', 'Saldo zamknięcia', 'Konečný zůstatek k 31.3.2025', 'Loppusaldo'],
    ].map((name) => ({ name, as: 'closing' })),
  ])('is left out as $as wherever it stands: $name', ({ name, as }) => {
    const rows = [
      ['Date', 'Description', 'Amount'],
      ['2025-03-01', name, '1000.00'],
      ['2025-03-01', 'Coffee', '-20.00'],
      ['2025-03-02', name, '980.00'],
      ['2025-03-03', 'Sales', '100.00'],
      ['2025-03-03', name, '1080.00'],
      ['2025-03-03', name, '1080.00'],
    ]
    expect(find(rows).left.slice(1)).toEqual([2, 4, 6, 7].map((row) => ({ row, why: as })))
  })
})

describe('without a column of balances, what may be one is the closing one', () => {
  const rows = (last: readonly string[], opening = 'Previous balance') => [
    ['Date', 'Description', 'Amount'],
    ['2025-03-01', opening, '1000.00'],
    ['2025-03-01', 'Coffee', '-20.00'],
    ['2025-03-03', 'Sales', '100.00'],
    last,
  ]
  const leftBelow = (cells: readonly Cells[]) => find(cells).left.filter(({ row }) => row > 2)

  it.each([
    'New balance',
    'NUWE SALDO',
    'Balance as at 31 March 2025',
    'Available balance',
    'Current balance',
  ])('where the opening one and all rows come to it: %s', (name) => {
    const balances = { openingBalance: 100000, closingBalance: 108000 }
    const found = find(rows(['2025-03-31', name, '1080.00']))
    expect(found).toMatchObject({
      left: [{ row: 1 }, { row: 2 }, { row: 5, why: 'closing' }],
      facts: balances,
    })
  })

  it.each([
    { but: 'they come to something else', cells: rows(['2025-03-31', 'New Balance', '-80.00']) },
    { but: 'no opening one is stated', cells: rows(['2025-03-31', 'New Balance', '1080.00'], 'Ann') },
    { but: 'it is called something else', cells: rows(['2025-03-31', 'New Balance Sandton', '1080.00']) },
    {
      but: 'the table goes on',
      cells: [...rows(['2025-03-31', 'New Balance', '1080.00']), ['2025-03-31', 'Coffee', '-20.00']],
    },
  ])('but stays where $but', ({ cells }) => {
    expect(leftBelow(cells)).toEqual([])
  })
})

describe('without a column of balances, what also pays the rest of an invoice', () => {
  const rows = (first: string, middle: string, last: string) => [
    ['Date', 'Description', 'Amount'],
    ['2025-03-01', first, '1000.00'],
    ['2025-03-01', 'Coffee', '-20.00'],
    ['2025-03-02', middle, '980.00'],
    ['2025-03-03', 'Sales', '100.00'],
    ['2025-03-03', last, '1080.00'],
  ]

  it.each(['Saldo final', 'SALDO FINALE', 'Solde final'])('is a balance at the edge only: %s', (name) => {
    const { left } = find(rows('Ann', name, name))
    expect(left.slice(1)).toEqual([{ row: 6, why: 'closing' }])
  })

  it.each([
    ...['Solde initial chantier Durand', 'Saldo finale fattura 12', 'Saldo inicial Lda', 'Neuer Saldo GmbH'],
    ...['Soldes Nouveau', 'Solde de tout compte', 'Solde facture 12', 'Nuevo saldo movil', 'Ancien solder'],
    ...['Kontostand Verlag', 'Primo Saldoni', 'Opening Balance De Beers'],
  ])('is a record anywhere with a name that only begins so: %s', (name) => {
    expect(find(rows(name, name, name)).left).toEqual([{ row: 1, why: 'heading' }])
  })
})

describe('a row of the table stays', () => {
  it.each<{ which: string; rows: Cells[] }>([
    {
      which: 'has a date and an amount and is called Total',
      rows: [coffee, ['2025-03-02', 'TOTAL', '-500.00', '480.00'], sales],
    },
    {
      which: 'pays somebody called Opening Balance in the middle',
      rows: [coffee, ['2025-03-02', 'Opening Balance CC', '-500.00', '480.00'], sales],
    },
    {
      which: 'is called like a balance and moves it',
      rows: [coffee, ['2025-03-02', 'Opening balance', '-500.00', '480.00'], sales],
    },
    {
      which: 'pays VAT and says for when',
      rows: [coffee, ['2025-03-26', 'VAT 201 = FEB', '-1522.00', '1.00'], sales],
    },
    { which: 'has a date and no amount', rows: [coffee, ['2025-03-02', 'Coffee', '', ''], sales] },
    { which: 'has an amount and no date', rows: [coffee, ['', 'Coffee', '-20.00', ''], sales] },
    {
      which: 'has a date and an amount that cannot be read',
      rows: [coffee, ['someday', 'Coffee', 'much', ''], sales],
    },
    { which: 'is shorter than the heading', rows: [coffee, ['2025-03-02', 'Coffee', '-20.00'], sales] },
    { which: 'is longer than the heading', rows: [coffee, [...coffee, 'x', 'y'], sales] },
  ])('that $which', ({ rows }) => {
    expect(leftOf(rows)).toEqual({})
  })
})

describe('the table', () => {
  it('spans what goes on with its last record', () => {
    const { firstRow, lastRow } = find([heading, coffee, ['', 'AND SONS', '', '']])
    expect([firstRow, lastRow]).toEqual([2, 3])
  })

  it('spans its first to its last row, sums included, blanks and footnotes after it not', () => {
    const { firstRow, lastRow } = find([
      ['History'],
      heading,
      [],
      coffee,
      sales,
      ['Total', '', '80.00'],
      [],
      ['Page 1'],
    ])
    expect([firstRow, lastRow]).toEqual([4, 6])
  })

  it('without a row ends before it begins', () => {
    const { headingRow, firstRow, lastRow, left } = find([heading])
    expect([headingRow, firstRow, lastRow]).toEqual([1, 2, 1])
    expect(left).toEqual([{ row: 1, why: 'heading' }])
  })

  it('is found the same when it is longer than the sample', () => {
    const many = Array.from({ length: 2000 }, () => coffee)
    const { firstRow, lastRow, left } = find([
      ['History'],
      heading,
      ...many,
      [],
      ...many,
      ['Total', '', '1.00'],
    ])
    expect([firstRow, lastRow]).toEqual([3, 4004])
    expect(left).toEqual([
      { row: 1, why: 'preamble' },
      { row: 2, why: 'heading' },
      { row: 2003, why: 'blank' },
      { row: 4004, why: 'total' },
    ])
  })

  it('begins below the row that the user calls the heading', () => {
    const { headingRow, firstRow, left } = find([heading, coffee, sales], 2)
    expect([headingRow, firstRow]).toEqual([2, 3])
    expect(left).toEqual([
      { row: 1, why: 'preamble' },
      { row: 2, why: 'heading' },
    ])
  })

  it.each(['Balance b/f consultants', 'Opening Balance CC', 'Balance bike', 'Saldo'])(
    'keeps %s where no column is of balances',
    (name) => {
      const rows = [
        ['Date', 'Description', 'Amount'],
        ['2025-03-01', 'Coffee', '-20.00'],
        ['2025-03-02', name, '980.00'],
        ['2025-03-03', 'Sales', '100.00'],
      ]
      expect(find(rows).left).toEqual([{ row: 1, why: 'heading' }])
    },
  )

  it('keeps a dated row that begins with Total, even as its last', () => {
    const rows = [
      ['Payee', 'Date', 'Amount'],
      ['Ann', '2025-03-01', '-5.00'],
      ['Total', '2025-03-02', '-500.00'],
    ]
    expect(find(rows).left).toEqual([{ row: 1, why: 'heading' }])
  })

  it('keeps a dated last row with an amount and a name that only begins like a closing balance', () => {
    const paid = ['2025-03-31', 'CLOSING BALANCE CONSULTANTS', '-80.00', '1000.00']
    expect(find([heading, coffee, sales, paid])).toMatchObject({ lastRow: 4, left: [{ row: 1 }] })
  })

  it.each([
    { of: 'below a heading for notes', columns: ['Notes'], remark: ['Closing balance'] },
    { of: 'below no heading', columns: [''], remark: ['Opening balance', '1000.00'] },
    { of: 'right of the headings', columns: [], remark: ['', 'Opening balance', '1000.00'] },
  ])('keeps a row with words of a balance noted beside it, $of', ({ columns, remark }) => {
    const named = ['Date', 'Description', 'Amount', ...columns]
    const rows = [coffee, sales, ['2025-03-04', 'Milk', '-10.50']].map((cells) => cells.slice(0, 3))
    const noted = rows.map((cells, at) => (at === 1 ? cells : [...cells, ...remark]))
    expect(find([named, ...noted])).toMatchObject({ firstRow: 2, lastRow: 4, left: [{ row: 1 }], facts: {} })
  })

  it('keeps a row that is called otherwise and moves its balance by another amount', () => {
    const named = ['Date', 'Description', 'Type', 'Amount', 'Balance']
    const rows = [
      ['2025-03-01', 'Ann', 'Opening balance', '-50.00', '950.00'],
      ['2025-03-02', 'Ben', 'Card', '-100.00', '850.00'],
    ]
    expect(find([named, ...rows])).toMatchObject({ firstRow: 2, left: [{ row: 1 }] })
    const stated = ['2025-03-01', 'Cheque account', 'Opening balance', '1000.00', '1000.00']
    expect(find([named, stated, ...rows]).left).toMatchObject([{ row: 1 }, { row: 2, why: 'opening' }])
  })

  it('leaves out a balance without a name beside its words, whatever the heading of these', () => {
    const named = ['Date', 'Amount', 'Notes']
    const [paid, stated] = [
      ['2025-03-01', '-5.00', 'Ann'],
      ['2025-03-31', '95.00', 'Closing balance'],
    ]
    expect(find([named, paid, stated]).left).toMatchObject([{ row: 1 }, { row: 3, why: 'closing' }])
  })

  it.each([
    { as: 'between semicolons', cell: '2025-03-04;Milk;-10.50;1069.50' },
    { as: 'between tabs', cell: '2025-03-04\tMilk\t-10.50\t1069.50' },
    { as: 'between two blanks', cell: '2025-03-04  Milk  -10.50  1069.50' },
    { as: 'quoted as one', cell: '2025-03-04,Milk,-10.50,1069.50' },
  ])('keeps a row whose cells stand in one, $as, to be in error', ({ cell }) => {
    for (const rows of [
      [coffee, sales, [cell]],
      [coffee, [cell], sales],
    ])
      expect(find([heading, ...rows])).toMatchObject({ lastRow: 4, left: [{ row: 1 }] })
  })

  it('leaves out an undated balance whose words are noted beside the account', () => {
    const named = ['Date', 'Description', 'Amount', 'Notes']
    const paid = [coffee.slice(0, 3), sales.slice(0, 3)]
    const stated = ['', 'Cheque account', '1080.00', 'Closing balance']
    expect(find([named, ...paid, stated]).left).toMatchObject([{ row: 1 }, { row: 4, why: 'closing' }])
  })

  it('calls what stands above the headings just that, whatever lines are in it', () => {
    const example = ['Written as\n2025-03-01,Tea,-5.00,995.00']
    expect(find([example, heading, coffee, sales]).left).toEqual([
      { row: 1, why: 'preamble' },
      { row: 2, why: 'heading' },
    ])
  })

  it('keeps a row with lines of its own that are none of the table', () => {
    const letter = ['2025-03-04', 'Paid\n2025-03-01, see the letter\n3 × 5.00', '-15.00', '1065.00']
    expect(leftOf([coffee, sales, letter])).toEqual({})
  })

  it.each(['Printed on 2025-03-31, page 3 of 3', '2025-03-31;End of the list', 'Rates: 1.00; 2.00; 3.00'])(
    'leaves out a note with dates or figures: %s',
    (note) => {
      expect(leftOf([coffee, sales, [note]])).toEqual({ 4: 'footnote' })
    },
  )

  it('of undated rows keeps what is called Total, but for the last row', () => {
    const rows = [
      ['Customer', 'Amount'],
      ['Ann', '5.00'],
      ['Total', '7.00'],
      ['Ben', '6.00'],
      ['Total', '18.00'],
    ]
    expect(find(rows).left).toEqual([
      { row: 1, why: 'heading' },
      { row: 5, why: 'total' },
    ])
  })
})

describe('a balance in the preamble that is called just that', () => {
  it.each([
    {
      is: 'the closing one, where the newest row comes first',
      balance: '1080.00',
      rows: [sales, coffee],
      facts: { closingBalance: 108000 },
    },
    {
      is: 'the closing one, where the newest row comes last',
      balance: '1080.00',
      rows: [coffee, sales],
      facts: { closingBalance: 108000 },
    },
    {
      is: 'the opening one, where the first row follows from it',
      balance: '1000.00',
      rows: [coffee, sales],
      facts: { openingBalance: 100000 },
    },
    { is: 'neither, where no row proves it', balance: '5.00', rows: [coffee, sales], facts: {} },
  ])('is $is', ({ balance, rows, facts }) => {
    expect(find([['Balance:', balance], [], heading, ...rows]).facts).toEqual(facts)
  })
})

describe('a sentence about the currency', () => {
  const sentence = ['All amounts are in USD']

  it('holds below the last row, unless the preamble says another', () => {
    expect(find([heading, coffee, sales, [], sentence]).facts).toEqual({ currency: 'USD' })
    const below = [heading, coffee, sales, sentence]
    expect(find([['Currency:', 'EUR'], ...below]).facts).toEqual({ currency: 'EUR' })
  })

  it('is no more than information where the table goes on', () => {
    expect(find([heading, coffee, sentence, sales]).facts).toEqual({})
  })
})

describe('balances that close pages', () => {
  const carried = (balance: string) => ['2025-03-31', 'CARRIED FORWARD', '', balance]

  it('close no statement that goes on', () => {
    expect(find([heading, coffee, carried('980.00'), sales]).facts).toEqual({})
  })

  it('close it below the last row', () => {
    const rows = [heading, coffee, carried('980.00'), sales, carried('1080.00')]
    expect(find(rows).facts).toEqual({ closingBalance: 108000 })
  })

  it('close it above the first row, where that is the newest', () => {
    const rows = [heading, carried('1080.00'), sales, carried('980.00'), coffee]
    expect(find(rows).facts).toEqual({ closingBalance: 108000 })
  })
})

describe('balances that are stated among the amounts', () => {
  const record = (date: string, amount: string) => ['HIST', date, amount, 'POS PURCHASE', '3036', '0']
  const records = [record('20240313', '-50.00'), record('20240314', '1000.00'), record('20240315', '-4.50')]

  it.each([
    { what: 'are taken from there', opening: '500.00', openingBalance: 50000 },
    { what: 'are taken from the last number, where nothing stands there', opening: '', openingBalance: 0 },
  ])('$what, before a branch and a code', ({ opening, openingBalance }) => {
    const rows = [
      ['OPEN', '20240312', opening, 'OPEN BALANCE', '3036', '0'],
      ...records,
      ['CLOSE', '20240331', '1445.50', 'CLOSE BALANCE', '3036', '0'],
    ]
    expect(find(rows).facts).toEqual({ openingBalance, closingBalance: 144550 })
  })

  it('are not the nothing that moved beside them', () => {
    const rows = [
      ['Date', 'Description', 'Amount', 'Standing'],
      ['2024-03-12', 'Opening balance', '0.00', '500.00'],
      ['2024-03-13', 'Coffee', '-50.00', '450.00'],
    ]
    expect(find(rows).facts).toEqual({ openingBalance: 50000 })
  })
})

describe('balances that open pages', () => {
  const brought = (balance: string) => ['2025-03-01', 'BROUGHT FORWARD', '', balance]

  it('open no statement that began before', () => {
    expect(find([heading, coffee, brought('980.00'), sales]).facts).toEqual({})
  })

  it('open it above the first row', () => {
    const rows = [heading, brought('1000.00'), coffee, brought('980.00'), sales]
    expect(find(rows).facts).toEqual({ openingBalance: 100000 })
  })

  it('open it below the last row, where that is the oldest', () => {
    const rows = [heading, sales, brought('980.00'), coffee, brought('1000.00')]
    expect(find(rows).facts).toEqual({ openingBalance: 100000 })
  })
})

describe('a heading of several rows', () => {
  const body = [
    ['2025-03-02', 'Coffee', '', '20.00', '980.00'],
    ['2025-03-03', 'Sales', '100.00', '', '1080.00'],
  ]

  it.each<{ when: string; rows: Cells[]; headingRows: number[] }>([
    {
      when: 'groups stand above some columns',
      rows: [
        ['Statement'],
        [],
        ['', '', 'Money', 'Money', ''],
        ['Date', 'Description', 'In', 'Out', 'Balance'],
      ],
      headingRows: [3, 4],
    },
    {
      when: 'the upper row tells equal names apart',
      rows: [
        ['Money', 'Money', '', '', ''],
        ['Date', 'Date', 'Description', 'Amount', 'Balance'],
      ],
      headingRows: [1, 2],
    },
    {
      when: 'names run over two rows',
      rows: [
        ['Transaction', 'Transaction', 'Amount', 'Amount', 'Running'],
        ['Date', 'Description', 'in', 'out', 'Balance'],
      ],
      headingRows: [1, 2],
    },
    {
      when: 'one is merged over two columns, and the others over two rows',
      rows: [
        ['Date', 'Description', 'Amount', '', 'Balance'],
        ['', '', 'Debit', 'Credit'],
      ],
      headingRows: [1, 2],
    },
    {
      when: 'the two below a merged one are no more than In and Out',
      rows: [
        ['Date', 'Description', 'Amount', '', 'Balance'],
        ['', '', 'In', 'Out'],
      ],
      headingRows: [1, 2],
    },
    {
      when: 'units stand below',
      rows: [
        ['Date', 'Description', 'In', 'Out', 'Balance'],
        ['(yyyy-mm-dd)', '', '(ZAR)', '(ZAR)', '(ZAR)'],
      ],
      headingRows: [1, 2],
    },
    {
      when: 'it is only one below a key and its value',
      rows: [
        ['Account Holder', 'J Soap'],
        ['Date', 'Description', 'In', 'Out', 'Balance'],
      ],
      headingRows: [2],
    },
    {
      when: 'units without brackets stand below',
      rows: [
        ['Date', 'Narrative', 'In', 'Out', 'Balance'],
        ['dd/mm/yyyy', 'text', 'R', 'R', 'R'],
      ],
      headingRows: [1, 2],
    },
    {
      when: 'it is only one below a sentence with commas',
      rows: [
        ['Please note', 'fees may apply', 'terms online', 'see', 'overleaf'],
        ['Date', 'Description', 'In', 'Out', 'Balance'],
      ],
      headingRows: [2],
    },
    {
      when: 'it is only one, written twice',
      rows: [
        ['Date', 'Description', 'In', 'Out', 'Balance'],
        ['Date', 'Description', 'In', 'Out', 'Balance'],
      ],
      headingRows: [2],
    },
  ])('is known as such when $when', ({ rows, headingRows }) => {
    const found = find([...rows, ...body])
    expect([found.headingRows, found.headingRow]).toEqual([headingRows, headingRows.at(-1)])
    expect(found.left.filter(({ why }) => why === 'heading').map(({ row }) => row)).toEqual(headingRows)
    expect([found.firstRow, found.lastRow]).toEqual([rows.length + 1, rows.length + 2])
  })

  it('has one text a column', () => {
    expect(
      joinHeadings([
        ['', '', 'Money', 'Money'],
        ['Date', 'Date ', 'In', 'Out', 'Money'],
      ]),
    ).toEqual(['Date', 'Date', 'Money In', 'Money Out', 'Money'])
  })

  it('has its units in brackets', () => {
    const rows = [
      ['Date', 'Narrative', 'Out', 'In'],
      ['dd/mm/yyyy', '', 'R', '(R)'],
    ]
    expect(joinHeadings(rows)).toEqual(['Date (dd/mm/yyyy)', 'Narrative', 'Out (R)', 'In (R)'])
  })

  it.each([
    {
      when: 'headings without a group are named above',
      rows: [
        ['Date', 'ZAR', '', 'USD', '', 'Note'],
        ['', 'Debit', 'Credit', 'Debit', 'Credit'],
      ],
      names: ['Date', 'ZAR Debit', 'ZAR Credit', 'USD Debit', 'USD Credit', 'Note'],
    },
    {
      when: 'they are named below, where nobody knows how far a group reaches',
      rows: [
        ['', 'Money', '', ''],
        ['Date', 'Debit', 'Credit', 'Balance'],
      ],
      names: ['Date', 'Money Debit', 'Credit', 'Balance'],
    },
    {
      when: 'one stands by itself below',
      rows: [
        ['Date', '', 'Amount', ''],
        ['', 'Time', 'In', 'Out'],
      ],
      names: ['Date', 'Time', 'Amount In', 'Amount Out'],
    },
  ])('has a merged one over each of its columns when $when', ({ rows, names }) => {
    expect(joinHeadings(rows)).toEqual(names)
  })
})

describe('of several tables', () => {
  const invoices = ['Invoice', 'Customer', 'Date', 'Total']
  const paid = ['INV 1', 'Ann', '2025-03-04', '55.00']
  const legend = [
    ['Type', 'Description'],
    ['D', 'Debit order'],
  ]
  const two = [
    ['Account:', '62001'],
    heading,
    coffee,
    sales,
    sales,
    [],
    ['Invoices paid'],
    invoices,
    paid,
    paid,
  ]

  it('the largest is read, and the others are told and asked about', () => {
    const found = find(two)
    expect([found.headingRow, found.firstRow, found.lastRow]).toEqual([2, 3, 5])
    expect(found.tables).toEqual([
      { firstRow: 3, lastRow: 5, headings: heading },
      { firstRow: 9, lastRow: 10, headings: invoices },
    ])
    expect(found.left.map(({ row, why }) => `${row} ${why}`)).toEqual([
      '1 preamble',
      '2 heading',
      '6 blank',
      '7 footnote',
      '8 heading',
      '9 otherTable',
      '10 otherTable',
    ])
    expect(found.questions).toEqual([
      {
        about: 'table',
        options: ['1', '2'],
        why: 'there is more than one table: 1 in rows 3 to 5, “Date, Description, Amount, Balance”, account 62001; 2 in rows 9 to 10, “Invoice, Customer, Date, Total”',
      },
    ])
  })

  it('the one that the user chose is read, and nothing is asked', () => {
    const found = find(two, undefined, 2)
    expect([found.headingRow, found.firstRow, found.lastRow, found.questions]).toEqual([8, 9, 10, []])
    expect(found.facts).toEqual({ account: '62001' })
    expect(found.left.filter(({ why }) => why === 'otherTable').map(({ row }) => row)).toEqual([3, 4, 5])
  })

  it('one that is small and moves no money is told, not asked about', () => {
    const { tables, questions } = find([heading, coffee, sales, coffee, [], ...legend])
    expect([tables.length, questions]).toEqual([2, []])
  })

  it('each may be longer than the sample', () => {
    const long = Array.from({ length: 700 }, () => coffee)
    const found = find([heading, ...long, [], invoices, ...Array.from({ length: 900 }, () => paid)])
    expect([found.headingRow, found.firstRow, found.lastRow]).toEqual([703, 704, 1603])
    expect(found.left).toHaveLength(703)
  })

  it('each account in one file has its own, with the same headings or none', () => {
    const other = [...coffee.slice(0, 3), '480.00']
    for (const headingAgain of [[heading], []]) {
      const rows = [
        ['Account: 62 001'],
        heading,
        coffee,
        sales,
        [],
        ['Account: 62002'],
        ...headingAgain,
        other,
      ]
      const found = find(rows)
      const firstOfOther = 7 + headingAgain.length
      expect(found.tables).toEqual([
        { firstRow: 3, lastRow: 4, headings: heading },
        { firstRow: firstOfOther, lastRow: firstOfOther, headings: headingAgain.flat() },
      ])
      expect(found.questions.map(({ about }) => about)).toEqual(['table'])
      expect(find(rows, undefined, 2).facts.account).toBe('62002')
    }
  })

  it('the same account above each page begins none', () => {
    const page = [['Account:', '62 001'], heading, coffee]
    expect(find([['Account: 62001'], heading, sales, ...page]).tables).toEqual([])
    expect(find([heading, sales, ...page]).tables).toEqual([])
  })

  it('none is seen in a row of texts that are no headings', () => {
    expect(find([heading, coffee, [], ['', 'Provisional', 'see overleaf', ''], sales]).tables).toEqual([])
  })
})
