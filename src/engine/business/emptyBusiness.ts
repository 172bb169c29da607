import { businessKey } from '#shared/connect/businessKey.ts'
import { businessOf } from '#shared/connect/businessOf.ts'
import type { Connection } from '#shared/connect/connection.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Verdict } from '#engine/connect/judgeExchange.ts'
import type { ClaimFailure } from '#engine/imports/claimBusiness.ts'
import type { Others } from '#engine/imports/compareWithOthers.ts'
import { tellEmptied } from '#engine/imports/tellEmptied.ts'

/** Why a business was not even asked to be emptied: something is being sent there, or that cannot be made out. */
export type EmptyingFailure = ClaimFailure | Extract<Failure, { code: 'business.sending' }>

/** What stub said of emptying a business, and the imports to which that was news. */
export interface Emptied {
  readonly verdict: Verdict
  readonly imports: readonly ImportSummary[]
}

/** What emptying acts with; `now` is the instant in UTC. */
export interface EmptyingEffects {
  readonly others: Others
  readonly now: () => string
}

/**
 * Empties a business by `push` while nothing is sent there from here. Once stub took that, what was sent there counts as
 * sent no more, and each import that was is told: those that cannot be had now, when they are next opened.
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
    const verdict = await push()
    if (verdict.is !== 'accepted') return ok({ verdict, imports: [] })
    others.catalogue.sent.empty(business, now())
    return ok({ verdict, imports: await tellAll(others, business) })
  } finally {
    claimed.value()
  }
}

async function tellAll({ catalogue, reach }: Others, business: string): Promise<ImportSummary[]> {
  const { sent } = catalogue
  const told: ImportSummary[] = []
  for (const { id, path } of sent.to(business)) {
    const summary = await reach(id, path, (importer) => tellEmptied(sent, importer, path))
    if (summary !== null) told.push(summary)
  }
  return told
}
