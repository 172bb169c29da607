import type { RowVerdict } from '#shared/convert/rowVerdict.ts'
import type { Finding } from '#shared/findings/finding.ts'
import type { WrongTotal } from '#shared/proof/totalsProof.ts'

/** The verdict on a row of totals that is left out, with a warning at each that the rows above do not add up to. */
export function withTotalDoubts(verdict: RowVerdict, wrong: readonly WrongTotal[]): RowVerdict {
  if (verdict.state !== 'left' || verdict.why !== 'total') return verdict
  const doubts = wrong.map((each): Finding => ({ ...each, code: 'total.differs', severity: 'warning' }))
  return { ...verdict, findings: [...verdict.findings, ...doubts] }
}
