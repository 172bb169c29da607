import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { textDecoder } from '#engine/reading/textDecoder.ts'

/** A piece of a source's text, and how many of its bytes were read for it. */
export interface TextPiece {
  readonly text: string
  readonly size: number
}

/**
 * The text of a source, a piece a slice, without its byte-order mark; a character that two slices share comes with the
 * second. What the encoding has no character for becomes U+FFFD.
 */
export function* decodeText(bytes: SourceBytes, encoding: string): Generator<TextPiece> {
  const decoder = textDecoder(encoding)
  for (const slice of bytes.slices()) {
    yield { text: decoder.decode(slice, { stream: true }), size: slice.length }
  }
  yield { text: decoder.decode(), size: 0 }
}

const HEAD = 64 * 1024
const BLOCK = 16 * 1024

/** Whole lines of a source for judging how they are written: its beginning, and of a longer one a block in the middle and its end. */
export function decodeSamples(bytes: SourceBytes, encoding: string): string[] {
  const head = decodeBlock(bytes, encoding, { from: 0, length: HEAD })
  if (bytes.size <= HEAD) return [head]
  const later = [Math.floor(bytes.size / 2), bytes.size - BLOCK].filter((from) => from >= HEAD)
  // UTF-16 has two bytes a character.
  const blocks = later.map((from) => ({ from: from - (from % 2), length: BLOCK }))
  return [head, ...blocks.map((block) => decodeBlock(bytes, encoding, block))]
}

function decodeBlock(
  bytes: SourceBytes,
  encoding: string,
  { from, length }: { readonly from: number; readonly length: number },
): string {
  const text = textDecoder(encoding).decode(bytes.range(from, length), { stream: true })
  const begins = from === 0 ? 0 : text.search(/[\r\n]/) + 1
  const lineEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  const ends = from + length >= bytes.size || lineEnd === -1 ? text.length : lineEnd + 1
  return text.slice(begins, ends)
}
