import { err, ok, type Result } from '#shared/errors/result.ts'
import type { SourceFormat } from '#shared/reading/reading.ts'
import { encodingOfMark } from '#engine/reading/detectEncoding.ts'
import {
  ENTRIES,
  PLAIN_UNPACKED_BYTES,
  UNPACKED_BYTES,
  UNPACKED_RATIO,
  WORKBOOK_BYTES,
} from '#engine/reading/limits.ts'
import { looksLike } from '#engine/reading/looksLike.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadFailure } from '#engine/reading/sourceReading.ts'
import { wholeSource } from '#engine/reading/wholeSource.ts'
import { unpackEntry, zipEntries, type ZipEntry } from '#engine/reading/zipArchive.ts'

const HEAD = 64 * 1024
const WORKBOOK_MEGABYTES = `${WORKBOOK_BYTES / 1024 / 1024} MB for a workbook`
const LONGEST_MIMETYPE = 1024

type Detected = Result<SourceFormat, ReadFailure>

/** The format of a source by its bytes, whatever its name says; a failure where it is no table or too large for its format. */
export async function detectFormat(bytes: SourceBytes): Promise<Detected> {
  const { name } = bytes
  if (bytes.size === 0) return err({ code: 'file.empty', name })
  if (isLockFile(bytes)) {
    return err({
      code: 'file.notATable',
      name,
      looksLike: 'the mark of Excel that a workbook is open, not the workbook',
    })
  }
  const head = bytes.range(0, HEAD)
  const format = (await containerFormat(bytes, head)) ?? markupFormat(name, head)
  if (format !== null)
    return format.ok && bytes.size > WORKBOOK_BYTES ? err(tooLarge(name, WORKBOOK_MEGABYTES)) : format
  const other = looksLike(head)
  return other === null ? ok('csv') : err({ code: 'file.notATable', name, looksLike: other })
}

// Excel keeps one beside every workbook that is open: `~$march.xlsx`, with its user's name in 165 bytes.
function isLockFile({ name, size }: SourceBytes): boolean {
  return name.startsWith('~$') && size < 512
}

function tooLarge(name: string, limit: string): ReadFailure {
  return { code: 'file.tooLarge', name, limit }
}

async function containerFormat(bytes: SourceBytes, head: Uint8Array): Promise<Detected | null> {
  const isZip = startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])
  if (isZip)
    return bytes.size > WORKBOOK_BYTES ? err(tooLarge(bytes.name, WORKBOOK_MEGABYTES)) : zipFormat(bytes)
  if (!startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    return isOldExcel(head) ? ok('xls') : null
  return bytes.size > WORKBOOK_BYTES ? err(tooLarge(bytes.name, WORKBOOK_MEGABYTES)) : compoundFormat(bytes)
}

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => head[at] === byte)
}

// Excel 2 to 4 wrote their records bare: BOF of version 2, 3, 4 and its length.
function isOldExcel(head: Uint8Array): boolean {
  return (
    head[0] === 0x09 && [0x00, 0x02, 0x04].includes(head[1] ?? -1) && head[3] === 0x00 && head[2] !== 0x09
  )
}

function zipFormat(bytes: SourceBytes): Detected {
  const { name } = bytes
  const entries = zipEntries(bytes)
  if (entries === null) return err({ code: 'file.broken', name, detail: 'its list of parts is missing' })
  const limit = limitOverstepped(entries, bytes.size)
  if (limit !== null) return err(tooLarge(name, limit))
  const format = formatOfParts(entries, bytes)
  if (format === null) return err({ code: 'file.notATable', name, looksLike: archiveKind(entries) })
  return entries.some((entry) => entry.encrypted) ? err({ code: 'file.password', name }) : ok(format)
}

function limitOverstepped(entries: readonly ZipEntry[], size: number): string | null {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (unpacked > UNPACKED_BYTES) return '1 GB once unpacked'
  if (unpacked > Math.max(PLAIN_UNPACKED_BYTES, size * UNPACKED_RATIO)) {
    return `${UNPACKED_RATIO.toString()} times its size once unpacked`
  }
  return entries.length > ENTRIES ? `${ENTRIES.toLocaleString('en')} parts in one workbook` : null
}

function formatOfParts(entries: readonly ZipEntry[], bytes: SourceBytes): SourceFormat | null {
  const has = (part: string): boolean => entries.some(({ name }) => name.toLowerCase() === part)
  if (has('xl/workbook.bin')) return 'xlsb'
  if (has('xl/vbaproject.bin')) return 'xlsm'
  if (entries.some(({ name }) => /^xl\/(?:workbook\d*\.xml|worksheets\/)/i.test(name))) return 'xlsx'
  // Where a workbook is, its relations say: any folder will do.
  if (has('[content_types].xml') && entries.some(({ name }) => /^(?:[^/]+\/)*workbook\d*\.xml$/i.test(name)))
    return 'xlsx'
  const type = entries.find(({ name }) => name === 'mimetype')
  const said = type === undefined || type.unpacked > LONGEST_MIMETYPE ? null : unpackEntry(bytes, type)
  const isOpenSheet = said?.toString('latin1').startsWith('application/vnd.oasis.opendocument.spreadsheet')
  return isOpenSheet === true && has('content.xml') ? 'ods' : null
}

function archiveKind(entries: readonly ZipEntry[]): string {
  const has = (folder: string): boolean => entries.some(({ name }) => name.startsWith(folder))
  if (has('Index/') || has('Index.zip') || has('index.apxl') || has('index.xml')) {
    return 'a Numbers document or another of Apple’s'
  }
  if (has('word/')) return 'a Word document'
  if (has('ppt/')) return 'a PowerPoint presentation'
  if (has('content.xml')) return 'an OpenDocument file that is no spreadsheet'
  return 'a ZIP archive'
}

async function compoundFormat(bytes: SourceBytes): Promise<Detected> {
  const { name } = bytes
  // SheetJS takes a third of the importer's start: it is loaded once a file needs it.
  const { streamsOf } = await import('#engine/reading/compoundFile.ts')
  const has = streamsOf(wholeSource(bytes))
  if (has === null) return err({ code: 'file.broken', name, detail: 'its list of parts is damaged' })
  if (has('EncryptedPackage')) return err({ code: 'file.password', name })
  if (has('Workbook') || has('Book')) return ok('xls')
  const kind = has('WordDocument')
    ? 'a Word document'
    : has('PowerPoint Document')
      ? 'a PowerPoint presentation'
      : null
  return err({ code: 'file.notATable', name, looksLike: kind ?? 'an older Office or Outlook file' })
}

function markupFormat(name: string, head: Uint8Array): Detected | null {
  const text = new TextDecoder(encodingOfMark(head) ?? 'latin1').decode(head).trimStart()
  const no = (looksLike: string): Detected => err({ code: 'file.notATable', name, looksLike })
  if (!text.startsWith('<')) return null
  if (text.startsWith('<?xml')) {
    if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return ok('xml2003')
    if (text.includes('office:spreadsheet') || text.includes('office:document')) return ok('ods')
    if (text.includes('iso:20022')) return no('a CAMT bank statement')
    if (/<\?OFX/.test(text)) return no('an OFX statement')
    if (!/<html/i.test(text)) return no('an XML document')
  }
  if (/<(?:table|tr)\b/i.test(text)) return ok('html')
  if (/^<(?:!doctype html|html|head|body|meta)/i.test(text)) {
    // Styles of Excel can be longer than what is looked at here: where its table is, its reader finds out.
    return head.length < HEAD ? no('a web page without a table') : ok('html')
  }
  return /^<svg/i.test(text) ? no('an SVG picture') : null
}
