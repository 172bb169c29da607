import { currencyNamed } from '#shared/money/currency.ts'
import { directionBesideAmount, type MoneyDirection } from '#shared/money/debitOrCredit.ts'

/** What stands around the digits of an amount: a sign or brackets, a currency, a word for debit or credit. */
export interface AmountAffixes {
  readonly negative: boolean
  readonly currency: string | null
  readonly direction: MoneyDirection | null
}

const bare: AmountAffixes = { negative: false, currency: null, direction: null }
const minus: AmountAffixes = { ...bare, negative: true }

// `R$` and the like as one, a word, a currency sign; anything else a character at a time.
const tokens = /\p{L}{1,2}\$|\p{L}+|\p{Sc}|\S/gu

/**
 * Reads what stands before and behind an amount's digits; null where something there is not part of an amount, or is
 * said twice; but a currency may stand by its sign and by its code: `R 12.00 ZAR`.
 */
export function readAffixes(before: string, behind: string): AmountAffixes | null {
  if (behind === '') {
    if (before === '') return bare
    if (before === '-') return minus
  }
  const found = [
    ...signs(before.match(tokens) ?? [], '(', 'opened'),
    ...signs(behind.match(tokens) ?? [], ')', 'closed'),
  ]
  return found.includes('unknown') ? null : combine(found)
}

type Sign =
  | 'minus'
  | 'plus'
  | 'opened'
  | 'closed'
  | 'unknown'
  | { readonly currency: string | null }
  | { readonly direction: MoneyDirection }

function signs(found: readonly string[], bracket: string, meaning: 'opened' | 'closed'): Sign[] {
  return found.map((token) => (token === bracket ? meaning : signOf(token)))
}

function signOf(token: string): Sign {
  if (token === '-' || token === '−' || token === '–') return 'minus'
  if (token === '+') return 'plus'
  const direction = directionBesideAmount(token)
  if (direction !== null) return { direction }
  const currency = currencyNamed(token)
  // `$` and `¥` are currencies without saying which.
  return currency !== null || token === '$' || token === '¥' ? { currency } : 'unknown'
}

function combine(found: readonly Sign[]): AmountAffixes | null {
  const count = (sign: Sign): number => found.filter((one) => one === sign).length
  const currencies = found.filter((sign) => typeof sign === 'object' && 'currency' in sign)
  const directions = found.filter((sign) => typeof sign === 'object' && 'direction' in sign)
  const inBrackets = count('opened')
  if (inBrackets !== count('closed') || count('minus') + count('plus') + inBrackets > 1) return null
  const codes = new Set(currencies.flatMap(({ currency }) => currency ?? []))
  if (currencies.length > 2 || codes.size > 1 || directions.length > 1) return null
  return {
    negative: count('minus') + inBrackets === 1,
    currency: [...codes][0] ?? null,
    direction: directions[0]?.direction ?? null,
  }
}
