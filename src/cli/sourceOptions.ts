import { InvalidArgumentError, Option, type Command } from 'commander'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import {
  dateOrders,
  decimalMarks,
  importKinds,
  layoutSchema,
  signConventions,
  type ImportKind,
  type Layout,
} from '#shared/layout/layout.ts'
import type { Question } from '#shared/reading/question.ts'
import { readLayoutFile } from './readLayoutFile.ts'

/** What a user can say on the command line about how a file is to be read and mapped. */
export interface SourceOptions {
  readonly sheet?: string
  readonly layout?: string
  readonly kind?: ImportKind
  readonly account?: string
  readonly answer: Answers
}

type Choice = 'dateOrder' | 'decimalMark' | 'sign'
type ColumnOf = 'date' | 'amount'
type Answers = Readonly<Partial<Record<Choice | ColumnOf, string>>>

const choices: Readonly<Record<Choice, readonly string[]>> = {
  dateOrder: dateOrders,
  decimalMark: decimalMarks,
  sign: signConventions,
}
const columns: readonly ColumnOf[] = ['date', 'amount']
const questions: readonly Question['about'][] = ['dateOrder', 'decimalMark', 'sign', ...columns]

/** Adds `--sheet`, `--preset`, `--layout`, `--kind`, `--account` and `--answer` to a command. */
export function addSourceOptions(command: Command): Command {
  return command
    .option('--sheet <name>', 'the sheet of a workbook')
    .option('--preset <id>', 'a layout that is shipped (not in this version yet)', noPreset)
    .option('--layout <file>', 'a layout, as JSON')
    .addOption(
      new Option(
        '--kind <kind>',
        `the kind of records: ${importKinds.join(', ')}; sale is not in this version yet`,
      ).argParser(kindOf),
    )
    .option('--account <text>', 'the account that the file is from')
    .option(
      '--answer <question=value>',
      `answers a question that the file leaves open (${questions.join(', ')}); can be repeated`,
      collectAnswer,
      {},
    )
}

function noPreset(): never {
  throw new InvalidArgumentError('There are no presets in this version yet: leave --preset out.')
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
  if (isColumn(question)) {
    if (/^\d{1,4}$/.test(value)) return { ...previous, [question]: value }
    throw new InvalidArgumentError(
      `Give the number of the column, as "inspect" shows it, such as ${question}=0.`,
    )
  }
  if (!isChoice(question))
    throw new InvalidArgumentError(
      `There is no such question. Those that there are: ${questions.join(', ')}.`,
    )
  if (choices[question].includes(value)) return { ...previous, [question]: value }
  const answers = choices[question].map((choice) => `${question}=${choice}`)
  throw new InvalidArgumentError(`Give one of these: ${answers.join(', ')}.`)
}

function isColumn(question: string): question is ColumnOf {
  return columns.some((column) => column === question)
}

function isChoice(question: string): question is Choice {
  return Object.hasOwn(choices, question)
}

/** The layout that the options make of the suggested one of a table with so many columns; the same object when they change nothing. */
export function applySourceOptions(
  suggested: Layout,
  options: SourceOptions,
  columnCount: number,
): Result<Layout, Failure> {
  const base = options.layout === undefined ? ok(suggested) : readLayoutFile(options.layout)
  if (!base.ok) return base
  const layout = answered(base.value, options)
  const named = Object.values(layout.fields).flatMap((from) => (from.from === 'column' ? [from.column] : []))
  const last = Math.max(...named, ...layout.identity)
  if (last < columnCount) return ok(layout)
  const detail = `it names column ${last}, and the columns of this table are 0 to ${columnCount - 1}`
  return err({ code: 'layout.broken', detail })
}

function answered(base: Layout, { kind = base.kind, answer }: SourceOptions): Layout {
  if (kind === base.kind && Object.keys(answer).length === 0) return base
  const { date, amount, ...chosen } = answer
  const fields = { ...base.fields, ...fromColumn({ date }), ...fromColumn({ amount }) }
  // Another kind, or another column of amounts, has its sign judged anew.
  const sign = kind === base.kind && amount === undefined ? base.sign : null
  return layoutSchema.parse({ ...base, kind, sign, ...chosen, fields })
}

function fromColumn(named: Partial<Record<ColumnOf, string | undefined>>): Layout['fields'] {
  return Object.fromEntries(
    Object.entries(named).flatMap(([field, column]) =>
      column === undefined ? [] : [[field, { from: 'column', column: Number(column) }] as const],
    ),
  )
}
