import type { ComparedPlan } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { useAnswers, type Answer } from '../ipc/useAnswer.ts'
import { verdictOf, type AccountsTyped, type Verdict } from './verdict.ts'

/** One of the imports that are looked at together, as far as it is known. */
export interface Judged {
  readonly id: string
  readonly summary: Answer<ImportSummary>
  readonly plan: ComparedPlan | null
  /** Null until the import is compared with all others. */
  readonly verdict: Verdict | null
}

interface Judging {
  readonly connectionId: string | null
  readonly accountsTyped: AccountsTyped
  /** Whether the imports are to be compared now: while files are read or sent, each would only be compared again. */
  readonly compares: boolean
}

/** The imports of these ids, each compared with all that was sent and with all that waits, those beside it among them. */
export function useJudged(
  ids: readonly string[],
  { connectionId, accountsTyped, compares }: Judging,
): readonly Judged[] {
  const summaries = useAnswers(
    'imports.open',
    ids.map((id) => ({ id })),
    { asks: true },
  )
  const plans = useAnswers(
    'delivery.plan',
    ids.map((id) => ({ id, connectionId, refused: false, again: false })),
    { asks: compares },
  )
  return ids.flatMap((id, no) => {
    const [summary, plan] = [summaries[no], plans[no]]
    if (summary === undefined || plan === undefined) return []
    const planned = plan.state === 'here' ? plan.value : null
    return [{ id, summary, plan: planned, verdict: judge(summary, plan, accountsTyped) }]
  })
}

function judge(
  summary: Answer<ImportSummary>,
  plan: Answer<ComparedPlan>,
  accountsTyped: AccountsTyped,
): Verdict | null {
  if (summary.state !== 'here') return null
  if (plan.state === 'failed') {
    const at = { step: summary.value.step, filter: 'all' } as const
    return { is: 'open', says: userMessage(plan.failure).title, at }
  }
  return verdictOf(summary.value, plan.state === 'here' ? plan.value : null, accountsTyped)
}
