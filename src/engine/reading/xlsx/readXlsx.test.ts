import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/reading/cell.ts'
import { xlsxOf, xlsxParts, type XlsxBook } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'
import { readFast } from '#engine/reading/xlsx/testing/readBoth.ts'

const sheetOf = (rows: string): string => `<sheetData>${rows}</sheetData>`

async function rowsOf(xml: string, more: Partial<XlsxBook> = {}) {
  const read = await readFast(xlsxOf({ sheets: [{ name: 'March', xml }], ...more }))
  if ('handOver' in read) throw new Error(`handed over: ${read.handOver.reason}`)
  return read.rows
}

async function reasonOf(bytes: Uint8Array): Promise<string> {
  const read = await readFast(bytes)
  return 'handOver' in read ? read.handOver.reason : 'read'
}

describe('a cell', () => {
  const formats = [14, 'yyyy-mm-dd', '0.00%', '[$R-1C09] #,##0.00', 'hh:mm', '00000', '[Red]dd/mm/yy;@', 22]

  it.each<{ is: string; xml: string; means: Cell }>([
    { is: 'a number', xml: '<c r="A1"><v>-12.50</v></c>', means: -12.5 },
    { is: 'a whole number', xml: '<c r="A1" t="n"><v>42</v></c>', means: 42 },
    { is: 'a number with an exponent', xml: '<c r="A1"><v>1.5E-3</v></c>', means: 0.0015 },
    {
      is: 'a number of 17 digits',
      xml: '<c r="A1"><v>0.30000000000000004</v></c>',
      means: 0.30000000000000004,
    },
    {
      is: 'a number of many decimals',
      xml: '<c r="A1"><v>123456789.012345</v></c>',
      means: 123456789.012345,
    },
    { is: 'a number with space around it', xml: '<c r="A1"><v> 7 </v></c>', means: 7 },
    { is: 'a number in a CDATA section', xml: '<c r="A1"><v><![CDATA[7]]></v></c>', means: 7 },
    { is: 'a number that is none', xml: '<c r="A1"><v>-5O</v></c>', means: '-5O' },
    { is: 'a number with a comma', xml: '<c r="A1"><v> -10,5 </v></c>', means: '-10,5' },
    { is: 'a number in another base', xml: '<c r="A1"><v>0x32</v></c>', means: '0x32' },
    { is: 'a number without an end', xml: '<c r="A1"><v>INF</v></c>', means: 'INF' },
    { is: 'a number beyond all doubles', xml: '<c r="A1"><v>1e999</v></c>', means: '1e999' },
    { is: 'a day that is no number', xml: '<c r="A1" s="1"><v>yesterday</v></c>', means: 'yesterday' },
    { is: 'a long id', xml: '<c r="A1"><v>1234567890123456</v></c>', means: '1234567890123456' },
    {
      is: 'a date of a built-in format',
      xml: '<c r="A1" s="1"><v>45717</v></c>',
      means: { date: '2025-03-01' },
    },
    {
      is: 'a date of its own format',
      xml: '<c r="A1" s="2"><v>45717</v></c>',
      means: { date: '2025-03-01' },
    },
    { is: 'a date in colour', xml: '<c r="A1" s="7"><v>45717</v></c>', means: { date: '2025-03-01' } },
    { is: 'a date with a time', xml: '<c r="A1" s="8"><v>45717.999</v></c>', means: { date: '2025-03-01' } },
    {
      is: 'the last day before 1900 was no leap year',
      xml: '<c r="A1" s="1"><v>59</v></c>',
      means: { date: '1900-02-28' },
    },
    { is: 'the day that never was', xml: '<c r="A1" s="1"><v>60</v></c>', means: 60 },
    { is: 'the day after it', xml: '<c r="A1" s="1"><v>61</v></c>', means: { date: '1900-03-01' } },
    { is: 'a time', xml: '<c r="A1" s="5"><v>0.75</v></c>', means: '18:00:00' },
    { is: 'a percentage', xml: '<c r="A1" s="3"><v>0.15</v></c>', means: 0.15 },
    { is: 'an amount in rand', xml: '<c r="A1" s="4"><v>-0.05</v></c>', means: -0.05 },
    { is: 'an id with zeros before it', xml: '<c r="A1" s="6"><v>42</v></c>', means: '00042' },
    { is: 'a shared text', xml: '<c r="A1" t="s"><v>0</v></c>', means: 'Coffee' },
    { is: 'the text of a formula', xml: '<c r="A1" t="str"><f>A2</f><v>a &amp; b</v></c>', means: 'a & b' },
    { is: 'a text in the sheet', xml: '<c r="A1" t="inlineStr"><is><t> Tea </t></is></c>', means: 'Tea' },
    {
      is: 'a rich text in the sheet',
      xml: '<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>Te</t></r><r><t>a</t></r></is></c>',
      means: 'Tea',
    },
    { is: 'a yes', xml: '<c r="A1" t="b"><v>1</v></c>', means: 'TRUE' },
    { is: 'a no', xml: '<c r="A1" t="b"><v>0</v></c>', means: 'FALSE' },
    { is: 'an error', xml: '<c r="A1" t="e"><v>#N/A</v></c>', means: { error: '#N/A' } },
    {
      is: 'an error of later versions',
      xml: '<c r="A1" t="e"><v>#SPILL!</v></c>',
      means: { error: '#SPILL!' },
    },
    { is: 'a date in letters', xml: '<c r="A1" t="d"><v>2024-02-29</v></c>', means: { date: '2024-02-29' } },
    {
      is: 'a date in letters with a time',
      xml: '<c r="A1" t="d"><v>2024-02-29T23:59:59</v></c>',
      means: { date: '2024-02-29' },
    },
    { is: 'a formula with its value', xml: '<c r="A1"><f>SUM(A2:A3)</f><v>3</v></c>', means: 3 },
    {
      is: 'a formula without its value',
      xml: '<c r="A1"><f>SUM(A2:A3)</f></c>',
      means: { error: 'a formula without a stored value' },
    },
    {
      is: 'a formula whose text looks like a tag',
      xml: '<c r="A1"><f><![CDATA[IF(A2<v>3,1)]]></f><v>3</v></c>',
      means: 3,
    },
    {
      is: 'text with all entities',
      xml: '<c r="A1" t="str"><v>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F9FE;</v></c>',
      means: '<>&"\'A🧾',
    },
    { is: 'text with an entity of an entity', xml: '<c r="A1" t="str"><v>&amp;lt;</v></c>', means: '&lt;' },
    {
      is: 'text in CDATA sections and between',
      xml: '<c r="A1" t="str"><v>a<![CDATA[<b>&amp;]]>c&amp;<!-- no -->d</v></c>',
      means: 'a<b>&amp;c&d',
    },
    {
      is: 'text with characters by number',
      xml: '<c r="A1" t="str"><v>a_x0041__x005F_x0041_b</v></c>',
      means: 'aA_x0041_b',
    },
    {
      is: 'text of two lines',
      xml: '<c r="A1" t="str"><v xml:space="preserve">a\r\nb</v></c>',
      means: 'a\nb',
    },
  ])('that is $is reads as $means', async ({ xml, means }) => {
    const strings = '<si><t>Coffee</t></si>'
    const row = `<row r="1">${xml}<c r="B1"><v>1</v></c></row>`
    expect(await rowsOf(sheetOf(row), { formats, strings })).toEqual([[means, 1]])
  })

  it.each([
    { is: 'a shared text without number', xml: '<c r="A1" t="s"/>' },
    { is: 'an empty value', xml: '<c r="A1"><v></v></c>' },
    { is: 'a value that closes itself', xml: '<c r="A1" s="1"><v/></c>' },
    { is: 'only space', xml: '<c r="A1" t="str"><v>  </v></c>' },
    { is: 'an empty text', xml: '<c r="A1" t="inlineStr"><is/></c>' },
    { is: 'a text of an empty run', xml: '<c r="A1" t="inlineStr"><is><t/></is></c>' },
  ])('with $is is blank', async ({ xml }) => {
    expect(await rowsOf(sheetOf(`<row r="1">${xml}<c r="B1"><v>1</v></c></row>`))).toEqual([['', 1]])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const xml = sheetOf('<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>44256</v></c></row>')
    // 44,256 days after 1 January 1904 is 2 March 2025.
    expect(await rowsOf(xml, { formats: [14], since1904: true })).toEqual([
      [{ date: '1904-01-01' }, { date: '2025-03-02' }],
    ])
  })
})

