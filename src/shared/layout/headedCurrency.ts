import { currencyNamed } from '#shared/money/currency.ts'

// Codes that in a heading of capitals are words of English.
const wordsToo = new Set(['ALL', 'CUP', 'GEL', 'MOP', 'PEN', 'TOP', 'TRY'])

/**
 * The ISO 4217 code of the currency that a heading of amounts says they are in: `Amount (EUR)`, `Betrag in EUR`, `GBP Amount`,
 * `Paid out [£]`. Null where it says none, or more than one.
 */
export function headedCurrency(heading: string): string | null {
  const bracketed = [...heading.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, inside = '']) => named(inside))
  const words = heading.replace(/[([][^()[\]]*[)\]]/g, ' ').split(/[\s_/:,-]+/)
  const isInCapitals = heading === heading.toUpperCase()
  const spelled = words.map((word) => (isInCapitals && wordsToo.has(word) ? null : named(word)))
  const [code, ...others] = new Set([...bracketed, ...spelled].filter((said) => said !== null))
  return code !== undefined && others.length === 0 ? code : null
}

/** The currency of a text that is nothing else but that: a code in capitals, a sign, or a name. */
function named(text: string): string | null {
  const said = text.trim().replace(/^in\s+/i, '')
  return /^[a-z]{1,3}$/i.test(said) && said !== said.toUpperCase() ? null : currencyNamed(said)
}
