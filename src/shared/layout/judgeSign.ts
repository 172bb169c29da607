import { wayOfKind } from '#shared/convert/rowAmount.ts'
import { chainOf, followBothWays, headValues } from '#shared/layout/balanceChain.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile, Witness } from '#shared/layout/columnProfile.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import type { Layout, SignConvention } from '#shared/layout/layout.ts'
import { likelyFlag } from '#shared/layout/likelyFlag.ts'
import { mayBeOwed } from '#shared/layout/mayBeOwed.ts'
import { signOpen, signProof } from '#shared/layout/proofSentences.ts'
import { directionOfFlag } from '#shared/money/debitOrCredit.ts'

// More than one in so many.
const often = 3
const flagOptions = ['flag', 'signed', 'inverted'] as const

/**
 * Settles how the amounts of a layout say which way the money went: by the columns that it has, by the balance, by a flag,
 * by a minus. Open for a bank's single column of amounts without any of these, and for one of a single kind with either sign.
 */
export function judgeSign(
  profiles: readonly ColumnProfile[],
  layout: Pick<Layout, 'kind' | 'fields'>,
): Judgement<SignConvention> {
  const amount = profileOf(profiles, columnOf(layout, 'amount'))
  if (amount === null) {
    const each = columnOf(layout, 'debit') !== null || columnOf(layout, 'credit') !== null
    return each ? settled('debitCredit', signProof.columnEach()) : open(signOpen.notChosen)
  }
  const flag = profileOf(profiles, columnOf(layout, 'flag'))
  if (wayOfKind(layout.kind) !== null) return ofOneKind(amount, flag)
  const likely = likelyFlag(profiles, layout)
  const balance = profileOf(profiles, columnOf(layout, 'balance'))
  return (
    byBalance(amount, balance) ??
    byFlag(amount, flag ?? (likely?.isKnown === true ? likely.column : null), layout) ??
    againstOnlyBalance(amount, balance) ??
    byItself(amount, layout, likely?.column ?? null)
  )
}

/** A file of one kind alone goes one way, whatever the sign that all its amounts have; with either sign, some go the other. */
function ofOneKind({ amounts }: ColumnProfile, flag: ColumnProfile | null): Judgement<SignConvention> {
  if (flag !== null && flag.flags.debits > 0 && flag.flags.credits > 0)
    return settled('flag', signProof.flag(flag.heading))
  const { positive, negative, debits, credits, firstNegative } = amounts
  if (firstNegative === null) return settled('unsigned', null)
  if (debits + credits === positive + negative) return settled('unsigned', signProof.words())
  if (positive === 0) return settled('unsigned', signProof.allMinus(firstNegative))
  return { settled: false, options: ['signed', 'inverted', 'unsigned'], why: signOpen.mixed(firstNegative) }
}

function byBalance(amount: ColumnProfile, balance: ColumnProfile | null): Judgement<SignConvention> | null {
  if (balance === null) return null
  const chain = chainOf(headValues(amount), headValues(balance))
  if (chain?.sign == null || mayBeOwed(amount, balance, chain.sign)) return null
  return settled(chain.sign, signProof.balance(chain.sign, chain.held))
}

/** Open where a minus would be money out by itself, and the only balance that can be checked follows with it as money in alone. */
function againstOnlyBalance(
  amount: ColumnProfile,
  balance: ColumnProfile | null,
): Judgement<SignConvention> | null {
  const { firstNegative, debits, credits } = amount.amounts
  if (balance === null || firstNegative === null || debits + credits > 0) return null
  const { signed, inverted } = followBothWays(headValues(amount), headValues(balance))
  const isOnly = inverted.checked === 1 && inverted.held === 1 && signed.held === 0
  return isOnly ? open(signOpen.againstBalance(firstNegative)) : null
}

/**
 * A flag that is missing in some rows decides nothing where amounts already have its sign, nor does one of which only the word
 * for debit is known.
 */
function byFlag(
  amount: ColumnProfile,
  flag: ColumnProfile | null,
  layout: Pick<Layout, 'fields'>,
): Judgement<SignConvention> | null {
  if (flag === null || isSigned(amount, flag) || saysDebitAlone(flag, layout)) return null
  if (isAsOftenAgainst(amount, flag))
    return { settled: false, options: flagOptions, why: signOpen.againstWords(flag.heading.trim()) }
  if (!mayBeOfPayers(flag, layout)) return settled('flag', signProof.flag(flag.heading))
  return { settled: false, options: flagOptions, why: signOpen.ofPayers(flag.heading.trim()) }
}

