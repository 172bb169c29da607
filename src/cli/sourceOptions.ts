import { readFileSync } from 'node:fs'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { z } from 'zod'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import {
  dateOrders,
  decimalMarks,
  importKinds,
  layoutSchema,
  savedLayoutSchema,
  signConventions,
  type ImportKind,
  type Layout,
} from '#shared/layout/layout.ts'

/** What a user can say on the command line about how a file is to be read and mapped. */
export interface SourceOptions {
  readonly sheet?: string
  readonly layout?: string
  readonly kind?: ImportKind
  readonly account?: string
  readonly answer: Readonly<Partial<Record<AnswerableQuestion, string>>>
}

const answers = { dateOrder: dateOrders, decimalMark: decimalMarks, sign: signConventions } as const
type AnswerableQuestion = keyof typeof answers

/** Adds `--sheet`, `--layout`, `--kind`, `--account` and `--answer` to a command. */
export function addSourceOptions(command: Command): Command {
  return command
    .option('--sheet <name>', 'the sheet of a workbook')
    .option('--layout <file>', 'a layout, as JSON')
    .addOption(new Option('--kind <kind>', 'the kind of records').choices(importKinds))
    .option('--account <text>', 'the account that the file is from')
    .option(
      '--answer <question=answer>',
      'answers a question that the file leaves open; can be repeated',
      collectAnswer,
      {},
    )
}

function collectAnswer(text: string, previous: SourceOptions['answer']): SourceOptions['answer'] {
  const [question = '', answer = ''] = text.split('=', 2)
  if (!Object.hasOwn(answers, question)) {
    throw new InvalidArgumentError(`${question} is no question; ${Object.keys(answers).join(', ')} are.`)
  }
  const allowed: readonly string[] = answers[question as AnswerableQuestion]
  if (!allowed.includes(answer)) {
    throw new InvalidArgumentError(`${answer} is no answer to ${question}; ${allowed.join(', ')} are.`)
  }
  return { ...previous, [question]: answer }
}

const layoutFileSchema = z.union([layoutSchema, savedLayoutSchema.transform((saved) => saved.layout)])

/** The layout that the options make of the suggested one; the same object when they change nothing. */
export function applySourceOptions(suggested: Layout, options: SourceOptions): Result<Layout, Failure> {
  const base = options.layout === undefined ? ok(suggested) : readLayoutFile(options.layout)
  if (!base.ok) return base
  if (options.kind === undefined && Object.keys(options.answer).length === 0) return base
  const kind = options.kind ?? base.value.kind
  // Another kind has its sign judged anew, from the columns.
  const sign = kind === base.value.kind ? base.value.sign : null
  return ok(layoutSchema.parse({ ...base.value, kind, sign, ...options.answer }))
}

function readLayoutFile(path: string): Result<Layout, Failure> {
  try {
    const parsed = layoutFileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success
      ? ok(parsed.data)
      : err({ code: 'layout.broken', detail: z.prettifyError(parsed.error) })
  } catch (problem) {
    return err({
      code: 'layout.broken',
      detail: problem instanceof Error ? problem.message : String(problem),
    })
  }
}
