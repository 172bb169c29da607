import type { Question } from '#shared/reading/question.ts'
import { guessDelimiter, separatorLine } from '#shared/reading/guessDelimiter.ts'
import { decodeHead } from '#engine/reading/decodeText.ts'
import { detectEncoding } from '#engine/reading/detectEncoding.ts'
import { breathe } from '#engine/reading/pace.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions } from '#engine/reading/sourceReading.ts'

const SAMPLE = 64 * 1024

/** How a text file is written: all that a reader needs to know before its first row. */
export interface Dialect {
  /** A lower-case WHATWG name. */
  readonly encoding: string
  /** The character between two cells; two spaces stand for any run of two or more. */
  readonly delimiter: string
  /** What encloses a cell that holds a delimiter or a line break; null where a quote is a character like any other. */
  readonly quote: '"' | "'" | null
  /** How a quote is written inside quotes: `""` or `\"`. */
  readonly escape: 'doubled' | 'backslash'
  /** The first line where it names the delimiter (`sep=;`), which is a row like any other. */
  readonly separatorLine: string | null
  /** What of this the file leaves open; the reading goes on with the likeliest answer. */
  readonly questions: readonly Question[]
}

/** Finds out how a text is written: its encoding from all of its bytes, the rest from a sample. What the user settled is not guessed. */
export async function findDialect(
  bytes: SourceBytes,
  { choice, onProgress, signal }: Pick<ReadOptions, 'choice' | 'onProgress' | 'signal'>,
): Promise<Dialect> {
  onProgress({ phase: 'opening', done: 0, total: bytes.size })
  const { encoding, questions } =
    choice.encoding === undefined
      ? await detectEncoding(bytes, () => breathe(signal))
      : { encoding: choice.encoding, questions: [] }
  const sample = decodeHead(bytes, encoding, SAMPLE).replaceAll('\0', '')
  const separator = separatorLine(sample)
  return {
    encoding: new TextDecoder(encoding).encoding,
    delimiter: choice.delimiter ?? separator?.delimiter ?? guessDelimiter(sample),
    quote: '"',
    escape: 'doubled',
    separatorLine: separator?.line ?? null,
    questions,
  }
}
