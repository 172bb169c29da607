import type { Layout } from '#shared/layout/layout.ts'
import type { BalanceProof } from '#shared/proof/balanceProof.ts'

/** What the balances of a file prove, for its owner; `good` where nothing is in doubt. */
export interface BalanceSentence {
  readonly tone: 'good' | 'doubt'
  readonly text: string
}

const listedRows = 3

/** What the balances of a file prove of its rows and its layout, in words; null where that is nothing. `counted` writes a number. */
export function balanceSentence(
  proof: BalanceProof,
  layout: Layout,
  counted: (count: number) => string = String,
): BalanceSentence | null {
  const { checked, broken, follows } = proof
  if (checked + broken === 0) return null
  if (!follows) {
    const held = counted(checked - broken)
    const text = `The column taken for the balance does not follow from the amounts: of ${rows(checked, counted)} only ${held} fit.`
    return { tone: 'doubt', text }
  }
  const doubts = [
    proof.turned === true &&
      'They follow only with money in and money out the other way round: as for a card or a loan, whose balance is what is owed, or because in and out are mixed up.',
    otherFee(proof, layout),
  ].filter((doubt) => doubt !== false && doubt !== null)
  const tone = broken === 0 && doubts.length === 0 ? 'good' : 'doubt'
  return { tone, text: [outcome(proof, counted), ...doubts, ...asides(proof)].join(' ') }
}

function otherFee({ fee }: BalanceProof, { fee: use, feeBasis }: Layout): string | null {
  if (fee === null || feeBasis === undefined || feeBasis === fee || use === 'left') return null
  return fee === 'included'
    ? 'They follow only if amounts include their fee.'
    : 'They follow only if the fee comes on top of the amount.'
}

function outcome(proof: BalanceProof, counted: (count: number) => string): string {
  const { checked, broken, breaks } = proof
  const ofRows = `${rows(checked, counted)} checked`
  if (broken === 0) return `Every balance follows from the one before: ${ofRows}.`
  const listed = breaks.slice(0, listedRows).map(({ row }) => counted(row))
  const more = broken > listed.length ? ' and more' : ''
  const places = `${broken === 1 ? 'row' : 'rows'} ${listed.join(', ')}${more}`
  return broken === 1
    ? `One balance does not follow from the one before: ${places} (${ofRows}).`
    : `${counted(broken)} balances do not follow from the one before: ${places} (${ofRows}).`
}

function asides({ opening, closing, firstOutOfDay }: BalanceProof): string[] {
  const stated = [
    { is: 'opening', agrees: opening },
    { is: 'closing', agrees: closing },
  ]
  const agreeing = stated.filter(({ agrees }) => agrees === true).map(({ is }) => is)
  const differing = stated.filter(({ agrees }) => agrees === false).map(({ is }) => is)
  return [
    agreeing.length > 0 && `The ${agreeing.join(' and the ')} balance ${verb(agreeing, 'agrees', 'agree')}.`,
    differing.length > 0 &&
      `The ${differing.join(' and the ')} balance that the file states ${verb(differing, 'does', 'do')} not fit.`,
    firstOutOfDay !== null &&
      `Rows of one day stand in another order than they were booked, first at row ${firstOutOfDay}.`,
  ].filter((aside) => aside !== false)
}

function verb(subjects: readonly string[], one: string, several: string): string {
  return subjects.length === 1 ? one : several
}

function rows(count: number, counted: (count: number) => string): string {
  return count === 1 ? '1 row' : `${counted(count)} rows`
}
