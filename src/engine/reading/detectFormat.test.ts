import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { detectFormat } from '#engine/reading/detectFormat.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { compoundFileOf } from '#engine/reading/testing/xlsOf.ts'
import { zipOf } from '#engine/reading/testing/zipOf.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

function book(bookType: XLSX.BookType): Buffer {
  const sheet = { '!ref': 'A1:A1', A1: { t: 's', v: 'Date' } }
  // `type: 'buffer'` makes SheetJS answer with a Buffer.
  return XLSX.write({ SheetNames: ['S'], Sheets: { S: sheet } }, { type: 'buffer', bookType }) as Buffer
}

describe('a file, whatever its name says', () => {
  it.each([
    { format: 'csv', bytes: latin('Date,Amount\n2025-03-01,5.00\n') },
    { format: 'csv', bytes: latin('BMW, MZ and PK\n') },
    { format: 'csv', bytes: latin('<b>,5\n') },
    { format: 'xlsx', bytes: book('xlsx') },
    { format: 'xlsb', bytes: book('xlsb') },
    { format: 'xls', bytes: book('biff8') },
    { format: 'xls', bytes: book('biff5') },
    { format: 'ods', bytes: book('ods') },
    { format: 'ods', bytes: book('fods') },
    { format: 'xml2003', bytes: book('xlml') },
    { format: 'html', bytes: latin('\n<TABLE><tr><td>1</td></tr></TABLE>') },
    { format: 'html', bytes: latin('<!DOCTYPE html><html><body><table></table></body></html>') },
    {
      format: 'html',
      bytes: latin(`<html><style>${'.xl24 {} '.repeat(10_000)}</style><table></table></html>`),
    },
  ])('is known as $format by its bytes', async ({ format, bytes }) => {
    expect(await detectFormat(memoryBytes('some.dat', bytes))).toEqual({ ok: true, value: format })
  })

  it.each([
    { name: 'march.xls', format: 'csv', bytes: latin('Date\tAmount\n2025-03-01\t5.00\n') },
    { name: 'march.csv', format: 'xlsx', bytes: book('xlsx') },
    { name: 'march.xlsx', format: 'xls', bytes: book('biff8') },
  ])('is $format though it is called $name', async ({ name, format, bytes }) => {
    expect(await detectFormat(memoryBytes(name, bytes))).toEqual({ ok: true, value: format })
  })
})

describe('a file that is no table', () => {
  it.each([
    { looksLike: 'a PNG picture', bytes: readFileSync(new URL('testdata/picture.csv', import.meta.url)) },
    { looksLike: 'a JPEG picture', bytes: latin('\xff\xd8\xff\xe0\0\x10JFIF') },
    { looksLike: 'a PDF document', bytes: latin('%PDF-1.7\n') },
    { looksLike: 'a gzip archive', bytes: gzipSync('Date,Amount\n') },
    { looksLike: 'an SQLite database', bytes: latin('SQLite format 3\0\x10\0') },
    { looksLike: 'a Windows program', bytes: latin('MZ\x90\0\x03\0\0\0\x04') },
    { looksLike: 'a Linux program', bytes: latin('\x7fELF\x02\x01\x01') },
    { looksLike: 'an OFX statement', bytes: latin('OFXHEADER:100\nDATA:OFXSGML\n') },
    { looksLike: 'an IIF file of QuickBooks', bytes: latin('!TRNS\tTRNSID\tTRNSTYPE\tDATE\tAMOUNT\n!SPL\n') },
    { looksLike: 'a QIF statement', bytes: latin('!Type:Bank\nD03/01/25\n') },
    { looksLike: 'a JSON document', bytes: latin('[{"date":"2025-03-01"}]') },
    { looksLike: 'a web page without a table', bytes: latin('<!doctype html><html><p>Log in</p></html>') },
    { looksLike: 'an XML document', bytes: latin('<?xml version="1.0"?><rss></rss>') },
    { looksLike: 'a Lotus 1-2-3 sheet', bytes: latin('\0\0\x1a\0\0\x10\x04\0') },
    {
      looksLike: 'a link to a Google sheet, not the sheet',
      bytes: latin('{"url": "https://docs.google.com/open?id=1a2b", "doc_id": "1a2b"}'),
    },
    {
      looksLike: 'a link to a web page',
      bytes: latin('[InternetShortcut]\r\nURL=https://bank.example/\r\n'),
    },
    {
      looksLike: 'a web archive, which Excel calls a single file web page',
      bytes: latin(
        'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n',
      ),
    },
    { looksLike: 'an e-mail', bytes: latin('MIME-Version: 1.0\r\nContent-Type: text/plain\r\n') },
    {
      looksLike: 'a Numbers document or another of Apple’s',
      bytes: zipOf({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'x' }),
    },
    { looksLike: 'a Word document', bytes: zipOf({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }) },
    { looksLike: 'a ZIP archive', bytes: zipOf({ 'march.csv': 'Date,Amount' }) },
    { looksLike: 'a Word document', bytes: compoundFileOf({ WordDocument: Buffer.alloc(600) }) },
    { looksLike: 'a binary file', bytes: latin('\x01\x02\x03\x04\x05\x06\x07\x0e\x0f') },
  ])('says that it looks like $looksLike', async ({ looksLike, bytes }) => {
    expect(await detectFormat(memoryBytes('march.csv', bytes))).toEqual({
      ok: false,
      error: { code: 'file.notATable', name: 'march.csv', looksLike },
    })
  })

  it('but an archive says which kind', async () => {
    const zip = book('xlsx')
    // The same archive, with its sheets where Word keeps its text.
    const document = latin(zip.toString('latin1').replaceAll('xl/', 'word/'.slice(0, 3)))
    expect(await detectFormat(memoryBytes('letter.xlsx', document))).toMatchObject({
      ok: false,
      error: { code: 'file.notATable', looksLike: 'a ZIP archive' },
    })
  })
})

it('is the mark of an open workbook by its name, whatever is in it', async () => {
  expect(
    await detectFormat(memoryBytes('~$march.xlsx', Buffer.from('\x05Thandi'.padEnd(165)))),
  ).toMatchObject({
    ok: false,
    error: { looksLike: 'the mark of Excel that a workbook is open, not the workbook' },
  })
})

it('is too large where it says that it unpacks to more than a gigabyte', async () => {
  const bomb = book('xlsx')
  // The size of the first entry once unpacked, in the directory at the end.
  bomb.writeUInt32LE(0x50000000, bomb.indexOf(Buffer.from('PK\x01\x02')) + 24)
  expect(await detectFormat(memoryBytes('bomb.xlsx', bomb))).toEqual({
    ok: false,
    error: { code: 'file.tooLarge', name: 'bomb.xlsx', limit: '1 GB once unpacked' },
  })
})
