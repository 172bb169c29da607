import { describe, expect, it } from 'vitest'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { detectFormat } from '#engine/reading/detectFormat.ts'
import { CELL_CHARACTERS, ENTRIES, WORKBOOK_BYTES } from '#engine/reading/limits.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { plainZip } from '#engine/reading/plainZip.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { readAll } from '#engine/reading/testing/readAll.ts'
import { odsOf, openContent } from '#engine/reading/testing/odsOf.ts'
import { littleEndian } from '#engine/reading/testing/littleEndian.ts'
import { xlsbParts } from '#engine/reading/testing/xlsbOf.ts'
import { compoundFileOf, xlsOf } from '#engine/reading/testing/xlsOf.ts'
import { xlsxOf, xlsxParts } from '#engine/reading/testing/xlsxOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'

const ignored = {
  onRows: () => undefined,
  onProgress: () => undefined,
  signal: new AbortController().signal,
}

async function failureOf(file: string, bytes: Uint8Array, choice: ReadingChoice = {}): Promise<unknown> {
  const result = await readSource(memoryBytes(file, bytes), { ...ignored, choice })
  return result.ok ? null : result.error
}

const sheet = (xml: string): Buffer => xlsxOf({ sheets: [{ name: 'S', xml }] })
const cell = (at: string, value = 'x'): string =>
  `<row r="${at.replace(/^\D+/, '')}"><c r="${at}" t="inlineStr"><is><t>${value}</t></is></c></row>`
const openTable = (rows: string): Buffer =>
  odsOf({ sheets: `<table:table table:name="S">${rows}</table:table>` })
const openFilled = (more = ''): string =>
  `<table:table-cell office:value-type="float" office:value="1"${more}/>`

