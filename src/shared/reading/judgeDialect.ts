import { consistencyOf, uniformityOf } from '#shared/reading/dialectScore.ts'
import { judgeAlignment } from '#shared/reading/gutters.ts'
import { plainDialect, type RowDialect } from '#shared/reading/rowDialect.ts'
import { scanRow } from '#shared/reading/scanRow.ts'
import { textCell } from '#shared/reading/textCell.ts'

/** What may stand between two cells; two spaces stand for any run of two or more. The likelier ones come first. */
export const delimiters = [',', ';', '\t', '|', '^', '~', ':', '  '] as const

/** A first line that names the delimiter, as Excel writes and reads it. */
export interface SeparatorLine {
  readonly line: string
  readonly delimiter: string
}

/** The `sep=;` line at the start of a text, or null where there is none. */
export function separatorLine(text: string): SeparatorLine | null {
  const [, line = '', delimiter] = /^("?sep=([^\r\n"])"?)\s*?(?:\r|\n|$)/i.exec(text) ?? []
  return delimiter === undefined ? null : { line, delimiter }
}

/** How a text is delimited: the likeliest way, and the delimiters that are nearly as likely, with a row of each. */
export interface DialectJudgement {
  readonly dialect: RowDialect
  readonly rivals: readonly { readonly delimiter: string; readonly example: readonly string[] }[]
  /** A row as `dialect` splits it. */
  readonly example: readonly string[]
  /** Whether some rows have fewer cells and nothing tells which are missing. */
  readonly isUnaligned: boolean
}

/** Two ways to split a text whose scores are this near each other leave the choice open. */
const NEAR = 0.9

const wrappedLine = /^\s*"((?:[^"]|"")*)"\s*$/

/** Texts without the quotes around each of their lines; null where a line has none around it, or all are blank. */
function withoutWrapping(texts: readonly string[]): string[] | null {
  const lines = texts.map((text) => text.split('\n').filter((line) => line.trim() !== ''))
  if (lines.flat().length === 0 || !lines.flat().every((line) => wrappedLine.test(line))) return null
  return lines.map((ofText) =>
    ofText.map((line) => line.replace(wrappedLine, '$1').replaceAll('""', '"')).join('\n'),
  )
}

/**
 * Judges on samples of whole lines how a text is delimited: by the delimiter whose rows are most alike in their number of
 * cells and whose columns most often hold one kind of thing. A comma where nothing is delimited at all. `settled` is a
 * delimiter that is known already. Where each line is quoted as a whole, what stands inside is judged.
 */
export function judgeDialect(samples: readonly string[], settled: string | null): DialectJudgement {
  const texts = samples.map((sample) => sample.replace(/\r\n?/g, '\n'))
  const inside = withoutWrapping(texts)
  const judged = inside === null ? null : judgeTexts(inside, settled)
  if (judged === null || judged.example.length < 2 || judged.dialect.quote !== '"')
    return judgeTexts(texts, settled)
  return { ...judged, dialect: { ...judged.dialect, escape: 'doubled', isWrapped: true } }
}

function judgeTexts(texts: readonly string[], settled: string | null): DialectJudgement {
  const candidates =
    settled === null ? delimiters.filter((one) => texts.some((text) => text.includes(one))) : [settled]
  const [best, ...others] = candidates
    .map((delimiter) => splitSamples(texts, dialectWith(delimiter, texts)))
    .filter(({ score }) => score > 0 || settled !== null)
    .toSorted((one, other) => other.score - one.score)
  if (best === undefined) return { dialect: plainDialect(','), rivals: [], example: [], isUnaligned: false }
  const rivals = others.filter(({ score }) => score >= best.score * NEAR)
  const alignment =
    best.dialect.delimiter === '  ' ? judgeAlignment(texts.flatMap((text) => text.split('\n'))) : null
  return {
    dialect: { ...best.dialect, gutters: alignment?.gutters ?? null },
    isUnaligned: alignment?.isOpen ?? false,
    example: best.example,
    rivals: rivals.map(({ dialect, example }) => ({ delimiter: dialect.delimiter, example })),
  }
}

interface Split {
  readonly dialect: RowDialect
  readonly score: number
  readonly example: readonly string[]
}

function splitSamples(texts: readonly string[], dialect: RowDialect): Split {
  const rows = texts.flatMap((text) => rowsOf(text, dialect)).filter((row) => row.some((cell) => cell !== ''))
  const score = uniformityOf(rows) * consistencyOf(rows, dialect.delimiter)
  return { dialect, score, example: rows.at(Math.floor(rows.length / 2)) ?? [] }
}

function rowsOf(text: string, dialect: RowDialect): string[][] {
  const rows: string[][] = []
  for (let from = 0; from < text.length;) {
    const row = scanRow(text, { from, isWhole: true }, dialect)
    if (row === null) break
    rows.push(row.cells.map(textCell))
    from = row.next
  }
  return rows
}

/** The dialect with a delimiter, its quotes judged by where they stand. */
function dialectWith(delimiter: string, texts: readonly string[]): RowDialect {
  const plain = plainDialect(delimiter)
  if (plain.quote === null) return plain
  const edge = `(?:${delimiter.replace(/[|^]/, String.raw`\$&`)}|\n|$)`
  const count = (pattern: string): number => {
    const expression = new RegExp(pattern, 'g')
    return texts.reduce((sum, text) => sum + (text.match(expression)?.length ?? 0), 0)
  }
  const quotes = quotesWith(edge, count)
  const quote = quotes === 'either' ? '"' : quotes
  const spaced = count(`(?<=${edge}) +${quote}(?!${quote})`)
  const spacedPairs = count(`(?<=${edge}) +${quote}(?:${quote}${quote}|[^${quote}\n])*${quote}(?= *${edge})`)
  const slashed = count(String.raw`\\${quote}(?! *${edge})`)
  const doubled = count(`(?<!${edge} *)${quote}${quote}(?! *${edge})`)
  return {
    delimiter,
    quote: quotes,
    escape: slashed > doubled ? 'backslash' : 'doubled',
    quoteAfterBlanks: spacedPairs > 0 && spacedPairs >= spaced * 0.8,
    isWrapped: false,
    gutters: null,
  }
}

// An apostrophe begins many a word, `'n` in Afrikaans; quotes come in pairs, cell after cell. Beside double ones, in most lines.
function quotesWith(edge: string, count: (pattern: string) => number): '"' | "'" | 'either' {
  const starts = count(`(?<=^|${edge})'`)
  const pairs = count(`(?<=^|${edge})'(?:''|\\\\'|[^'\n])*'(?=${edge})`)
  if (pairs < 2 || pairs < starts * 0.8) return '"'
  if (count(`(?<=^|${edge}) *"`) === 0) return "'"
  return pairs >= count('[^\n]+') ? 'either' : '"'
}
