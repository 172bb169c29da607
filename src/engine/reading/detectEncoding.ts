import { isUtf8 } from 'node:buffer'
import { judgeEncoding } from '#shared/reading/judgeEncoding.ts'
import type { Question } from '#shared/reading/question.ts'
import { collectHighBytes, type HighBytes } from '#engine/reading/highBytes.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'

const SAMPLE = 64 * 1024
// Of the bytes at even (or odd) places that are zero in UTF-16 text of European languages, at least this share is.
const ZERO_SHARE = 0.25

/** The encoding that a text is read in, and the question that stays open where its bytes leave a doubt. */
export interface DetectedEncoding {
  readonly encoding: string
  readonly questions: readonly Question[]
}

/**
 * The encoding of delimited text as a lower-case WHATWG name: by its byte-order mark, else UTF-16 by where zero bytes
 * stand, else UTF-8 if every byte of the source agrees, else by what its other bytes would be in their places. `pause` is
 * awaited after every slice.
 */
export async function detectEncoding(
  bytes: SourceBytes,
  pause: () => Promise<void>,
): Promise<DetectedEncoding> {
  const sample = bytes.range(0, SAMPLE)
  const wide = encodingOfStart(sample)
  if (wide !== null && wide !== 'utf-8') return { encoding: wide, questions: [] }
  if (await isUtf8Throughout(bytes, pause)) return { encoding: 'utf-8', questions: [] }
  return encodingOfHighBytes(bytes, await collectHighBytes(bytes, pause))
}

/** The encoding that a byte-order mark at the start names, or null without one. */
export function encodingOfMark(start: Uint8Array): string | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8'
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return null
}

/** The encoding that a beginning proves, by its byte-order mark or by where zero bytes stand, or null. */
export function encodingOfStart(start: Uint8Array): string | null {
  return encodingOfMark(start) ?? encodingOfZeros(start)
}

function encodingOfZeros(sample: Uint8Array): string | null {
  const pairs = Math.floor(sample.length / 2)
  if (pairs === 0) return null
  let [even, odd] = [0, 0]
  for (let at = 0; at < pairs * 2; at += 2) {
    if (sample[at] === 0) even += 1 / pairs
    if (sample[at + 1] === 0) odd += 1 / pairs
  }
  if (odd >= ZERO_SHARE && even < ZERO_SHARE / 4) return 'utf-16le'
  if (even >= ZERO_SHARE && odd < ZERO_SHARE / 4) return 'utf-16be'
  return null
}

async function isUtf8Throughout(bytes: SourceBytes, pause: () => Promise<void>): Promise<boolean> {
  let unfinished: Uint8Array = new Uint8Array(0)
  for (const slice of bytes.slices()) {
    const joined = unfinished.length === 0 ? slice : Buffer.concat([unfinished, slice])
    const whole = joined.length - unfinishedLength(joined)
    if (!isUtf8(joined.subarray(0, whole))) return false
    unfinished = Uint8Array.from(joined.subarray(whole))
    await pause()
  }
  return unfinished.length === 0
}

// How many bytes at the end begin a character whose rest is in the next slice.
function unfinishedLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
}

function encodingOfHighBytes(bytes: SourceBytes, { found, firstAt, utf8 }: HighBytes): DetectedEncoding {
  if (utf8.whole > utf8.broken) {
    // UTF-8 but for a few bytes: what wrote them is unknown, and what they stood for is lost in it.
    const places = utf8.brokenAt === null ? [] : [utf8.brokenAt]
    return { encoding: 'utf-8', questions: asked(bytes, ['utf-8', 'windows-1252'], places) }
  }
  const { encoding, rivals } = judgeEncoding(found, decoded, latin1(bytes.range(0, SAMPLE)))
  if (utf8.letterAt !== null && utf8.brokenAt !== null) {
    const options = [encoding, 'utf-8', ...rivals]
    const [whole, broken] = [utf8.letterAt, utf8.brokenAt].map((at) => readings(bytes, options, at))
    const why = `letters of more than one are mixed: ${shown(options, whole)}; and ${shown(options, broken)}`
    return { encoding, questions: [{ about: 'encoding', options, why }] }
  }
  const places = rivals.length === 0 ? [] : [...firstAt.values()]
  return { encoding, questions: asked(bytes, [encoding, ...rivals], places) }
}

/** The question which encoding it is, with a word in each; none where there is no place at which they differ. */
function asked(bytes: SourceBytes, options: string[], places: readonly number[]): Question[] {
  const words = places.map((at) => readings(bytes, options, at))
  const telling = words.find((one) => new Set(one).size === options.length) ?? words[0]
  if (telling === undefined) return []
  return [{ about: 'encoding', options, why: `the bytes fit more than one: ${shown(options, telling)}` }]
}

/** The word around a byte, in each encoding. */
function readings(bytes: SourceBytes, options: readonly string[], at: number): string[] {
  return options.map((option) => wordAt(bytes, option, at))
}

function shown(options: readonly string[], words: readonly string[] = []): string {
  return options.map((option, index) => `“${words[index] ?? ''}” in ${option}`).join(', ')
}

const WORD = 24

/** What stands around a byte, without the cells beside its own. */
function wordAt(bytes: SourceBytes, encoding: string, at: number): string {
  const from = Math.max(0, at - WORD)
  const around = latin1(bytes.range(from, 2 * WORD))
  const before = /[^,;|\t\r\n"]*$/.exec(around.slice(0, at - from))?.[0] ?? ''
  const after = /^[^,;|\t\r\n"]*/.exec(around.slice(at - from))?.[0] ?? ''
  return decoded(encoding, before + after).trim()
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function decoded(encoding: string, characters: string): string {
  if (encoding === 'utf-8') return Buffer.from(characters, 'latin1').toString('utf8')
  const table = tableOf(encoding)
  return Array.from(characters, (character) => table.charAt(character.charCodeAt(0))).join('')
}

const tables = new Map<string, string>()

/** The 256 characters of an encoding of one byte a character, in the order of their bytes. */
function tableOf(encoding: string): string {
  const table =
    tables.get(encoding) ??
    new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  tables.set(encoding, table)
  return table
}
