import { ok } from '#shared/errors/result.ts'
import { parseDate } from '#shared/dates/parseDate.ts'
import type { Column } from '#shared/layout/column.ts'
import { countedDay } from '#shared/layout/dayCounts.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import {
  dateOrders,
  decimalMarks,
  feeBases,
  signConventions,
  tipPlaces,
  type FieldName,
  type Layout,
  type SignConvention,
} from '#shared/layout/layout.ts'
import { noColumn } from '#shared/layout/openQuestions.ts'
import { currencyDecimals } from '#shared/money/currency.ts'
import { parseAmount } from '#shared/money/parseAmount.ts'
import type { Question } from '#shared/reading/question.ts'
import { formatDate } from '../../ui/formatDate.ts'
import { formatMoney } from '../../ui/formatMoney.ts'
import { withField } from './layoutFields.ts'
import { dateOrderWords, decimalMarkWords, feeBasisWords, signWords, tipWords } from './layoutWords.ts'

const usualDecimals = 2

/** One possible answer to a question: what it is called, how the file's own values would read, and the layout it makes. */
export interface PossibleAnswer {
  readonly option: string
  readonly label: string
  readonly examples: readonly string[]
  readonly layout: Layout
}

/** The answers that a question about the columns may be given here; none where a column is to be chosen. */
export function possibleAnswers(
  question: Question,
  layout: Layout,
  columns: readonly Column[],
): readonly PossibleAnswer[] {
  return question.options.flatMap((option) => {
    const answer = answerOf(question, option, layout, columns)
    return answer === null ? [] : [{ option, ...answer }]
  })
}

type Answered = Omit<PossibleAnswer, 'option'>

function answerOf(
  question: Question,
  option: string,
  layout: Layout,
  columns: readonly Column[],
): Answered | null {
  switch (question.about) {
    case 'dateOrder': {
      const dateOrder = dateOrders.find((order) => order === option)
      if (dateOrder === undefined) return null
      const examples = readBy(tellingDates(samplesOf('date', layout, columns)), (text) => {
        const date = parseDate(text, dateOrder)
        return date.ok ? ok(formatDate(date.value)) : date
      })
      return { label: dateOrderWords[dateOrder], examples, layout: { ...layout, dateOrder } }
    }
    case 'decimalMark': {
      const decimalMark = decimalMarks.find((mark) => mark === option)
      if (decimalMark === undefined) return null
      const decimals = currencyDecimals(layout.currency) ?? 2
      const examples = readBy(samplesOf('amount', layout, columns), (text) => {
        const amount = parseAmount(text, decimalMark, decimals)
        return amount.ok ? ok(formatMoney(amount.value.minor, layout.currency)) : amount
      })
      return {
        label: `${decimalMarkWords[decimalMark]} before the cents`,
        examples,
        layout: { ...layout, decimalMark },
      }
    }
    case 'sign': {
      const sign = signConventions.find((convention) => convention === option)
      if (sign === undefined) return null
      return {
        label: signWords(sign, layout.kind),
        examples: signExamples(sign, layout, columns),
        layout: { ...layout, sign },
      }
    }
    case 'fee': {
      const feeBasis = feeBases.find((basis) => basis === option)
      if (feeBasis === undefined) return null
      return { label: feeBasisWords[feeBasis], examples: [], layout: { ...layout, feeBasis } }
    }
    case 'tips': {
      const tips = tipPlaces.find((place) => place === option)
      if (tips === undefined) return null
      return { label: tipWords[tips], examples: [], layout: { ...layout, tips } }
    }
    case 'date':
    case 'amount':
    case 'debit':
    case 'name': {
      if (question.about === 'name' && option === noColumn)
        return { label: 'None of them', examples: [], layout: withField(layout, 'name', null) }
      const column = columns.find(({ index }) => String(index) === option)
      if (column === undefined) return null
      const next = withField(layout, question.about, { from: 'column', column: column.index })
      return { label: columnLabel(column), ...ofColumn(question.about, column, next) }
    }
    case 'delimiter':
    case 'encoding':
    case 'table':
      return null
  }
}

/** The first values of a column, and the layout that it is chosen in: of dates that are counts of days, with the days that those are. */
function ofColumn(
  field: FieldName,
  { samples }: Column,
  layout: Layout,
): Pick<Answered, 'examples' | 'layout'> {
  const first = samples.slice(0, 3)
  const days = first.map((text) => (field === 'date' ? countedDay(text) : null))
  if (!days.every((day) => day !== null)) return { examples: first, layout }
  const examples = days.map((day, place) => `${first[place] ?? ''} is ${formatDate(day)}`)
  return { examples, layout: { ...layout, dayCounts: true } }
}

/** What a column is called: its heading, or its place. */
export function columnLabel({ heading, index }: Column): string {
  return heading.trim() === '' ? `Column ${index + 1}` : heading.trim()
}

function signExamples(sign: SignConvention, layout: Layout, columns: readonly Column[]): readonly string[] {
  if (sign !== 'signed' && sign !== 'inverted') return []
  return samplesOf('amount', layout, columns)
    .filter((text) => !saysItself(text, layout))
    .slice(0, 2)
    .map((text) => {
      const isMinus = /^\s*[-−(]|[-−]\s*$/.test(text)
      const isOrdinary = isMinus === (sign === 'inverted')
      return `${text} is money ${isOrdinary === (layout.kind === 'expense') ? 'out' : 'in'}`
    })
}

/** Whether a mark beside an amount says which way it went, whatever its sign. */
function saysItself(text: string, { decimalMark }: Layout): boolean {
  const read = parseAmount(text, decimalMark ?? '.', usualDecimals)
  return read.ok && read.value.direction !== null
}

function samplesOf(field: FieldName, layout: Layout, columns: readonly Column[]): readonly string[] {
  const fields: readonly FieldName[] = field === 'amount' ? ['amount', 'debit', 'credit'] : [field]
  return fields.flatMap(
    (name) => columns.find(({ index }) => index === columnOf(layout, name))?.samples ?? [],
  )
}

/** The dates that two orders read otherwise: what they read alike, as 02/02/2025, is no help in choosing. */
function tellingDates(samples: readonly string[]): readonly string[] {
  const telling = samples.filter((text) => {
    const days = dateOrders.map((order) => parseDate(text, order)).filter(({ ok: isRead }) => isRead)
    return new Set(days.map((day) => JSON.stringify(day))).size > 1
  })
  return telling.length === 0 ? samples : telling
}

function readBy(
  samples: readonly string[],
  read: (text: string) => { readonly ok: true; readonly value: string } | { readonly ok: false },
): string[] {
  return samples.slice(0, 2).map((text) => {
    const result = read(text)
    return result.ok ? `${text} is ${result.value}` : `${text} cannot be read so`
  })
}
