const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The first `length` characters of bytes in RFC 4648 base32, in lower case; `length` may not go beyond the bytes. */
export function base32Prefix(bytes: Uint8Array, length: number): string {
  let text = ''
  for (let place = 0; place < length; place++) text += alphabet.charAt(fiveBits(bytes, place * 5))
  return text
}

function fiveBits(bytes: Uint8Array, from: number): number {
  const byte = from >> 3
  const twoBytes = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0)
  return (twoBytes >> (11 - (from & 7))) & 31
}

/** What a character of base32 in lower case stands for, by its code unit: 0 to 31. */
export function base32Value(unit: number): number {
  // Letters come first, then the digits from 2 on.
  return unit >= 97 ? unit - 97 : unit - 24
}
