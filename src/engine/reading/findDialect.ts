import {
  judgeDialect,
  separatorLine,
  type DialectJudgement,
  type SeparatorLine,
} from '#shared/reading/judgeDialect.ts'
import type { Question } from '#shared/reading/question.ts'
import type { RowDialect } from '#shared/reading/rowDialect.ts'
import { decodeSamples } from '#engine/reading/decodeText.ts'
import { detectEncoding } from '#engine/reading/detectEncoding.ts'
import { breathe } from '#engine/reading/pace.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import type { ReadOptions } from '#engine/reading/sourceReading.ts'
import { encodingNamed } from '#engine/reading/textDecoder.ts'

/** How a text file is written: all that a reader needs to know before its first row. */
export interface Dialect extends RowDialect {
  /** A lower-case name of `textEncodings`. */
  readonly encoding: string
  /** The first line where it names the delimiter (`sep=;`), which is a row like any other. */
  readonly separatorLine: string | null
  /** What of this the file leaves open; the reading goes on with the likeliest answer. */
  readonly questions: readonly Question[]
}

/** Finds out how a text is written: its encoding from all of its bytes, the rest from samples. What the user settled is not guessed. */
export async function findDialect(
  bytes: SourceBytes,
  { choice, onProgress, signal }: Pick<ReadOptions, 'choice' | 'onProgress' | 'signal'>,
): Promise<Dialect> {
  onProgress({ phase: 'opening', done: 0, total: bytes.size })
  const { encoding, questions } =
    choice.encoding === undefined
      ? await detectEncoding(bytes, () => breathe(signal))
      : { encoding: choice.encoding, questions: [] }
  const samples = decodeSamples(bytes, encoding).map((sample) => sample.replace(/\0+/g, ''))
  const separator = separatorLine(samples[0] ?? '')
  const judged =
    choice.delimiter === undefined ? judgeBelow(separator, samples) : judgeDialect(samples, choice.delimiter)
  return {
    ...judged.dialect,
    encoding: encodingNamed(encoding),
    separatorLine: separator?.line ?? null,
    questions: [...questions, ...(choice.delimiter === undefined ? aboutDelimiter(judged) : [])],
  }
}

/** A first line that names the delimiter is believed; where the rows below say clearly that it is another, that is asked, or so where it splits none. */
function judgeBelow(separator: SeparatorLine | null, samples: readonly string[]): DialectJudgement {
  if (separator === null) return judgeDialect(samples, null)
  const [first = '', ...others] = samples
  const below = [first.slice(first.indexOf(separator.line) + separator.line.length), ...others]
  const named = judgeDialect(below, separator.delimiter)
  const seen = judgeDialect(below, null)
  const { delimiter } = seen.dialect
  const isLikely = [delimiter, ...seen.rivals.map((rival) => rival.delimiter)].includes(separator.delimiter)
  if (isLikely || seen.example.length < 2) return named
  return named.example.length < 2 ? seen : { ...named, rivals: [{ delimiter, example: seen.example }] }
}

function aboutDelimiter({ dialect, example, rivals, isUnaligned }: DialectJudgement): Question[] {
  if (rivals.length === 0) return isUnaligned ? [unaligned] : []
  const splits = [{ delimiter: dialect.delimiter, example }, ...rivals]
  const shown = splits.map(
    ({ delimiter, example }) => `by ${nameOf(delimiter)} into “${example.join('” “')}”`,
  )
  return [
    {
      about: 'delimiter',
      options: splits.map(({ delimiter }) => delimiter),
      why: `the rows can be split in more than one way: ${shown.join(', ')}`,
    },
  ]
}

const unaligned: Question = {
  about: 'delimiter',
  options: ['  '],
  why: 'only spaces set the columns apart, and where a row has fewer cells nothing tells which are empty',
}

const names: Readonly<Record<string, string>> = { '\t': 'tabs', '  ': 'runs of spaces' }

function nameOf(delimiter: string): string {
  return names[delimiter] ?? `“${delimiter}”`
}