describe('shared texts', () => {
  it.each([
    { are: 'plain', si: '<si><t>Coffee</t></si>', means: 'Coffee' },
    { are: 'kept in their space', si: '<si><t xml:space="preserve"> a b </t></si>', means: 'a b' },
    {
      are: 'rich: their runs are joined',
      si: '<si><r><t>Cof</t></r><r><rPr><b/><sz val="9"/></rPr><t>fee</t></r></si>',
      means: 'Coffee',
    },
    {
      are: 'spoken: how is dropped',
      si: '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>',
      means: '課',
    },
    {
      are: 'rich and spoken',
      si: '<si><r><t>課</t></r><rPh sb="0" eb="1"><t>カ</t></rPh><r><t>長</t></r></si>',
      means: '課長',
    },
    { are: 'in a CDATA section', si: '<si><t><![CDATA[a < b]]></t></si>', means: 'a < b' },
    { are: 'with an entity', si: '<si><t>R&amp;D</t></si>', means: 'R&D' },
  ])('that are $are read as $means', async ({ si, means }) => {
    const xml = sheetOf('<row r="1"><c r="A1" t="s"><v>1</v></c></row>')
    expect(await rowsOf(xml, { strings: `<si><t>no</t></si><!-- </si> -->\n${si}` })).toEqual([[means]])
  })

  it('may be more than are remembered at once', async () => {
    const strings = Array.from({ length: 65_538 }, (_, no) => `<si><t>text ${no}</t></si>`).join('')
    const cells = [1, 65_537, 1].map((no) => `<c t="s"><v>${no}</v></c>`).join('')
    expect(await rowsOf(sheetOf(`<row>${cells}</row>`), { strings })).toEqual([
      ['text 1', 'text 65537', 'text 1'],
    ])
  })

  it('may be empty, and still be counted', async () => {
    const xml = sheetOf('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>2</v></c></row>')
    expect(await rowsOf(xml, { strings: '<si/><si><t/></si><si><t>x</t></si>' })).toEqual([['', 'x']])
  })
})

