import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import type { XmlCursor } from '#engine/reading/xlsx/xmlCursor.ts'

const TEXT = Buffer.from('t')
const RUN = Buffer.from('r')

// How a run looks, how a text is spoken, and what later versions add: no part of the text.
const notText = ['rPr', 'rPh', 'phoneticPr', 'extLst'].map((name) => Buffer.from(name))

/**
 * The text of an `si` or `is` element, its runs joined; the cursor goes from behind the opening tag to behind the closing
 * one. Throws `NotCertain` at an element that is unknown there.
 */
export function richText(cursor: XmlCursor, element: Buffer): string {
  let text = ''
  for (;;) {
    const nameAt = cursor.nextTag()
    if (cursor.isName(nameAt, TEXT) && !cursor.closes) text += plainText(cursor, nameAt)
    else if (cursor.isName(nameAt, RUN)) cursor.enterTag(nameAt)
    else if (cursor.closes) {
      cursor.closeTag(nameAt, element)
      return text
    } else skipAside(cursor, nameAt)
  }
}

function skipAside(cursor: XmlCursor, nameAt: number): void {
  const aside = notText.find((name) => cursor.isName(nameAt, name))
  if (aside === undefined) throw new NotCertain('elements')
  cursor.skipElement(nameAt, aside)
}

function plainText(cursor: XmlCursor, nameAt: number): string {
  cursor.enterTag(nameAt)
  if (cursor.empty) return ''
  const text = cursor.text()
  cursor.closeTag(cursor.nextTag(), TEXT)
  return text
}
