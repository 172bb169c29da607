import { FailureError } from '#shared/errors/failure.ts'
import { CELL_CHARACTERS } from '#engine/reading/limits.ts'

/** The text of a cell without space around it. Throws the `FailureError` of `file.tooLarge` beyond the limit; `file` is the source's name. */
export function cellText(text: string, file: string): string {
  if (text.length > CELL_CHARACTERS) {
    const limit = `${CELL_CHARACTERS.toLocaleString('en')} characters in one cell`
    throw new FailureError({ code: 'file.tooLarge', name: file, limit })
  }
  return text.trim()
}
