// Numbers of five or six digits, with a part of a day.
const bareDigits = /^\d{5,6}(?:\.\d+)?$/
const yearless = /^(?:\d{1,2}[-/]\d{1,2}|\d{1,2}[-/. ]*\p{L}{3,}|\p{L}{3,}[-/. ]*\d{1,2})$/u

/** What a text that reads as a date may be as well: a `number`, or a word with a number (`part`); null for dates beyond doubt. */
export function alsoReadsAs(text: string): 'number' | 'part' | null {
  if (bareDigits.test(text)) return 'number'
  return yearless.test(text) ? 'part' : null
}
