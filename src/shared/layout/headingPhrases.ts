/** Headings of amounts that all go out: “Debit Amount”, “Amount (Out)”, “Bedrag uit”. */
export const amountsOut = besideAmount('debit', 'withdrawal', 'withdrawn', 'out', 'debiet', 'debet', 'uit')
/** Headings of amounts that all come in. */
export const amountsIn = besideAmount('credit', 'deposit', 'krediet', 'kredit')
/** Headings of a column that says of each amount which way it went, in Afrikaans, Dutch and German too. */
export const bothWays: readonly string[] = [
  ...[
    'debit credit',
    'credit debit',
    'dr cr',
    'cr dr',
    'd c',
    'debiet krediet',
    'd k',
    'dt kt',
    'kt dt',
    'dr kr',
  ],
  ...['debet credit', 'debet kredit', 'af bij', 'bij af', 'soll haben', 's h'],
]

/** Headings of amounts that go either way, by their signs: “Credit/Debit Amount”, “Amount (DR/CR)”. */
export const amountsBothWays = besideAmount(...bothWays)

function besideAmount(...words: readonly string[]): string[] {
  const amounts = ['amount', 'bedrag']
  return words.flatMap((word) => amounts.flatMap((amount) => [`${word} ${amount}`, `${amount} ${word}`]))
}

/** Phrases that all speak for a field with the same weight. */
export function saying(weight: number, phrases: readonly string[]): Record<string, number> {
  return Object.fromEntries(phrases.map((phrase) => [phrase, weight]))
}

/** Phrases, with a comma between them, that forbid a field. */
export function never(phrases: string): Readonly<Record<string, 0>> {
  return Object.fromEntries(phrases.split(', ').map((phrase) => [phrase, 0]))
}

/** VAT that a processor charges on its fee: neither the fee nor VAT of the sale. */
export const feesVat = never(
  'fee vat, vat on fee, charge vat, vat on charge, commission vat, vat on commission, fooi btw, btw op fooi',
)
