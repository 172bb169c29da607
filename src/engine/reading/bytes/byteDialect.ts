import type { Dialect } from '#engine/reading/findDialect.ts'
import type { ByteDialect } from '#engine/reading/bytes/rowBlock.ts'

// Encodings in which every byte under 128 is that character, wherever it stands.
const asciiBased = /^(?:utf-8|windows-125\d|iso-8859-\d+|macintosh|koi8-[ru]|windows-874|ibm866)$/

/** The dialect as the byte reader knows it; null for one that it leaves to the reader of text. */
export function byteDialect({
  encoding,
  delimiter,
  quote,
  escape,
  quoteAfterBlanks,
  isWrapped,
  separatorLine,
}: Dialect): ByteDialect | null {
  const code = delimiter.length === 1 ? delimiter.charCodeAt(0) : 128
  const isKnown =
    code < 128 &&
    quote === '"' &&
    escape === 'doubled' &&
    !quoteAfterBlanks &&
    !isWrapped &&
    separatorLine === null
  return isKnown && asciiBased.test(encoding) ? { encoding, delimiter: code } : null
}
