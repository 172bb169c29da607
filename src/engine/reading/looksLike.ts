import { encodingOfStart } from '#engine/reading/detectEncoding.ts'

interface Signature {
  readonly starts: string
  readonly at?: number
  readonly looksLike: string
}

// First bytes as Latin-1 text. More particular ones come before those that they begin with.
const signatures: readonly Signature[] = [
  { starts: '\x89PNG', looksLike: 'a PNG picture' },
  { starts: '\xff\xd8\xff', looksLike: 'a JPEG picture' },
  { starts: 'GIF8', looksLike: 'a GIF picture' },
  { starts: 'BM', at: 0, looksLike: 'a BMP picture' },
  { starts: 'WEBP', at: 8, looksLike: 'a WebP picture' },
  { starts: 'ftypheic', at: 4, looksLike: 'a HEIC picture' },
  { starts: 'II*\0', looksLike: 'a TIFF picture' },
  { starts: 'MM\0*', looksLike: 'a TIFF picture' },
  { starts: 'ftyp', at: 4, looksLike: 'a video' },
  { starts: '%PDF', looksLike: 'a PDF document' },
  { starts: '{\\rtf', looksLike: 'an RTF document' },
  { starts: '\x1f\x8b', looksLike: 'a gzip archive' },
  { starts: 'BZh', looksLike: 'a bzip2 archive' },
  { starts: '\xfd7zXZ', looksLike: 'an xz archive' },
  { starts: '\x28\xb5\x2f\xfd', looksLike: 'a zstd archive' },
  { starts: '7z\xbc\xaf', looksLike: 'a 7-Zip archive' },
  { starts: 'Rar!', looksLike: 'a RAR archive' },
  { starts: 'ustar', at: 257, looksLike: 'a tar archive' },
  { starts: 'SQLite format 3\0', looksLike: 'an SQLite database' },
  { starts: '\0\x01\0\0Standard', looksLike: 'an Access database' },
  { starts: 'PAR1', looksLike: 'a Parquet file' },
  { starts: 'MZ', looksLike: 'a Windows program' },
  { starts: '\x7fELF', looksLike: 'a Linux program' },
  { starts: '\xcf\xfa\xed\xfe', looksLike: 'a macOS program' },
  { starts: 'ID3', looksLike: 'a sound file' },
  { starts: 'OggS', looksLike: 'a sound file' },
  { starts: 'RIFF', looksLike: 'a sound or video file' },
  { starts: 'wOF', looksLike: 'a font' },
  { starts: '\0\0\x02\0', looksLike: 'a Lotus 1-2-3 sheet' },
  { starts: '\0\0\x1a\0', looksLike: 'a Lotus 1-2-3 sheet' },
  { starts: '\xff\0\x02\0', looksLike: 'a Works sheet' },
]

const textSignatures: readonly { readonly starts: RegExp; readonly looksLike: string }[] = [
  { starts: /^OFXHEADER|^<OFX>|^<\?OFX/, looksLike: 'an OFX statement' },
  { starts: /^!(?:Type|Account|Option):/, looksLike: 'a QIF statement' },
  // Each of its transactions is written twice, once for each side of it.
  { starts: /^!(?:HDR|TRNS|ACCNT|CUST|VEND)\t/, looksLike: 'an IIF file of QuickBooks' },
  { starts: /^(?:\{1:F01|:20:)/, looksLike: 'an MT940 statement' },
  {
    starts: /^\{\s*"(?:url|doc_id|resource_id)"[^}]*docs\.google/,
    looksLike: 'a link to a Google sheet, not the sheet',
  },
  { starts: /^\[InternetShortcut\]/, looksLike: 'a link to a web page' },
  {
    starts: /^MIME-Version: [^]*multipart\/related/i,
    looksLike: 'a web archive, which Excel calls a single file web page',
  },
  { starts: /^(?:\{\s*"|\[\s*[{[])/, looksLike: 'a JSON document' },
  { starts: /^-----BEGIN /, looksLike: 'a certificate or key' },
  { starts: /^#!/, looksLike: 'a script' },
  { starts: /^ID;P/, looksLike: 'a SYLK sheet' },
  { starts: /^(?:From|Received|Return-Path|Delivered-To|MIME-Version): /, looksLike: 'an e-mail' },
]

/** What a file's first bytes say that it is, as the end of "looks like …"; null where nothing speaks against a table of text. */
export function looksLike(start: Uint8Array): string | null {
  const latin = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, 512)).toString(
    'latin1',
  )
  const known = signatures.find(
    ({ starts, at = 0 }) => latin.startsWith(starts, at) && isCertain(starts, start),
  )
  return (
    known?.looksLike ?? textSignatures.find(({ starts }) => starts.test(latin))?.looksLike ?? binary(start)
  )
}

// Two letters begin many a heading as well: `MZ` and `BM` need binary bytes after them.
function isCertain(starts: string, start: Uint8Array): boolean {
  return starts.length > 2 || controlShare(start) > 0
}

function binary(start: Uint8Array): string | null {
  const encoding = encodingOfStart(start)
  // The upper bytes of letters in UTF-16 are controls by themselves.
  const codes =
    encoding === null || encoding === 'utf-8'
      ? start
      : Array.from(new TextDecoder(encoding).decode(start), (character) => character.charCodeAt(0))
  return controlShare(codes) > 0.02 ? 'a binary file' : null
}

// The share of bytes or characters that text has no use for. Zero bytes are left to the encoding: UTF-16 has them, and some banks' files.
function controlShare(codes: ArrayLike<number> & Iterable<number>): number {
  let controls = 0
  for (const code of codes)
    if (code < 0x09 ? code > 0 : code > 0x0d && code < 0x20 && code !== 0x1a) controls += 1
  return codes.length === 0 ? 0 : controls / codes.length
}
