/**
 * The encodings that text may be read in, by their lower-case WHATWG names, and those of DOS by `cp` and their number;
 * `iso-8859-1` reads as `windows-1252`.
 */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1250',
  'iso-8859-2',
  'macintosh',
  'cp850',
  'cp437',
  'cp852',
  'windows-1251',
  'koi8-r',
  'ibm866',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const

/** Whether text can be read in this encoding. */
export function isTextEncoding(name: string): boolean {
  return textEncodings.some((encoding) => encoding === name)
}
