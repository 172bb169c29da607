/** The encodings that text may be read in, by their lower-case WHATWG names; `iso-8859-1` reads as `windows-1252`. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1250',
  'macintosh',
] as const

/** Whether text can be read in this encoding. */
export function isTextEncoding(name: string): boolean {
  return textEncodings.some((encoding) => encoding === name)
}
