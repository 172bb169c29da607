import { currencyNamed, isSharedName } from '#shared/money/currency.ts'

// Codes that in a heading of capitals are words of English.
const wordsToo = new Set(['ALL', 'CUP', 'GEL', 'MOP', 'PEN', 'TOP', 'TRY'])

/** What a heading of amounts says of their currency: ISO 4217 codes, and words and signs that several currencies share. */
export interface HeadedCurrencies {
  readonly codes: readonly string[]
  readonly shared: readonly string[]
}

/**
 * The currencies that a heading of amounts says they are in, each once: EUR of `Amount (EUR)`, `Betrag in EUR` and `EUR Amount`, GBP of
 * `Paid out [£]`, and what `Amount ($)` shares with others.
 */
export function headedCurrencies(heading: string): HeadedCurrencies {
  const bracketed = [...heading.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, inside = '']) => inside)
  const words = heading.replace(/[([][^()[\]]*[)\]]/g, ' ').split(/[\s_/:,-]+/)
  const isInCapitals = heading === heading.toUpperCase()
  const spelled = words.filter((word) => !isInCapitals || !wordsToo.has(word))
  const codes = [...bracketed, ...spelled].map(named).filter((code) => code !== null)
  // A `Pound` that is spelled out may be sold by.
  const shared = [...bracketed.map(withoutIn), ...words.filter((word) => /^(?:[$¥]|kr)$/.test(word))]
  return { codes: [...new Set(codes)], shared: [...new Set(shared.filter(isSharedName))] }
}

/** The currency of a text that is nothing else but that: a code in capitals, a sign, or a name. */
function named(text: string): string | null {
  const said = withoutIn(text)
  return /^[a-z]{1,3}$/i.test(said) && said !== said.toUpperCase() ? null : currencyNamed(said)
}

function withoutIn(text: string): string {
  return text.trim().replace(/^in\s+/i, '')
}
