import { describe, expect, it } from 'vitest'
import type { Cells } from '#shared/reading/cell.ts'
import { readHtml } from '#engine/reading/html/readHtml.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'

async function rowsOf(html: string, most = Infinity): Promise<readonly Cells[]> {
  const bytes = memoryBytes('march.xls', Buffer.from(html))
  const [sheet] = await readHtml(bytes, new AbortController().signal, most)
  return sheet?.cells ?? []
}

const table = '<table><tr><td>01/03/2025</td><td>-45.00</td></tr></table>'
const old = table.replace('2025', '2019')
const read = [['01/03/2025', '-45.00']]

describe('of a web page is read what it shows', () => {
  it.each([
    { what: 'in a comment', html: `<!-- ${old} -->${table}` },
    {
      what: 'in a comment for Excel alone',
      html: `<!--[if gte mso 9]><xml><x:Name>March</x:Name>${old}</xml><![endif]-->${table}`,
    },
    { what: 'in a comment that is closed at once', html: `<!-->${table}` },
    { what: 'in a script', html: `<script>var old = "${old}"</script>${table}` },
    { what: 'in a script in capitals', html: `<SCRIPT>var old = "${old}"</SCRIPT >${table}` },
    { what: 'in a style', html: `<style>/* ${old} */</style>${table}` },
    { what: 'in a template', html: `<template>${old}<template>${old}</template></template>${table}` },
    { what: 'in the title', html: `<title>${old}</title>${table}` },
  ])('and not what stands $what', async ({ html }) => {
    expect(await rowsOf(html)).toEqual(read)
  })

  it.each([
    {
      what: 'where no script runs',
      html: `<noscript>${table}</noscript>`,
    },
    {
      what: 'where marks for others than Excel stand around it',
      html: `<![if !excel]>${table}<![endif]>`,
    },
    {
      what: 'behind a title without one',
      html: `<html><head><title/></head>${table}</html>`,
    },
  ])('$what', async ({ html }) => {
    expect(await rowsOf(html)).toEqual(read)
  })
})

describe('the cells of a web page', () => {
  it.each([
    {
      what: 'end where the next one begins',
      html: '<TABLE><TR><TH>Date<TH>Amount<TR><TD>01/03/2025<TD>-45.00<TBODY><TR><TD>02/03/2025<TD>5</TABLE>',
      rows: [
        ['Date', 'Amount'],
        ['01/03/2025', '-45.00'],
        ['02/03/2025', '5'],
      ],
    },
    {
      what: 'need no row to stand in',
      html: '<table><td>01/03/2025<td>-45.00</table>',
      rows: read,
    },
    {
      what: 'stand behind those that span several columns',
      html: '<table><tr><td colspan=2>A</td><td>1</td></tr><tr><td>B</td><td colspan="0">C</td><td>2</td></tr></table>',
      rows: [
        ['A', '', '1'],
        ['B', 'C', '2'],
      ],
    },
    {
      what: 'have lines, and blanks as the page shows them',
      html: '<table><tr><td> Rent\n  for <b>March</b> and<i> April</i> <br> Fees&nbsp; <div>Total</div><p>due</p></td></tr></table>',
      rows: [['Rent for March and April\nFees\nTotal\ndue']],
    },
    {
      what: 'are what their letters stand for',
      html: '<table><tr><td>Caf&eacute; &Eacute; &#233;&#xE9; &#150; &euro;5 &LT;x&gt; A&ampB AT&T &unknown; R&nbsp;5</td></tr></table>',
      rows: [['Café É éé – €5 <x> A&ampB AT&T &unknown; R 5']],
    },
    {
      what: 'may hold signs that begin no tag, and quotes that quote nothing',
      html: `<table><tr><td title=O'Brien>5 < 6</td><td title='a > b' align = "left">7</td></tr></table>`,
      rows: [['5 < 6', '7']],
    },
    {
      what: 'of its caption stand above, and of its foot below',
      html: '<table><caption>March</caption><thead><tr><th>Amount</thead><tfoot><tr><td>Total</tfoot><tbody><tr><td>5</tbody></table>',
      rows: [['March'], ['Amount'], ['5'], ['Total']],
    },
  ])('$what', async ({ html, rows }) => {
    expect(await rowsOf(html)).toEqual(rows)
  })
})

