import type { Spoilable } from '#engine/reading/testing/spoil.ts'
import { spoilableTexts } from '#engine/reading/testing/spoilableTexts.ts'
import { spoilableWorkbooks } from '#engine/reading/testing/spoilableWorkbooks.ts'

/** The formats of which spoiled sources are made. */
export const spoiledFormats = ['text', 'xlsx', 'xlsb', 'xls', 'ods', 'fods', 'xml2003', 'html'] as const

/** A format of which spoiled sources are made. */
export type SpoiledFormat = (typeof spoiledFormats)[number]

/** What spoiled sources of a format are made of. */
export function spoilable(format: SpoiledFormat): readonly Spoilable[] {
  return format === 'text' ? spoilableTexts() : spoilableWorkbooks[format]()
}