describe('a workbook over a limit says which', () => {
  it.each([
    {
      file: 'too-many-rows.xlsx',
      bytes: () => sheet(`<sheetData>${cell('A1048577')}</sheetData>`),
      limit: '1,048,576 rows',
    },
    {
      file: 'too-many-columns.xlsx',
      bytes: () => sheet(`<sheetData>${cell('XFE1')}</sheetData>`),
      limit: '16,384 columns',
    },
    {
      file: 'a-million-columns.xlsx',
      bytes: () => sheet(`<sheetData>${cell('BDWGN1')}</sheetData>`),
      limit: '16,384 columns',
    },
    {
      file: 'columns-described-without-end.xlsx',
      bytes: () =>
        sheet(`<cols><col min="1" max="4000000000" hidden="1"/></cols><sheetData>${cell('A1')}</sheetData>`),
      limit: '16,384 columns',
    },
    {
      file: 'a-cell-two-thousand-million-columns-to-the-right.xlsb',
      bytes: () => {
        const parts = xlsbParts([{ name: 'S', rows: [[{ value: 1 }]] }])
        const part = Buffer.from(parts['xl/worksheets/sheet1.bin'] ?? '')
        // A cell's column and its format, of four bytes each, stand before its value.
        part.writeUInt32LE(0x7fff_ffff, part.indexOf(littleEndian(['f', 1])) - 8)
        return zipOf({ ...parts, 'xl/worksheets/sheet1.bin': part })
      },
      limit: '16,384 columns',
    },
    {
      file: 'cell-without-end.xlsx',
      bytes: () => sheet(`<sheetData>${cell('A1', 'x'.repeat(CELL_CHARACTERS + 1))}</sheetData>`),
      limit: '1,000,000 characters in one cell',
    },
    {
      file: 'too-many-sheets.xlsx',
      bytes: () =>
        xlsxOf({
          sheets: Array.from({ length: 1001 }, (_, at) => ({
            name: `S${at.toString()}`,
            xml: '<sheetData/>',
          })),
        }),
      limit: '1,000 sheets',
    },
    {
      file: 'too-many-parts.xlsx',
      bytes: () =>
        plainZip(
          Array.from({ length: ENTRIES + 1 }, (_, at) => ({
            name: `xl/media/${at.toString()}`,
            content: Buffer.alloc(0),
          })),
        ),
      limit: '20,000 parts in one workbook',
    },
    {
      file: 'bomb-of-zeros.xlsx',
      // 100 MB of zeros pack to about 100 kB: a thousandth.
      bytes: () =>
        zipOf({
          ...xlsxParts({ sheets: [{ name: 'S', xml: '' }] }),
          'xl/worksheets/sheet1.xml': Buffer.alloc(100 * 1024 * 1024),
        }),
      limit: '400 times its size once unpacked',
    },
    {
      file: 'spanning-without-end.html',
      // 16,000 columns in each of 626 rows below come to 10,016,000 cells.
      bytes: () =>
        Buffer.from(
          `<table><tr>${'<td rowspan=9999 colspan=1000>1'.repeat(16)}${'<tr><td>2'.repeat(626)}</table>`,
        ),
      limit: '10,000,000 repeated cells',
    },
    {
      file: 'too-wide.html',
      bytes: () => Buffer.from(`<table><tr>${'<td colspan=1000>1'.repeat(18)}</table>`),
      limit: '16,384 columns',
    },
    {
      file: 'too-many-rows.html',
      bytes: () => Buffer.from(`<table>${'<tr>'.repeat(1_048_577)}</table>`),
      limit: '1,048,576 rows',
    },
    {
      file: 'cell-without-end.html',
      bytes: () => Buffer.from(`<table><tr><td>${'x'.repeat(CELL_CHARACTERS + 1)}</table>`),
      limit: '1,000,000 characters in one cell',
    },
    {
      file: 'deep.html',
      bytes: () => Buffer.from(deep('table><tr><td', '1')),
      limit: '100 tables within each other',
    },
    {
      file: 'repeated-without-end.ods',
      bytes: () =>
        openTable(`<table:table-row table:number-rows-repeated="1048577">${openFilled()}</table:table-row>`),
      limit: '1,048,576 rows',
    },
    {
      file: 'repeated-sideways-without-end.ods',
      bytes: () =>
        openTable(
          `<table:table-row>${openFilled(' table:number-columns-repeated="16385"')}</table:table-row>`,
        ),
      limit: '16,384 columns',
    },
    {
      file: 'repeated-over-and-over.ods',
      bytes: () =>
        openTable(
          `<table:table-row>${openFilled(' table:number-columns-repeated="16384"')}</table:table-row>`.repeat(
            700,
          ),
        ),
      limit: '10,000,000 repeated cells',
    },
    {
      file: 'spaces-without-end.ods',
      bytes: () =>
        openTable(
          '<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="4000000000"/>b</text:p></table:table-cell></table:table-row>',
        ),
      limit: '1,000,000 characters in one cell',
    },
  ])('$file', async ({ file, bytes, limit }) => {
    expect(await failureOf(file, bytes())).toEqual({ code: 'file.tooLarge', name: file, limit })
  })

  it('before it is read at all where it is larger than fits into memory', async () => {
    const start = xlsxOf({ sheets: [{ name: 'S', xml: '' }] }).subarray(0, 100)
    const huge: SourceBytes = {
      name: 'huge.xlsx',
      size: WORKBOOK_BYTES + 1,
      slices: () => {
        throw new Error('nobody should read it')
      },
      range: (from, length) => start.subarray(from, from + length),
    }
    expect(await detectFormat(huge)).toEqual({
      ok: false,
      error: { code: 'file.tooLarge', name: 'huge.xlsx', limit: '200 MB for a workbook' },
    })
  })

  it('and one at its limits is read', async () => {
    expect(await failureOf('widest.xlsx', sheet(`<sheetData>${cell('XFD1')}</sheetData>`))).toBeNull()
    expect(await failureOf('longest.xlsx', sheet(`<sheetData>${cell('A1048576')}</sheetData>`))).toBeNull()
  })
})

function openText(text: string): string {
  return `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
}

/** An element within itself, a hundred thousand times, around something. */
function deep(name: string, inside = ''): string {
  return `<${name}>`.repeat(100_000) + inside + `</${name}>`.repeat(100_000)
}

// A kilobyte that stands for a gigabyte, were it believed.
const entities = [
  '<!ENTITY a0 "ha">',
  ...Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY a${(at + 1).toString()} "${`&a${at.toString()};`.repeat(10)}">`,
  ),
].join('')
const bomb = `<!DOCTYPE bomb [${entities}]>`

describe('a workbook that is damaged', () => {
  it.each([
    {
      file: 'cut.xls',
      bytes: xlsOf({ sheets: [{ name: 'S', cells: [] }] }).subarray(0, 700),
      detail: 'its list of parts is damaged',
    },
    {
      file: 'cut-web-page.xls',
      bytes: Buffer.from('<table><tr><td>01/03/2025</td><td>5'),
      detail: 'its table has no end',
    },
    {
      file: 'cut.xml',
      bytes: Buffer.from(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>',
      ),
      detail: 'its XML ends inside of Table',
    },
  ])('$file says how', async ({ file, bytes, detail }) => {
    expect(await failureOf(file, bytes)).toEqual({ code: 'file.broken', name: file, detail })
  })
})

