import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

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
  const decoder = new TextDecoder(encoding)
  for (const slice of bytes.slices()) {
    yield { text: decoder.decode(slice, { stream: true }), size: slice.length }
  }
  yield { text: decoder.decode(), size: 0 }
}

/** The text of the first `length` bytes, up to the last whole line unless that is all there is. */
export function decodeHead(bytes: SourceBytes, encoding: string, length: number): string {
  const text = new TextDecoder(encoding).decode(bytes.range(0, length), { stream: true })
  if (bytes.size <= length) return text
  const lineEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return lineEnd === -1 ? text : text.slice(0, lineEnd + 1)
}
