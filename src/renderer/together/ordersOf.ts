import type { ConnectionView } from '#shared/connect/connection.ts'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import { counted } from '../ui/formatMoney.ts'
import type { Failure } from '#shared/errors/failure.ts'
import type { SendOrder } from './sendRound.ts'
import type { Judged } from './useJudged.ts'
import type { AccountsTyped } from './verdict.ts'

/** What the user typed: the name of a live business, and beside each account that was sent elsewhere that of its new one. */
export interface Typed {
  readonly business: string
  readonly accounts: AccountsTyped
}

type Standing = Pick<Judged, 'id' | 'plan' | 'verdict'>
type Elsewhere = Extract<Failure, { code: 'send.accountElsewhere' }>

/** The accounts that were sent to another business than the chosen one before, each once. */
export function accountsElsewhere(judged: readonly Standing[]): readonly Elsewhere[] {
  const found = judged.flatMap(({ plan }) => elsewhereIn(plan))
  return [...new Map(found.map((one) => [one.account, one])).values()]
}

/** The imports that can leave, without those that the user left out. */
export function readyAmong<One extends Standing>(
  judged: readonly One[],
  leftOut: ReadonlySet<string>,
): One[] {
  return judged.filter(({ id, verdict }) => verdict?.is === 'ready' && !leftOut.has(id))
}

/** The orders by which imports leave for a business, one each. */
export function ordersOf(
  ready: readonly Standing[],
  { id: connectionId, environment }: ConnectionView,
  { business, accounts }: Typed,
): SendOrder[] {
  return ready.map(({ id, plan }) => {
    const [elsewhere] = elsewhereIn(plan)
    return {
      id,
      connectionId,
      refused: false,
      confirm: environment === 'live' ? business.trim() : null,
      accountTo: elsewhere === undefined ? null : (accounts[elsewhere.account]?.trim() ?? null),
    }
  })
}

/** How many records leave at most, with what is to be said where several of the imports hold the same ones. */
export function leavingWords(ready: readonly Standing[]): string {
  const records = ready.reduce((sum, { verdict }) => sum + (verdict?.is === 'ready' ? verdict.records : 0), 0)
  const overlap = ready.length > 1 && ready.some(({ plan }) => (plan?.compared.waitsElsewhere ?? 0) > 0)
  if (!overlap) return counted(records, 'record')
  return `At most ${counted(records, 'record')}: what several files hold leaves once.`
}

interface Asked {
  readonly judged: readonly Standing[]
  readonly ready: number
  readonly connection: ConnectionView | null
  readonly business: string
  readonly isReading: boolean
}

/** Why what is ready cannot leave yet, as a sentence; null when it can. */
export function whyNotTogether({ judged, ready, connection, business, isReading }: Asked): string | null {
  if (isReading) return 'The files are still being read.'
  if (judged.some(({ verdict }) => verdict === null)) return 'Comparing the files with each other…'
  if (ready === 0)
    return judged.some(({ verdict }) => verdict?.is === 'through')
      ? 'What is left cannot be sent yet.'
      : 'None of them can be sent yet.'
  if (connection === null) return 'Choose a connection first.'
  if (connection.key === 'none') return 'The key of this connection is missing.'
  if (refuseUnconfirmed(connection, business.trim()) !== null)
    return 'Type the name of the business to confirm.'
  return null
}

function elsewhereIn(plan: Standing['plan']): Elsewhere[] {
  return (plan?.obstacles ?? []).filter((obstacle) => obstacle.code === 'send.accountElsewhere')
}