describe('rows and cells', () => {
  it.each([
    {
      are: 'without numbers',
      rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
      means: [[1, 2], [3]],
    },
    {
      are: 'numbered by their cells alone',
      rows: '<row><c r="B2"><v>1</v></c></row><row><c r="A4"><v>2</v></c></row>',
      means: [[], ['', 1], [], [2]],
    },
    {
      are: 'with gaps',
      rows: '<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row r="4"/><row r="5"><c r="AA5"><v>3</v></c></row>',
      means: [[], ['', '', 1, 2], [], [], [...Array<string>(26).fill(''), 3]],
    },
    {
      are: 'blank at the end',
      rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0"/></row><row r="2"><c r="A2"/></row><row r="9"/>',
      means: [[1]],
    },
    {
      are: 'with cells out of order',
      rows: '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>',
      means: [[1, '', 3]],
    },
    {
      are: 'parted by comments, instructions and space',
      rows: '\n<!-- </row> --><row r="1" >\t<!-- a --><c r="A1" ><?go on?><v >1</v ></c ><!-- b --></row >\n<?x?>',
      means: [[1]],
    },
    {
      are: 'with attributes in apostrophes and more of them',
      rows: `<row spans='1:2' r = '1' x14ac:dyDescent="0.25" ht=">"><c t='s' cm="1" r='A1'><v>0</v></c></row>`,
      means: [['>']],
    },
  ])('$are stand where they belong', async ({ rows, means }) => {
    expect(await rowsOf(sheetOf(rows), { strings: '<si><t>&gt;</t></si>' })).toEqual(means)
  })

  it('have the value of merged cells in the first of them', async () => {
    const xml = `${sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row r="2"><c r="C2"><v>2</v></c></row>')}<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`
    expect(await rowsOf(xml)).toEqual([[1], ['', '', 2]])
  })

  it('are read in a workbook whose names have a prefix', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    const bytes = xlsxOf({
      sheets: [{ name: 'March', xml: '' }],
      more: {
        'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
        'xl/sharedStrings.xml': `<s:sst xmlns:s="${main}"><s:si><s:t>Tea</s:t></s:si></s:sst>`,
      },
    })
    const read = await readFast(bytes)
    expect(read.rows).toEqual([['Tea']])
  })

  it('say which of them are hidden', async () => {
    const xml = `<cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>${sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="C2"><v>2</v></c></row><row r="3" hidden="true"/><row r="4"><c r="A4"><v>1</v></c></row><row r="5" hidden="1"/>',
    )}`
    const read = await readFast(xlsxOf({ sheets: [{ name: 'March', xml }] }))
    expect('reading' in read && read.reading.reading.hidden).toEqual({
      rows: [2, 3],
      rowCount: 2,
      columns: [1, 2],
      columnCount: 2,
    })
  })

  it.each([
    { formats: ['[$R-1C09] 0.00'], currency: 'ZAR', amounts: [1, 2] },
    { formats: ['"$"0.00', '"$"0.00'], currency: undefined, amounts: ['$ 1', '$ 2'] },
    { formats: ['"$"0.00', '[$R-1C09] 0.00'], currency: undefined, amounts: ['$ 1', 'ZAR 2'] },
    { formats: ['[$R-1C09] 0.00', '[$USD] 0.00'], currency: undefined, amounts: ['ZAR 1', 'USD 2'] },
  ])('of formats $formats are in $currency', async ({ formats, currency, amounts }) => {
    const xml = sheetOf(
      `<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="${formats.length}"><v>2</v></c></row>`,
    )
    const read = await readFast(xlsxOf({ sheets: [{ name: 'March', xml }], formats }))
    expect(read.rows).toEqual([amounts])
    expect('reading' in read && read.reading.reading.facts.currency).toBe(currency)
  })
})

