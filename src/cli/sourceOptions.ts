import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { columnsIn } from '#shared/layout/columnOf.ts'
import {
  amountUnits,
  dateOrders,
  decimalMarks,
  feeBases,
  flagReadings,
  importKinds,
  layoutSchema,
  signConventions,
  tipPlaces,
  type FieldSource,
  type ImportKind,
  type Layout,
} from '#shared/layout/layout.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { noColumn } from '#shared/layout/openQuestions.ts'
import { fitLayout } from '#shared/layout/fitLayout.ts'
import { lostWords } from '#shared/layout/lostWords.ts'
import { presets } from '#shared/layout/presets.ts'
import { withName } from '#shared/layout/withName.ts'
import { readingChoiceSchema, type ReadingChoice } from '#shared/reading/reading.ts'
import { textEncodings } from '#shared/reading/textEncodings.ts'
import { readLayoutFile } from '#engine/settings/readLayoutFile.ts'

/** What a user can say on the command line about how a file is to be read and mapped. */
export interface SourceOptions {
  readonly sheet?: string
  readonly preset?: string
  readonly layout?: string
  readonly kind?: ImportKind
  readonly account?: string
  readonly answer: Answers
}

type AboutReading = 'delimiter' | 'encoding' | 'table'
type Choice = 'dateOrder' | 'decimalMark' | 'amountsIn' | 'sign' | 'againstFlag' | 'fee' | 'tips'
type ColumnOf = 'date' | 'amount' | 'debit' | 'flag'
type WordsFor = 'moneyIn' | 'moneyOut'
type Other = 'name' | 'currency'
type Answers = Readonly<Partial<Record<AboutReading | Choice | ColumnOf | WordsFor | Other, string>>>

interface Answerable {
  /** What may be given, as it is typed: all of it, or examples. */
  readonly such: readonly string[]
  readonly isAll: boolean
  readonly takes: (value: string) => boolean
}

const oneOf = (such: readonly string[]): Answerable => ({
  ...{ such, isAll: true },
  takes: (value) => such.includes(value),
})
const column: Answerable = { such: ['0', '1'], isAll: false, takes: (value) => /^\d{1,4}$/.test(value) }

const words: Answerable = { such: ['Sale,Tip'], isAll: false, takes: areWords }

const questions: Readonly<Record<keyof Answers, Answerable>> = {
  dateOrder: oneOf(dateOrders),
  decimalMark: oneOf(decimalMarks),
  amountsIn: oneOf(amountUnits),
  sign: oneOf(signConventions),
  againstFlag: oneOf(flagReadings),
  fee: oneOf(feeBases),
  tips: oneOf(tipPlaces),
  date: column,
  amount: column,
  debit: column,
  name: { such: ['0', noColumn], isAll: false, takes: (value) => value === noColumn || column.takes(value) },
  flag: column,
  currency: {
    ...{ such: ['ZAR', 'USD'], isAll: false },
    takes: (value) => currencyDecimals(value) !== undefined,
  },
  moneyIn: words,
  moneyOut: words,
  delimiter: { such: [',', ';', 'tab'], isAll: false, takes: (value) => isDelimiter(delimiterFrom(value)) },
  encoding: oneOf(textEncodings),
  table: { such: ['1', '2'], isAll: false, takes: (value) => /^[1-9]\d{0,3}$/.test(value) },
}
const presetIds = presets.map(({ id }) => id)
const questionNames = Object.keys(questions).join(', ')

/** Adds `--sheet`, `--preset`, `--layout`, `--kind`, `--account` and `--answer` to a command. */
export function addSourceOptions(command: Command): Command {
  return command
    .option('--sheet <name>', 'the sheet of a workbook')
    .addOption(
      new Option('--preset <id>', `a layout that is shipped: ${presetIds.join(', ')}`).argParser(presetNamed),
    )
    .addOption(new Option('--layout <file>', 'a layout, as JSON').conflicts('preset'))
    .addOption(
      new Option(
        '--kind <kind>',
        `the kind of records: ${importKinds.join(', ')}; sale is not in this version yet`,
      ).argParser(kindOf),
    )
    .option('--account <text>', 'the account that the file is from')
    .option(
      '--answer <question=value>',
      `answers a question that the file leaves open (${questionNames}); can be repeated`,
      collectAnswer,
      {},
    )
}

function presetNamed(id: string): string {
  if (presetIds.includes(id)) return id
  throw new InvalidArgumentError(`Give one of these: ${presetIds.join(', ')}.`)
}

function kindOf(text: string): ImportKind {
  const kind = importKinds.find((known) => known === text)
  if (kind !== undefined) return kind
  if (text === 'sale') throw new InvalidArgumentError('Sales are not in this version yet.')
  throw new InvalidArgumentError(`Give one of these: ${importKinds.join(', ')}.`)
}

function collectAnswer(text: string, previous: Answers): Answers {
  const at = text.indexOf('=')
  const question = at < 0 ? text : text.slice(0, at)
  const value = at < 0 ? '' : text.slice(at + 1)
  if (!isQuestion(question))
    throw new InvalidArgumentError(`There is no such question. Those that there are: ${questionNames}.`)
  const { such, isAll, takes } = questions[question]
  if (takes(value)) return { ...previous, [question]: value }
  const answers = such.map((one) => `${question}=${one}`).join(', ')
  throw new InvalidArgumentError(`${isAll ? 'Give one of these:' : 'Give, for example,'} ${answers}.`)
}