describe('a workbook that means harm', () => {
  it('with entities that grow is broken, not believed', async () => {
    const content = openContent({
      doctype: bomb,
      sheets:
        '<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>&a9;</text:p></table:table-cell></table:table-row></table:table>',
    })
    const bytes = zipOf({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': content,
    })
    expect(await failureOf('bomb.ods', bytes)).toEqual({
      code: 'file.broken',
      name: 'bomb.ods',
      detail: 'its XML declares entities of its own',
    })
  })

  it('with entities that grow in XLSX never becomes what they stand for', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'S', xml: `<sheetData>${cell('A1', '&a9;')}</sheetData>` }] })
    const evil = (parts['xl/worksheets/sheet1.xml'] ?? '').replace('?>', `?>${bomb}`)
    const rows: unknown[] = []
    const bytes = memoryBytes('bomb.xlsx', zipOf({ ...parts, 'xl/worksheets/sheet1.xml': evil }))
    await readSource(bytes, { ...ignored, choice: {}, onRows: (more) => void rows.push(...more) })
    expect(JSON.stringify(rows).length).toBeLessThan(100)
  })

  it('with entities that grow in XML of 2003 is broken as well', async () => {
    const xml = `<?xml version="1.0"?>${bomb}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`
    expect(await failureOf('bomb.xml', Buffer.from(xml))).toMatchObject({
      detail: 'its XML declares entities of its own',
    })
  })

  it.each([
    {
      kind: 'XLSX, its styles',
      bytes: () =>
        xlsxOf({
          sheets: [{ name: 'S', xml: `<sheetData>${cell('A1')}</sheetData>` }],
          more: {
            'xl/styles.xml': `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${deep('ext')}</styleSheet>`,
          },
        }),
    },
    {
      kind: 'XLSX, a text',
      bytes: () =>
        sheet(
          `<sheetData><row r="1"><c r="A1" t="inlineStr"><is>${deep('r', '<t>x</t>')}</is></c></row></sheetData>`,
        ),
    },
    {
      kind: 'OpenDocument, its styles',
      bytes: () =>
        odsOf({
          styles: deep('style:style'),
          sheets: `<table:table table:name="S"><table:table-row>${openText('x')}</table:table-row></table:table>`,
        }),
    },
    {
      kind: 'OpenDocument, a text',
      bytes: () => openTable(`<table:table-row>${openText(deep('text:span', 'x'))}</table:table-row>`),
    },
    {
      kind: 'XML of 2003, its styles',
      bytes: () =>
        Buffer.from(
          `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>${deep('Style')}</Styles><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>`,
        ),
    },
    {
      kind: 'a web page, a text',
      bytes: () => Buffer.from(`<table><tr><td>${deep('span', 'x')}</td></tr></table>`),
    },
  ])('by a hundred thousand elements one within the other is read ($kind)', async ({ bytes }) => {
    expect((await readAll('deep.xlsx', bytes())).rows).toEqual([['x']])
  })

  it('with the same part twice is broken, as nobody knows which one is meant', async () => {
    const parts = Object.entries(
      xlsxParts({ sheets: [{ name: 'S', xml: `<sheetData>${cell('A1')}</sheetData>` }] }),
    )
    const failure = await failureOf('twice.xlsx', zipOf([...parts, ['xl/worksheets/sheet1.xml', 'x']]))
    expect(failure).toMatchObject({ code: 'file.broken' })
  })
})

it('a name that leads out of its archive leads nowhere, as nothing is unpacked to a place', async () => {
  const content = openContent({
    sheets:
      '<table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>',
  })
  const bytes = zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    '../../evil': 'x',
    '/etc/evil': 'x',
    'content.xml': content,
  })
  expect(await failureOf('out.ods', bytes)).toBeNull()
})

describe('a workbook that is locked', () => {
  it.each([
    {
      file: 'encrypted.xlsx',
      bytes: compoundFileOf({
        EncryptionInfo: Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]),
        EncryptedPackage: Buffer.alloc(64, 7),
      }),
    },
    {
      file: 'encrypted.ods',
      bytes: odsOf({
        sheets: '',
        manifest:
          '<manifest:encryption-data manifest:checksum-type="SHA1/1K"><manifest:algorithm manifest:algorithm-name="Blowfish CFB"/></manifest:encryption-data>',
      }),
    },
    { file: 'encrypted.xls', bytes: filePass() },
  ])('$file has a password', async ({ file, bytes }) => {
    expect(await failureOf(file, bytes)).toEqual({ code: 'file.password', name: file })
  })
})

/** A workbook of Excel 97 with the record that says that all after it is encrypted. */
function filePass(): Buffer {
  const plain = xlsOf({ sheets: [{ name: 'S', cells: [{ row: 0, column: 0, value: 'x' }] }] })
  // The record of the code page becomes one of FILEPASS with the two bytes that stand for the oldest encryption.
  const at = plain.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00, 0xb0, 0x04]))
  plain.set([0x2f, 0x00, 0x02, 0x00, 0x00, 0x00], at)
  return plain
}