/** Whether amounts beside the same word have either sign, each often: the word or the sign says which way, and not both. */
function isAsOftenAgainst(amount: ColumnProfile, flag: ColumnProfile): boolean {
  const values = headValues(amount)
  return (['debit', 'credit'] as const).some((direction) => {
    const minors = values.filter((_, row) => directionOfFlag(flag.head[row] ?? '') === direction)
    const negative = minors.filter((minor) => minor !== null && minor < 0).length
    const positive = minors.filter((minor) => minor !== null && minor > 0).length
    return Math.min(negative, positive) * often > negative + positive
  })
}

/** A processor calls it a debit when it takes money from a payer's card: that comes in. A file with fees and no balance may be one's. */
function mayBeOfPayers({ flags }: ColumnProfile, layout: Pick<Layout, 'fields'>): boolean {
  return flags.debits > 0 && columnOf(layout, 'fee') !== null && columnOf(layout, 'balance') === null
}

/** Whether a flag says debit and never credit, beside words of a processor's or a bank's own, and no balance shows what any of them means. */
function saysDebitAlone({ flags, filled }: ColumnProfile, layout: Pick<Layout, 'fields'>): boolean {
  const isAlone = flags.debits > 0 && flags.credits === 0 && flags.debits < filled
  return isAlone && columnOf(layout, 'balance') === null && columnOf(layout, 'fee') === null
}

/**
 * Whether a flag is missing in some rows, and the amounts that it calls debits have a minus already, or only others than those
 * that it calls credits.
 */
function isSigned(amount: ColumnProfile, flag: ColumnProfile): boolean {
  const isEverywhere = flag.empty === 0 && flag.flags.debits + flag.flags.credits === flag.filled
  if (isEverywhere) return false
  const values = headValues(amount)
  const signsOfFlag = flag.head.map((text) => directionOfFlag(text))
  const valuesOf = (direction: 'debit' | 'credit') =>
    values.filter((value, row) => value !== null && value !== 0 && signsOfFlag[row] === direction)
  const [debits, credits] = [valuesOf('debit'), valuesOf('credit')]
  if (debits.length > 0) return debits.every((value) => value !== null && value < 0)
  const hasMinus = amount.amounts.firstNegative !== null
  return hasMinus && credits.length > 0 && credits.every((value) => value !== null && value > 0)
}

function byItself(
  { amounts }: ColumnProfile,
  layout: Pick<Layout, 'kind' | 'fields'>,
  type: ColumnProfile | null,
): Judgement<SignConvention> {
  const marked = amounts.debits + amounts.credits
  if (marked >= amounts.positive + amounts.negative && marked > 0) return settled('signed', signProof.words())
  // Where only what came in has its CR, an amount without a mark went out.
  if (marked > 0) return open(signOpen.someMarked)
  if (isMostlyWithoutMinus(amounts) && layout.kind === 'bank' && columnOf(layout, 'fee') === null)
    return open(signOpen.mostWithoutMinus(amounts.firstNegative))
  if (amounts.firstNegative !== null) return settled('signed', signProof.minus(amounts.firstNegative))
  if (layout.kind === 'settlement') return settled('signed', null)
  if (type === null) return open(signOpen.allPositive)
  const why = signOpen.byType(type.heading.trim(), type.samples)
  return { settled: false, options: flagOptions, why }
}

/** More often than not money goes out: a card's export has its purchases without a minus, and what was paid off with one. */
function isMostlyWithoutMinus(
  amounts: ColumnProfile['amounts'],
): amounts is ColumnProfile['amounts'] & { readonly firstNegative: Witness } {
  return amounts.firstNegative !== null && amounts.positive > amounts.negative
}

function open(why: string): Judgement<SignConvention> {
  return { settled: false, options: ['signed', 'inverted'], why }
}

function profileOf(profiles: readonly ColumnProfile[], column: number | null): ColumnProfile | null {
  return column === null ? null : (profiles[column] ?? null)
}

function settled(value: SignConvention, proof: string | null): Judgement<SignConvention> {
  return { settled: true, value, proof }
}