function areWords(value: string): boolean {
  const flagWords = { debit: wordsIn(value), credit: [] }
  return flagWords.debit.length > 0 && layoutSchema.shape.flagWords.safeParse(flagWords).success
}

/** The words of a flag column in an answer, which has commas between them. */
function wordsIn(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function isQuestion(question: string): question is keyof Answers {
  return Object.hasOwn(questions, question)
}

function isDelimiter(delimiter: string): boolean {
  return readingChoiceSchema.shape.delimiter.safeParse(delimiter).success
}

function delimiterFrom(value: string): string {
  return value === 'tab' ? '\t' : value
}

/** What the options settle about the reading of a file. */
export function readingChoice({ sheet, answer }: SourceOptions): ReadingChoice {
  const { delimiter, encoding, table } = answer
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(delimiter === undefined ? {} : { delimiter: delimiterFrom(delimiter) }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(table === undefined ? {} : { table: Number(table) }),
  }
}

/** The layout that the options make of the suggested one of a table with these headings; the same object when they change nothing. */
export function applySourceOptions(
  suggested: Layout,
  options: SourceOptions,
  headings: readonly string[],
): Result<Layout, Failure> {
  const base = options.layout === undefined ? ok(suggested) : layoutFrom(options.layout, suggested, headings)
  if (!base.ok) return base
  const layout = answered(base.value, options)
  const last = Math.max(...columnsNamed(layout))
  if (last < headings.length) return ok(layout)
  const detail = `it names column ${last}, and the columns of this table are 0 to ${headings.length - 1}`
  return err({ code: 'layout.broken', detail })
}

function layoutFrom(path: string, suggested: Layout, headings: readonly string[]): Result<Layout, Failure> {
  const read = readLayoutFile(path, path)
  if (!read.ok) return read
  if (read.value.is === 'bare') return ok(read.value.layout)
  const { name, layout: named } = read.value.saved
  const { layout, lost } = fitLayout(named, headings, suggested.currency)
  return lost.length === 0 ? ok(layout) : err({ code: 'layout.otherTable', name, lacks: lostWords(lost) })
}

function columnsNamed({ fields, identity, leave }: Layout): number[] {
  const ofRules = (leave ?? []).map(({ column }) => column)
  return [...Object.values(fields).flatMap(columnsIn), ...identity, ...ofRules]
}

function answered(suggested: Layout, { kind = suggested.kind, answer }: SourceOptions): Layout {
  const base = answer.name === undefined ? suggested : withName(suggested, nameSource(answer.name))
  const { date, amount, debit, flag, fee: feeBasis } = answer
  const { dateOrder, decimalMark, amountsIn, againstFlag, tips } = answer
  const flagWords = flagWordsOf(answer)
  // Who says what a flag's words mean has said that it decides.
  const sign = answer.sign ?? (flagWords === undefined ? undefined : 'flag')
  // Who names the column of dates has seen what its numbers would be.
  const dayCounts = date === undefined ? undefined : true
  const chosen = {
    ...{ dateOrder, dayCounts, decimalMark, amountsIn },
    ...{ sign, againstFlag, feeBasis, tips, flagWords },
  }
  const named = Object.entries(chosen).filter(([, value]) => value !== undefined)
  const sources = { ...fromColumn({ date, amount, debit, flag }), ...currencyOfAll(answer) }
  if (kind === base.kind && named.length === 0 && Object.keys(sources).length === 0) return base
  // Another kind, or another column of amounts, has its sign judged anew, and such a column its unit.
  const isOfOthers = amount !== undefined || debit !== undefined
  const keptSign = kind === base.kind && !isOfOthers ? base.sign : null
  const { amountsIn: _unit, ...others } = base
  const kept = isOfOthers ? others : base
  const fields = { ...base.fields, ...sources }
  return layoutSchema.parse({ ...kept, kind, sign: keptSign, ...Object.fromEntries(named), fields })
}

function nameSource(answer: string): FieldSource | null {
  return answer === noColumn ? null : { from: 'column', column: Number(answer) }
}

/** The currency of every row: amounts with a sign that several currencies share are then of that one. */
function currencyOfAll({ currency }: Answers): Layout['fields'] {
  return currency === undefined ? {} : { currency: { from: 'constant', value: currency } }
}

function flagWordsOf({ moneyIn, moneyOut }: Answers): Layout['flagWords'] {
  if (moneyIn === undefined && moneyOut === undefined) return undefined
  return { debit: wordsIn(moneyOut ?? ''), credit: wordsIn(moneyIn ?? '') }
}

function fromColumn(named: Partial<Record<ColumnOf, string | undefined>>): Layout['fields'] {
  return Object.fromEntries(
    Object.entries(named).flatMap(([field, column]) =>
      column === undefined ? [] : [[field, { from: 'column', column: Number(column) }] as const],
    ),
  )
}
