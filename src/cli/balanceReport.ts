import type { ImportSummary } from '#shared/imports/importView.ts'
import type { BalanceProof } from '#shared/proof/balanceProof.ts'
import { balanceSentence } from '#shared/proof/balanceSentence.ts'

/** What the balances prove, as `cli.md` promises it: `breaks` are rows, of which `broken` counts all. */
export type BalanceReport = Omit<BalanceProof, 'breaks'> & { readonly breaks: readonly number[] }

/** The report of a proof; null without one. */
export function balanceReport(proof: BalanceProof | null): BalanceReport | null {
  return proof === null ? null : { ...proof, breaks: proof.breaks.map(({ row }) => row) }
}

/** What the balances of an import prove, as a line for somebody at a terminal; none where they prove nothing. */
export function balanceLines({ balance, layout }: ImportSummary): readonly string[] {
  const sentence = balance === null ? null : balanceSentence(balance, layout)
  return sentence === null ? [] : [sentence.text]
}