describe('of several sheets', () => {
  const table = sheetOf(
    '<row r="1"><c r="A1" t="str"><v>Date</v></c><c r="B1" t="str"><v>Amount</v></c></row><row r="2"><c r="A2" t="str"><v>2025-03-01</v></c><c r="B2"><v>5</v></c></row>',
  )
  const notes = sheetOf(
    '<row r="1"><c r="A1" t="str"><v>only</v></c><c r="B1" t="str"><v>words</v></c></row>',
  )
  const blank = '<sheetData/>'
  const rows = { table: 2, notes: 1, blank: 0 }

  it.each([
    { sheets: { Notes: notes, March: table }, proposed: 'March' },
    { sheets: { Blank: blank, Notes: notes }, proposed: 'Notes' },
    { sheets: { Notes: notes, March: table }, hidden: 'March', proposed: 'March' },
    { sheets: { Notes: notes, More: notes }, hidden: 'Notes', proposed: 'More' },
    { sheets: { Blank: blank, Notes: notes }, hidden: 'Notes', proposed: 'Notes' },
  ])('$proposed is proposed ($sheets, hidden: $hidden)', async ({ sheets, hidden, proposed }) => {
    const listed = Object.entries(sheets).map(([name, xml]) =>
      name === hidden ? { name, xml, state: 'veryHidden' as const } : { name, xml },
    )
    const read = await readFast(xlsxOf({ sheets: listed }))
    if ('handOver' in read) throw new Error(read.handOver.reason)
    expect(read.reading.reading.sheet).toBe(proposed)
    expect(read.reading.sheets).toEqual(
      Object.entries(sheets).map(([name, xml]) => ({
        name,
        hidden: name === hidden,
        rows: { [table]: rows.table, [notes]: rows.notes, [blank]: rows.blank }[xml],
      })),
    )
  })

  it('the one that was asked for is read', async () => {
    const read = await readFast(
      xlsxOf({
        sheets: [
          { name: 'A & B', xml: table },
          { name: 'Notes', xml: notes },
        ].map(({ name, xml }) => ({ name: name.replace('&', '&amp;'), xml })),
      }),
      { sheet: 'A & B' },
    )
    expect(read.rows).toHaveLength(2)
  })

  it('one that is not there is named, with those that are', async () => {
    await expect(
      readFast(xlsxOf({ sheets: [{ name: 'Notes', xml: notes }] }), { sheet: 'May' }),
    ).rejects.toMatchObject({
      failure: { code: 'file.noSuchSheet', sheet: 'May', sheets: ['Notes'] },
    })
  })

  it('one that is all chart is not listed', async () => {
    const read = await readFast(
      xlsxOf({
        sheets: [
          { name: 'March', xml: table },
          { name: 'Chart', xml: '', kind: 'chartsheet' },
        ],
      }),
    )
    expect('reading' in read && read.reading.sheets).toEqual([{ name: 'March', hidden: false, rows: 2 }])
  })
})

