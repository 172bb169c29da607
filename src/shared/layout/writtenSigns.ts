import type { SignsByWay, WrittenSigns } from '#shared/convert/rowContext.ts'
import { readAmount } from '#shared/layout/amountTally.ts'
import { headValues } from '#shared/layout/balanceChain.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { headRows } from '#shared/layout/headRows.ts'
import type { FlagReading, Layout } from '#shared/layout/layout.ts'
import { directionOfFlag } from '#shared/money/debitOrCredit.ts'

type Way = keyof SignsByWay
/** One of the first rows: which way its money went, and what a column has in it, in minor units; null where neither is known. */
type Seen = readonly [Way | null, number | null]

// Of a way that the first rows do not show, a column that has both signs writes the other one than of the other way.
const bothSigns = 0.02

/** With which signs a file writes its amounts and its VAT: see `WrittenSigns`. Null where a layout lets no sign go unheeded. */
export function writtenSigns(profiles: readonly ColumnProfile[], layout: Layout): WrittenSigns | null {
  const amount = profiles[columnOf(layout, 'amount') ?? -1]
  const isOfColumn = layout.vat === undefined || layout.vat === 'column'
  const vat = isOfColumn ? profiles[columnOf(layout, 'vat') ?? -1] : undefined
  const ofAmount = amount === undefined ? unseen : amountSigns(profiles, layout, amount)
  const ofVat = vat === undefined ? unseen : signsOf(vat, waysOf(profiles, layout, vat.head.length))
  return ofAmount === unseen && ofVat === unseen ? null : { amount: ofAmount, vat: ofVat }
}

/** A layout whose amounts with another sign than the others beside their word are so read, with the signs that are usual in the file. */
export function withFlagReading(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  againstFlag: FlagReading,
): Layout {
  const { in: ofCredits, out: ofDebits } = writtenSigns(profiles, layout)?.amount ?? unseen
  return {
    ...(ofDebits !== null && { debitSign: ofDebits }),
    ...(ofCredits !== null && { creditSign: ofCredits }),
    ...layout,
    againstFlag,
  }
}

const unseen: SignsByWay = { in: null, out: null }

function amountSigns(profiles: readonly ColumnProfile[], layout: Layout, amount: ColumnProfile): SignsByWay {
  switch (layout.sign) {
    case 'flag': {
      const flags = profiles[columnOf(layout, 'flag') ?? -1]?.head ?? []
      return signsOf(
        amount,
        flags.map((text) => wayOfFlag(text, layout)),
      )
    }
    case 'unsigned': {
      const { positive, negative } = amount.amounts
      const usual = negative > positive ? 'minus' : 'plus'
      return { in: usual, out: usual }
    }
    case 'signed':
    case 'inverted':
    case null:
      return amount.amounts.debits + amount.amounts.credits === 0
        ? unseen
        : signsOf(amount, amount.head.map(wayOfMark))
    case 'debitCredit':
      return unseen
  }
}

function wayOfFlag(text: string, { flagWords }: Layout): Way | null {
  const direction = directionOfFlag(text, flagWords)
  if (direction === null) return null
  return direction === 'credit' ? 'in' : 'out'
}

function wayOfMark(text: string): Way | null {
  const { '.': point, ',': comma } = readAmount(text, text)
  const direction = (point ?? comma)?.direction ?? null
  if (direction === null) return null
  return direction === 'credit' ? 'in' : 'out'
}

function waysOf(profiles: readonly ColumnProfile[], layout: Layout, count: number): (Way | null)[] {
  return headRows(profiles, layout, count).map(({ amount }) => {
    if (amount === 0) return null
    return amount > 0 ? 'in' : 'out'
  })
}

/** The sign that a column has in most of the first rows of each way; where they are as many, none is needed: plus. */
function signsOf(profile: ColumnProfile, ways: readonly (Way | null)[]): SignsByWay {
  const values = headValues(profile)
  const seen = ways.map((way, row): Seen => [way, values[row] ?? null])
  const found = { in: signOf('in', seen), out: signOf('out', seen) }
  return {
    in: found.in ?? unlike(found.out, profile),
    out: found.out ?? unlike(found.in, profile),
  }
}

function signOf(way: Way, seen: readonly Seen[]): 'minus' | 'plus' | null {
  const count = (holds: (minor: number) => boolean): number =>
    seen.filter(([of, minor]) => of === way && minor !== null && holds(minor)).length
  const [negative, positive] = [count((minor) => minor < 0), count((minor) => minor > 0)]
  if (negative + positive === 0) return null
  return negative > positive ? 'minus' : 'plus'
}

function unlike(other: 'minus' | 'plus' | null, { amounts }: ColumnProfile): 'minus' | 'plus' | null {
  if (other === null) return null
  const { positive, negative } = amounts
  const isOfBoth = Math.min(positive, negative) >= bothSigns * (positive + negative)
  if (!isOfBoth) return other
  return other === 'plus' ? 'minus' : 'plus'
}
