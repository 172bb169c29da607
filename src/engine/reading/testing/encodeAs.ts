import { textDecoder } from '#engine/reading/textDecoder.ts'

/** A text's bytes in an encoding of one byte a character or of Unicode, by its name in `textEncodings`; throws where the encoding lacks a character. */
export function encodeAs(text: string, encoding: string): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    default:
      return Buffer.from(Array.from(text, (character) => byteOf(character, encoding)))
  }
}

function byteOf(character: string, encoding: string): number {
  const table = textDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const byte = table.indexOf(character)
  if (byte === -1) throw new Error(`${encoding} has no ${character}`)
  return byte
}