describe('SheetJS goes on', () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>'

  it.each([
    { at: 'an unknown type', rows: '<row r="1"><c r="A1" t="x"><v>1</v></c></row>', reason: 'cells' },
    {
      at: 'a shared text that is not there',
      rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
      reason: 'cells',
    },
    {
      at: 'a format that is not there',
      rows: '<row r="1"><c r="A1" s="9"><v>5</v></c></row>',
      reason: 'cells',
    },
    {
      at: 'an error that is unknown',
      rows: '<row r="1"><c r="A1" t="e"><v>#N/</v></c></row>',
      reason: 'cells',
    },
    {
      at: 'attributes without space between',
      rows: '<row r="1"><c r="A1"s="0"><v>5</v></c></row>',
      reason: 'elements',
    },
    {
      at: 'a formula that another tag closes',
      rows: '<row r="1"><c r="A1"><f>1</v></c></row>',
      reason: 'elements',
    },
    {
      at: 'a boolean that is neither',
      rows: '<row r="1"><c r="A1" t="b"><v>2</v></c></row>',
      reason: 'cells',
    },
    {
      at: 'a day that is not',
      rows: '<row r="1"><c r="A1" t="d"><v>2025-02-29</v></c></row>',
      reason: 'cells',
    },
    {
      at: 'an instant of some time zone',
      rows: '<row r="1"><c r="A1" t="d"><v>2025-02-28T23:00:00Z</v></c></row>',
      reason: 'cells',
    },
    {
      at: 'a built-in format of some languages',
      rows: '<row r="1"><c r="A1" s="1"><v>1</v></c></row>',
      reason: 'cells',
    },
    { at: 'a reference that is none', rows: '<row r="1"><c r="a1"><v>1</v></c></row>', reason: 'cells' },
    {
      at: 'a row that comes late',
      rows: '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
      reason: 'order',
    },
    { at: 'a cell of another row', rows: '<row r="1"><c r="A2"><v>1</v></c></row>', reason: 'order' },
    {
      at: 'an unknown entity',
      rows: '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>',
      reason: 'entities',
    },
    {
      at: 'an unknown element',
      rows: `<mc:AlternateContent>${one}</mc:AlternateContent>`,
      reason: 'elements',
    },
    {
      at: 'an extension of a cell',
      rows: '<row r="1"><c r="A1"><v>1</v><extLst/></c></row>',
      reason: 'elements',
    },
    { at: 'a row that does not end', rows: '<row r="1"><c r="A1"><v>1</v></c>', reason: 'elements' },
  ])('at $at', async ({ rows, reason }) => {
    expect(await reasonOf(xlsxOf({ sheets: [{ name: 'March', xml: sheetOf(rows) }], formats: [28] }))).toBe(
      reason,
    )
  })

  const part = (xml: string): Uint8Array =>
    xlsxOf({ sheets: [{ name: 'March', xml: '' }], more: { 'xl/worksheets/sheet1.xml': xml } })
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

  it.each([
    {
      at: 'a document type',
      bytes: part(`<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="${main}">${sheetOf(one)}</worksheet>`),
      reason: 'entities',
    },
    {
      at: 'the strict variant',
      bytes: part(
        `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">${sheetOf(one)}</worksheet>`,
      ),
      reason: 'strict',
    },
    {
      at: 'another encoding',
      bytes: part(
        `<?xml version="1.0" encoding="iso-8859-1"?><worksheet xmlns="${main}">${sheetOf(one)}</worksheet>`,
      ),
      reason: 'encoding',
    },
    { at: 'another element', bytes: part(`<chartsheet xmlns="${main}"/>`), reason: 'parts' },
    { at: 'no element', bytes: part('nothing'), reason: 'parts' },
    {
      at: 'a part that ends early',
      bytes: part(`<worksheet xmlns="${main}"><sheetData>${one}`),
      reason: 'elements',
    },
    {
      at: 'no list of relations',
      bytes: xlsxOf({ sheets: [], more: { '_rels/.rels': '<Relationships/>' } }),
      reason: 'parts',
    },
  ])('at $at', async ({ bytes, reason }) => {
    expect(await reasonOf(bytes)).toBe(reason)
  })

  it('at bytes that are not UTF-8', async () => {
    const xml = Buffer.from(
      `<worksheet xmlns="${main}">${sheetOf('<row r="1"><c r="A1" t="str"><v>Caf\xe9</v></c></row>')}</worksheet>`,
      'latin1',
    )
    const parts = { ...xlsxParts({ sheets: [{ name: 'March', xml: '' }] }), 'xl/worksheets/sheet1.xml': xml }
    expect(await reasonOf(zipOf(parts))).toBe('encoding')
  })
})