describe('a cell that spans several rows', () => {
  it.each([
    {
      what: 'holds for each that has an amount, a date and a text alike',
      html: '<tr><td rowspan=2>01/03/2025<td>A<td>-5<td rowspan=2>Fees<tr><td>B<td>-6<tr><td>02/03/2025<td>C<td>7<td>Sales',
      rows: [
        ['01/03/2025', 'A', '-5', 'Fees'],
        ['01/03/2025', 'B', '-6', 'Fees'],
        ['02/03/2025', 'C', '7', 'Sales'],
      ],
    },
    {
      what: 'counts once where it is an amount',
      html: '<tr><td>01/03/2025<td rowspan=2>-5<td>100<tr><td>02/03/2025<td>95',
      rows: [
        ['01/03/2025', '-5', '100'],
        ['02/03/2025', '', '95'],
      ],
    },
    {
      what: 'does not hold for a second line without an amount, nor for a second heading',
      html: '<tr><th rowspan=2>Date<th colspan=2>Money<tr><th>Debit<th>Credit<tr><td rowspan=2>01/03/2025<td>5<tr><td>Shop',
      rows: [
        ['Date', 'Money'],
        ['', 'Debit', 'Credit'],
        ['01/03/2025', '5'],
        ['', 'Shop'],
      ],
    },
    {
      what: 'does not hold where it is a title beside what is said of the account',
      html: '<tr><td rowspan=2>First Bank<td>Account<td>62123456789<tr><td>Balance<td>90.00',
      rows: [
        ['First Bank', 'Account', '62123456789'],
        ['', 'Balance', '90.00'],
      ],
    },
    {
      what: 'keeps its columns, all of them',
      html: '<tr><td rowspan=3 colspan=2>1 Mar<td>1<tr><td>2<tr><td>3<tr><td>2 Mar<td>x<td>4',
      rows: [
        ['1 Mar', '', '1'],
        ['1 Mar', '', '2'],
        ['1 Mar', '', '3'],
        ['2 Mar', 'x', '4'],
      ],
    },
    {
      what: 'ends with its part of the table, where it says no end as well',
      html: '<tbody><tr><td rowspan=0>1 Mar<td>1<tr><td>2<tbody><tr><td>2 Mar<td>3',
      rows: [
        ['1 Mar', '1'],
        ['1 Mar', '2'],
        ['2 Mar', '3'],
      ],
    },
  ])('$what', async ({ html, rows }) => {
    expect(await rowsOf(`<table>${html}</table>`)).toEqual(rows)
  })
})

describe('the tables of a web page', () => {
  it('stand one below the other, with a blank row between', async () => {
    const page = '<table><tr><td>Account:</td><td>62123456789</td></tr></table>'
    expect(await rowsOf(`${page}${table}${table}<table></table>`)).toEqual([
      ['Account:', '62123456789'],
      [],
      ...read,
      [],
      ...read,
    ])
  })

  it('and the lines of text around them stand one below the other', async () => {
    expect(
      await rowsOf(
        `<body><h3>Account: 62123456789</h3>Opening balance:\n <b>1000.00</b><br><form>View <select><option>62000000000</select></form>${table}<p>Page&nbsp;2</p>${table}<div>Closing balance: 910.00</div></body>`,
      ),
    ).toEqual([
      ...[['Account: 62123456789'], ['Opening balance: 1000.00'], ['View'], []],
      ...[...read, [], ['Page 2'], []],
      ...[...read, [], ['Closing balance: 910.00']],
    ])
  })

  it('have the text that stands in them outside of their cells above them, as a page shows it', async () => {
    const stray = table.replace('<tr>', 'Account: 62123456789<br>Page 1<select><option>2</select><tr>')
    expect(await rowsOf(`<p>First Bank</p>${stray}</table>`)).toEqual([
      ...[['First Bank'], [], ['Account: 62123456789'], ['Page 1'], []],
      ...read,
    ])
    expect(await rowsOf(`<table><tr><td>Top<td><table>Till 5<tr><td>A</table>open</table>`)).toEqual([
      ['Top', 'Till 5\nopen'],
      ['A'],
    ])
  })

  it('within cells stand where the row was that only holds them', async () => {
    const inner = '<table><tr><td>A</td></tr><tr><td>B</td></tr></table>'
    expect(
      await rowsOf(
        `<table><tr><td>Top</td></tr><tr><td>${inner}</td><td>${table}</td></tr><tr><td>Foot</td></tr></table>`,
      ),
    ).toEqual([['Top'], ['A'], ['B'], [], ...read, ['Foot']])
  })

  it('within a row of cells leave it whole, and stand below it', async () => {
    expect(
      await rowsOf(
        '<table><tr><td>01/03/2025</td><td>Shop<table><tr><td>Till 5</td></tr></table></td><td>-5</td></tr></table>',
      ),
    ).toEqual([['01/03/2025', 'Shop', '-5'], ['Till 5']])
  })

  it('without an end to the first are two', async () => {
    expect(await rowsOf(`<table><tr><td>A</td></tr></tr>${table}</table>`)).toEqual([['A'], [], ...read])
  })

  it.each(['</body></html>', '</html>', '</BODY>'])('end with the page: %s', async (end) => {
    expect(await rowsOf(`<html><body>${table.replace('</table>', '')}${end}`)).toEqual(read)
  })
})

it('a page that ends within a table was cut, and is not read as if that were all', async () => {
  await expect(rowsOf(`<html><body>${table.replace('</td></tr></table>', '')}`)).rejects.toMatchObject({
    failure: { code: 'file.broken', name: 'march.xls', detail: 'its table has no end' },
  })
})

it.each([
  `<html><style>${'.xl24 {} '.repeat(10_000)}</style><p>Log in again</p></html>`,
  `<html><script>var old = "${old}"</script></html>`,
])('a web page without a table is none', async (html) => {
  await expect(rowsOf(html)).rejects.toMatchObject({
    failure: { code: 'file.notATable', name: 'march.xls', looksLike: 'a web page without a table' },
  })
})

it('of a long web page only the beginning is read where that is enough, open rows left out', async () => {
  expect(await rowsOf(`<table>${'<tr><td>1<td>2'.repeat(10)}</table>`, 3)).toEqual([
    ['1', '2'],
    ['1', '2'],
    ['1', '2'],
  ])
})
