/** Makes text of bytes that come in pieces. */
export interface Decoder {
  /** The text of the next bytes; with `stream`, what begins a character at their end waits for the rest of it. */
  decode(this: void, bytes?: Uint8Array, options?: { readonly stream: boolean }): string
}

// The upper 128 characters of DOS pages, which `TextDecoder` does not know. Source: unicode.org, Mappings, MICSFT/PC.
const dosPages: Readonly<Record<string, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
    'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀' +
    'ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
}

/** A decoder for an encoding that text may be read in, or for any of the WHATWG's; with `fatal` it throws where bytes are no characters of it. */
export function textDecoder(encoding: string, { fatal } = { fatal: false }): Decoder {
  const upper = dosPages[encoding]
  if (upper === undefined) {
    const decoder = new TextDecoder(encoding, { fatal })
    return { decode: (bytes, options) => decoder.decode(bytes, options) }
  }
  return {
    decode: (bytes = new Uint8Array(0)) =>
      latin1(bytes).replace(/[\x80-\xff]/g, (letter) => upper.charAt(letter.charCodeAt(0) - 128)),
  }
}

/** The lower-case name by which an encoding is known here: a label such as `latin1` is `windows-1252`. */
export function encodingNamed(label: string): string {
  return Object.hasOwn(dosPages, label) ? label : new TextDecoder(label).encoding
}

/** The encodings with several bytes a character that are neither UTF-8 nor UTF-16. */
export const wideEncodings = ['gbk', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'] as const

/** Bytes as the characters of their numbers. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** The text of bytes that are written as the characters of their numbers. */
export function decodeBytes(encoding: string, bytes: string): string {
  const piece = Buffer.from(bytes, 'latin1')
  // Of several bytes a character, the place where they were cut is no fault of theirs.
  if (wideEncodings.some((wide) => wide === encoding))
    return textDecoder(encoding).decode(piece, { stream: true })
  const decoder = decoders.get(encoding) ?? textDecoder(encoding)
  decoders.set(encoding, decoder)
  return decoder.decode(piece)
}

const decoders = new Map<string, Decoder>()
