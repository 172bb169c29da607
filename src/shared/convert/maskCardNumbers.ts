const digitGroups = /\d+(?:[ -]\d+)*/g
// In one piece; in fours, of which the last may be shorter; or 4, 6 and 4 or 5.
const cardShape =
  /^(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1(?:\d{1,4}|\d{4}\1\d{1,3})|\d{4}([ -])\d{6}\2\d{4,5})$/
const mostParts = 9
const shown = 4

/**
 * A text of which every card number shows only its last four digits: 13 to 19 digits with the check digit of Luhn, in one
 * piece or in the groups that cards have, set apart by single blanks or by dashes, which stay.
 */
export function maskCardNumbers(text: string): string {
  return text.replace(digitGroups, maskedGroups)
}

/** Of digits beside each other only some groups may be a card's: `4111 1111 1111 1111 2025` ends with a year. */
function maskedGroups(run: string): string {
  const parts = run.split(/([ -])/)
  for (let first = 0; first < parts.length; first += 2) {
    const last = endOfCard(parts, first)
    if (last === null) continue
    const card = parts.slice(first, last + 1).join('')
    parts.splice(first, last + 1 - first, masked(card))
  }
  return parts.join('')
}

/** Where the longest card number ends that begins with this part; null where none does. */
function endOfCard(parts: readonly string[], first: number): number | null {
  let end: number | null = null
  for (let at = first; at < parts.length && at - first < mostParts; at += 2) {
    const card = parts.slice(first, at + 1).join('')
    if (cardShape.test(card) && hasCheckDigit(card.replace(/\D/g, ''))) end = at
  }
  return end
}

function hasCheckDigit(digits: string): boolean {
  return luhnSum(digits) % 10 === 0
}

function luhnSum(digits: string): number {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    sum += at % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)
  }
  return sum
}

function masked(card: string): string {
  let left = card.replace(/\D/g, '').length - shown
  return card.replace(/\d/g, (digit) => (left-- > 0 ? '*' : digit))
}
