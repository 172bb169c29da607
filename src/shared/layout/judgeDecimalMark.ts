import type { ColumnProfile, DecimalMarkTally, Witness } from '#shared/layout/columnProfile.ts'
import { slips, type Judgement } from '#shared/layout/judgement.ts'
import { decimalMarks, type DecimalMark } from '#shared/layout/layout.ts'
import { decimalMarkOpen, decimalMarkProof } from '#shared/layout/proofSentences.ts'

/**
 * Settles the decimal mark once for all columns of money that a layout uses: by an amount that reads one way only. Where all
 * read alike under both it does not matter; open where they contradict each other or could be either.
 */
export function judgeDecimalMark(columns: readonly ColumnProfile[]): Judgement<DecimalMark> {
  if (columns.length === 0) return open(decimalMarkOpen.notChosen)
  const point = gather(columns, '.')
  const comma = gather(columns, ',')
  if (point.witness === null && comma.witness === null) return withoutWitness(columns)
  const [mark, strong, weak] =
    comma.only > point.only ? ([',', comma, point] as const) : (['.', point, comma] as const)
  if (strong.witness !== null && weak.witness !== null && weak.only > slips * strong.only) {
    return open(decimalMarkOpen.contradiction(...inRowOrder(strong.witness, weak.witness)))
  }
  const proof = strong.witness === null ? null : decimalMarkProof.onlySo(mark, strong.witness)
  return { settled: true, value: mark, proof }
}

function gather(columns: readonly ColumnProfile[], mark: DecimalMark): Omit<DecimalMarkTally, 'read'> {
  const tallies = columns.map((column) => column.amounts[mark])
  return {
    only: tallies.reduce((sum, tally) => sum + tally.only, 0),
    witness: tallies.find((tally) => tally.witness !== null)?.witness ?? null,
  }
}

function withoutWitness(columns: readonly ColumnProfile[]): Judgement<DecimalMark> {
  const ambiguous = columns.find((column) => column.amounts.firstAmbiguous !== null)?.amounts.firstAmbiguous
  if (ambiguous !== undefined && ambiguous !== null) return open(decimalMarkOpen.ambiguous(ambiguous))
  const stored = columns.some((column) => column.stored.numbers > 0)
  return { settled: true, value: '.', proof: stored ? decimalMarkProof.stored() : null }
}

function open(why: string): Judgement<DecimalMark> {
  return { settled: false, options: decimalMarks, why }
}

function inRowOrder(one: Witness, other: Witness): [Witness, Witness] {
  return one.row <= other.row ? [one, other] : [other, one]
}
