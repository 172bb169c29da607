import { expectWithin } from '#engine/reading/expectWithin.ts'
import { CELL_CHARACTERS } from '#engine/reading/limits.ts'

/** The text of a cell without space around it. Throws the `FailureError` of `file.tooLarge` beyond the limit; `file` is the source's name. */
export function cellText(text: string, file: string): string {
  expectWithin(file, text.length, CELL_CHARACTERS, 'characters in one cell')
  return text.trim()
}
