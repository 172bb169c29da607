import type { ImportSummary } from '#shared/imports/importView.ts'
import type { BalanceProof } from '#shared/proof/balanceProof.ts'
import { balanceSentence, type BalanceSentence } from '#shared/proof/balanceSentence.ts'
import { totalsSentence } from '#shared/proof/totalsSentence.ts'

/** What the balances prove, as `cli.md` promises it: `breaks` are rows, of which `broken` counts all. */
export type BalanceReport = Omit<BalanceProof, 'breaks'> & { readonly breaks: readonly number[] }

/** The report of a proof; null without one. */
export function balanceReport(proof: BalanceProof | null): BalanceReport | null {
  return proof === null ? null : { ...proof, breaks: proof.breaks.map(({ row }) => row) }
}

/** What the balances and the totals of an import prove, for somebody at a terminal; none where they prove nothing. */
export function proofSentences({ balance, totals, layout }: ImportSummary): readonly BalanceSentence[] {
  const ofBalance = balance === null ? null : balanceSentence(balance, layout)
  return [ofBalance, totalsSentence(totals, layout)].filter((sentence) => sentence !== null)
}

/** The same, as lines, and before them what the file says otherwise than the layout that it is read by. */
export function proofLines(summary: ImportSummary): readonly string[] {
  return [...overruledLines(summary), ...proofSentences(summary).map(({ text }) => text)]
}

/** What the file says otherwise than the layout that it is read by: it counts. */
export function overruledLines({ overruled }: Pick<ImportSummary, 'overruled'>): readonly string[] {
  return overruled.map((sentence) => `The file overrules its layout. ${sentence}`)
}
