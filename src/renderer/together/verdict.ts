import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { ComparedPlan } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import type { ImportStep, ImportSummary, RowFilter } from '#shared/imports/importView.ts'
import { countsSaid } from '../ui/deliveryWords.ts'
import { counted, formatCount } from '../ui/formatMoney.ts'
import { blockedBy } from '../wizard/stepWords.ts'

/** Where in an import something is to be seen to, narrowed to the rows that it is about. */
export interface ImportPlace {
  readonly step: ImportStep
  readonly filter: RowFilter
}

/** What is to be said of an import among several: it can leave, it waits for its owner, or nothing of it is left to send. */
export type Verdict =
  | { readonly is: 'ready'; readonly records: number }
  | { readonly is: 'open'; readonly says: string; readonly at: ImportPlace }
  | { readonly is: 'elsewhere'; readonly says: string }
  | {
      readonly is: 'through'
      readonly says: string
      readonly tone: 'good' | 'warn' | 'bad'
      readonly at: ImportPlace
    }

/** The business whose name was typed for an account that was sent to another one before, by account. */
export type AccountsTyped = Readonly<Record<string, string>>

/** The verdict on an import; null while it is not compared with the others. */
export function verdictOf(
  summary: ImportSummary,
  plan: ComparedPlan | null,
  accountsTyped: AccountsTyped,
): Verdict | null {
  const open = (says: string, step: ImportStep, filter: RowFilter = 'all'): Verdict => ({
    is: 'open',
    says,
    at: { step, filter },
  })
  if (summary.handedOnAt !== null) return open('Was handed on', 'source')
  const columns = blockedBy('review', summary)
  if (columns !== null) return open(columns, 'columns')
  if (plan === null) return null
  const { errors } = summary.tally
  if (errors > 0) return open(`${counted(errors, 'row')} in error`, 'review', 'errors')
  const { toLookAt } = plan.compared
  for (const obstacle of plan.obstacles) {
    if (obstacle.code === 'send.nothing') return nothingLeft(summary, plan)
    if (obstacle.code !== 'send.accountElsewhere') return open(userMessage(obstacle).title, 'source')
    if (accountsTyped[obstacle.account]?.trim() !== obstacle.business)
      return { is: 'elsewhere', says: `Its account was sent to ${obstacle.before} before` }
  }
  if (toLookAt > 0)
    return open(`${counted(toLookAt, 'row')} may have been sent in another form`, 'review', 'toLookAt')
  return { is: 'ready', records: plan.records }
}

function nothingLeft(summary: ImportSummary, { sentBefore }: ComparedPlan): Verdict {
  if (summary.sendingBegun)
    return {
      is: 'through',
      says: countsSaid(summary.delivery),
      tone: toneOf(summary.delivery),
      at: { step: 'outcome', filter: 'all' },
    }
  if (summary.tally.records === 0)
    return { is: 'open', says: 'There is no record in it', at: { step: 'review', filter: 'all' } }
  const says =
    sentBefore === 1 ? 'Its record was sent before' : `All ${formatCount(sentBefore)} were sent before`
  return { is: 'through', says, tone: 'good', at: { step: 'review', filter: 'sentBefore' } }
}

function toneOf({ refused, unknown }: DeliveryCounts): 'good' | 'warn' | 'bad' {
  if (refused > 0) return 'bad'
  return unknown > 0 ? 'warn' : 'good'
}
