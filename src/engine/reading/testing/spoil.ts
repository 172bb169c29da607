import { oneOf } from '#engine/reading/testing/randomFrom.ts'

/** What means something to one format or another, put where it does not belong. */
const marks = [
  ...[
    '"',
    '""',
    "'",
    ',',
    ';',
    '\t',
    '\r',
    '\n',
    '\\',
    '<',
    '>',
    '</',
    '/>',
    '&',
    '&#x0;',
    '<![CDATA[',
    '<!--',
  ],
  ...[
    '-1',
    '0',
    '1048577',
    '4294967296',
    '1e308',
    '-2958466',
    'NaN',
    '\0',
    '\u00ff\u00fe',
    '\u00ef\u00bb\u00bf',
  ],
  ...['\u00ff\u00ff\u00ff\u00ff', '\u00ff\u00ff\u00ff\u007f', '\0\0\0\u0080'],
].map((mark) => Buffer.from(mark, 'latin1'))

/** Bytes with some of them changed, a stretch cut out or repeated, an end cut off, or a mark put in. */
export function spoil(bytes: Buffer, random: () => number): Buffer {
  const at = (): number => Math.floor(random() * bytes.length)
  const [one, other] = [at(), at()]
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const kind = Math.floor(random() * 6)
  if (kind === 0) return bytes.subarray(0, from)
  if (kind === 1) return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(to, from + 40))])
  if (kind === 2) return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)])
  if (kind === 3) {
    const mark = oneOf(marks, random)
    const behind = from + (random() < 0.5 ? mark.length : 0)
    return Buffer.concat([bytes.subarray(0, from), mark, bytes.subarray(behind)])
  }
  const changed = Buffer.from(bytes)
  for (let count = 1 + Math.floor(random() * 8); count > 0; count--)
    changed[at()] = Math.floor(random() * 256)
  return changed
}

/** A source that spoiled copies are made of, the same ones for the same random numbers. */
export interface Spoilable {
  readonly file: string
  readonly spoiled: (random: () => number) => Buffer
}

/** A source whose copies are spoiled anywhere. */
export function anywhere(file: string, bytes: Buffer): Spoilable {
  return { file, spoiled: (random) => spoil(bytes, random) }
}
