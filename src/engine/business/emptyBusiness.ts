import { businessKey } from '#shared/connect/businessKey.ts'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { Connection } from '#shared/connect/connection.ts'
import { maybeDone } from '#shared/delivery/nextAttempt.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Verdict } from '#engine/connect/judgeExchange.ts'
import type { ClaimFailure } from '#engine/imports/claimBusiness.ts'
import type { Others } from '#engine/imports/compareWithOthers.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'

/** Why a business was not even asked to be emptied: something is being sent there, or that cannot be made out. */
export type EmptyingFailure = ClaimFailure | Extract<Failure, { code: 'business.sending' }>

/** That it is not known whether a business was emptied. */
export type EmptyingDoubt = Extract<Failure, { code: 'business.maybeEmptied' }>

/**
 * What stub said of emptying a business, whether it may have done it, and the imports to which that was news: those that were
 * sent there, and apart from them the `reversals` of such, which have nothing left to reverse.
 */
export interface Emptied {
  readonly verdict: Verdict
  readonly is: 'emptied' | 'notEmptied' | 'maybeEmptied'
  readonly imports: readonly ImportSummary[]
  readonly reversals: readonly ImportSummary[]
}

/** What emptying acts with; `now` is the instant in UTC. */
export interface EmptyingEffects {
  readonly others: Others
  readonly now: () => string
}

/**
 * Empties a business by `push` while nothing is sent there from here. Once stub took that, what was sent there counts as
 * sent no more, and each import that was is told: those that cannot be had now, when they are next opened. Where its answer is
 * lost, or this program dies before it is noted, they are told that it may have.
 */
export async function emptyBusiness(
  { others, now }: EmptyingEffects,
  connection: Connection,
  push: () => Promise<Verdict>,
): Promise<Result<Emptied, EmptyingFailure>> {
  const business = businessKey(connection)
  const claimed = others.catalogue.claim(business)
  if (!claimed.ok) return claimed
  if (claimed.value === null) return err({ code: 'business.sending', business: businessOf(connection) })
  try {
    const { sent } = others.catalogue
    const begun = now()
    sent.emptying(business, begun)
    const verdict = await push()
    const is = whatBecame(verdict)
    if (is === 'notEmptied') sent.notEmptied(business, begun)
    if (is === 'emptied') sent.empty(business, now())
    const told = is === 'notEmptied' ? [] : await tellAll(others, business)
    return ok({
      ...{ verdict, is },
      imports: told.filter((one) => !isReversalOfGone(one)),
      reversals: told.filter(isReversalOfGone),
    })
  } finally {
    claimed.value()
  }
}

function isReversalOfGone({ reverses }: ImportSummary): boolean {
  return reverses?.gone !== undefined
}

/** What the user is told where stub's answer was lost; null where it was not. */
export function doubtOf(connection: Connection, { is, imports }: Emptied): EmptyingDoubt | null {
  if (is !== 'maybeEmptied') return null
  return { code: 'business.maybeEmptied', business: businessOf(connection), imports: imports.length }
}

function whatBecame(verdict: Verdict): Emptied['is'] {
  switch (verdict.is) {
    case 'accepted':
      return 'emptied'
    case 'refused':
      return 'notEmptied'
    case 'failed':
      return maybeDone(verdict.cause) ? 'maybeEmptied' : 'notEmptied'
  }
}

async function tellAll({ catalogue, reach }: Others, business: string): Promise<ImportSummary[]> {
  const { sent } = catalogue
  const sentThere = sent.to(business)
  const ids = new Set(sentThere.map(({ id }) => id))
  const reversals = catalogue
    .list()
    .filter(({ reverses }) => reverses !== undefined && ids.has(reverses))
    .map(({ id }) => ({ id, path: catalogue.pathOf(id) }))
  const told: ImportSummary[] = []
  for (const { id, path } of [...sentThere, ...reversals]) {
    const summary = await reach(id, path, (importer) => tellEmptied(sent, importer, path))
    if (summary !== null) told.push(summary)
  }
  return told
}
