import { isUtf8 } from 'node:buffer'
import { judgeEncoding, type EncodingJudgement } from '#shared/reading/judgeEncoding.ts'
import type { Question } from '#shared/reading/question.ts'
import { askAmong, askAnyOf, askOfMixed } from '#engine/reading/encodingQuestions.ts'
import { collectHighBytes, type HighBytes } from '#engine/reading/highBytes.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { decodeBytes, latin1, textDecoder, wideEncodings } from '#engine/reading/textDecoder.ts'

const SAMPLE = 64 * 1024
// Of the bytes at even (or odd) places that are zero in UTF-16 text of European languages, at least this share is.
const ZERO_SHARE = 0.25

/** The encoding that a text is read in, and the question that stays open where its bytes leave a doubt. */
export interface DetectedEncoding {
  readonly encoding: string
  readonly questions: readonly Question[]
}

/**
 * The encoding of delimited text as a name of `textEncodings`: by its byte-order mark, else UTF-16 by where zero bytes
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
    const options = ['utf-8', 'windows-1252']
    return { encoding: 'utf-8', questions: utf8.brokenAt === null ? [] : [askOfMixed(bytes, options, utf8)] }
  }
  const { encoding, rivals, makes } = judgeEncoding(found, decodeBytes, latin1(bytes.range(0, SAMPLE)))
  if (utf8.letterAt !== null && utf8.brokenAt !== null)
    return { encoding, questions: [askOfMixed(bytes, [encoding, 'utf-8', ...rivals], utf8)] }
  const places = [...firstAt.values()]
  if (makes !== 'words') return unknownEncoding(bytes, [encoding, ...rivals], { makes, places })
  return { encoding, questions: rivals.length === 0 ? [] : [askAmong(bytes, [encoding, ...rivals], places)] }
}

/** What is read first where no encoding, or one that few files here have, makes words of the bytes, which is asked. */
function unknownEncoding(
  bytes: SourceBytes,
  narrow: readonly string[],
  { makes, places }: { readonly makes: EncodingJudgement['makes']; readonly places: readonly number[] },
): DetectedEncoding {
  const [first = 0] = places
  const [likeliest = '', ...others] = narrow
  const wide = wideEncodings.filter((encoding) => isOfEastAsia(bytes.range(first, SAMPLE), encoding))
  const options = makes === 'noWords' ? [...wide, ...narrow] : [likeliest, ...wide, ...others]
  const question = askAnyOf(bytes, options, wide.length > 0 ? [first] : places)
  return { encoding: options[0] ?? likeliest, questions: [question] }
}

const lettersOfEastAsia =
  /^[\x00-\x7f\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\u3000-\u303f\uff00-\uffef]+$/u

/** Whether all characters are of the languages of East Asia, or ASCII. The bytes begin with a character beyond it. */
function isOfEastAsia(bytes: Uint8Array, encoding: string): boolean {
  try {
    return lettersOfEastAsia.test(textDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }))
  } catch (cause) {
    if (cause instanceof TypeError) return false
    throw cause
  }
}
