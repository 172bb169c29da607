import type { Layout } from '#shared/layout/layout.ts'
import type { BalanceProof } from '#shared/proof/balanceProof.ts'

/** How amounts are read for the proof: as the layout has them, and where their sign is open, minus as money out. */
export function provedLayout(layout: Layout): Layout {
  if (layout.sign !== null) return layout
  return { ...layout, sign: layout.fields.amount === undefined ? 'debitCredit' : 'signed' }
}

/**
 * How far the balances may be followed: `mayTurn` what was only suggested, `mayOpen` debits that only their heading says to be money
 * out, whether any of the amounts has a sign, and by which sign the balances may be what is owed (see `mayBeOwed`), which proves none.
 */
export interface BalanceSay {
  readonly mayTurn: boolean
  readonly mayOpen: boolean
  readonly haveSigns: boolean
  readonly owedBy: 'signed' | 'inverted' | null
}

/**
 * A layout with what the balances settle in it, where it is open or they refute it and `mayTurn`: the sign of its amounts, and
 * whether they include their fee; and without the debits and credits that they refute, which are asked about then. Null where that is
 * nothing.
 */
export function settledByBalance(layout: Layout, proof: BalanceProof, say: BalanceSay): Layout | null {
  const { mayTurn } = say
  const ofSign = signByBalance(layout, proof, say)
  const ofFee = feeByBalance(layout, proof, mayTurn)
  const opened = say.mayOpen && areDebitsRefuted(layout, proof) ? withoutDebits(layout) : null
  return ofSign === null && ofFee === null && opened === null
    ? null
    : { ...layout, ...ofSign, ...ofFee, ...opened }
}

/** Whether at least as many balances follow only with debits as money in as do with debits as money out, and any does. */
function areDebitsRefuted({ sign }: Layout, { turned, checked, broken, breaks }: BalanceProof): boolean {
  if (sign !== 'debitCredit' || turned !== null) return sign === 'debitCredit' && turned === true
  const listed = breaks.filter(({ seems }) => seems === 'turned').length
  // Those that are not listed are taken to be like those that are.
  const contradicting = breaks.length === 0 ? 0 : (broken * listed) / breaks.length
  return contradicting > 0 && contradicting >= checked - broken
}

function withoutDebits({ fields }: Layout): Pick<Layout, 'sign' | 'fields'> {
  const { debit: _debit, credit: _credit, ...others } = fields
  return { sign: null, fields: others }
}

function feeByBalance(
  { fee: use, feeBasis }: Layout,
  { fee }: BalanceProof,
  mayTurn: boolean,
): Pick<Layout, 'feeBasis'> | null {
  if (fee === null || use === 'left' || feeBasis === fee) return null
  return feeBasis === undefined || mayTurn ? { feeBasis: fee } : null
}

/**
 * The sign of one column of amounts. Columns and flags that name debit and credit keep their word: the balance of a card or a
 * loan, which is what is owed, goes the other way with good reason. Amounts of which none has a sign, and that went both ways as the
 * balance shows, have none that could be settled: which way each went is open.
 */
function signByBalance(
  layout: Layout,
  proof: BalanceProof,
  { mayTurn, haveSigns, owedBy }: BalanceSay,
): Pick<Layout, 'sign'> | null {
  const { sign } = provedLayout(layout)
  if (sign !== 'signed' && sign !== 'inverted') return null
  if (!haveSigns && proof.breaks.some(({ seems }) => seems === 'turned'))
    return layout.sign !== null && mayTurn ? { sign: null } : null
  if (proof.turned === null) return null
  const shown = proof.turned === (sign === 'signed') ? 'inverted' : 'signed'
  if (shown === owedBy || shown === layout.sign) return null
  return layout.sign === null || mayTurn ? { sign: shown } : null
}
