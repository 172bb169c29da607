const zeros = /(?<![\d.,])['’‘´`]?000s?(?!\d)/i
const words = /\b(?:thousands?|millions?|duisende?|miljoene?|tausende?|millionen|milliers)\b/i

/** Whether a heading, or what amounts are said to be in, speaks of thousands or millions of a currency: `R'000`, `(000s)`, `R thousands`. */
export function countsThousands(text: string): boolean {
  return zeros.test(text) || words.test(text)
}
