import type { DateSystem } from '#shared/reading/serialDate.ts'
import { expectWithin } from '#engine/reading/expectWithin.ts'
import { SHEETS } from '#engine/reading/limits.ts'
import type { SourceBytes } from '#engine/reading/sourceBytes.ts'
import { archiveParts, type ArchiveParts } from '#engine/reading/xlsx/archiveParts.ts'
import { NotCertain } from '#engine/reading/xlsx/handOver.ts'
import { partText } from '#engine/reading/xlsx/partText.ts'
import { relationsOf, type Relation } from '#engine/reading/xlsx/relations.ts'
import { readStyles, type Styles } from '#engine/reading/xlsx/styles.ts'
import {
  localName,
  spreadsheetPrefix,
  unescapeCharacters,
  xmlTags,
  type XmlTag,
} from '#engine/reading/xlsx/xmlTags.ts'
import type { ZipEntry } from '#engine/reading/zipArchive.ts'

/** A sheet of cells as a workbook lists it: in which part it is. */
export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: ZipEntry
}

/** What a workbook says of itself, without its cells and their texts. */
export interface Workbook {
  readonly system: DateSystem
  readonly sheets: readonly SheetPart[]
  readonly styles: Styles
  /** Where the texts are that cells share; null where none are. */
  readonly texts: ZipEntry | null
}

/**
 * Opens a workbook: finds its parts by their relations, and reads all but cells and shared texts. Throws `NotCertain`
 * where they are not where workbooks have them, and where a sheet is no sheet of cells.
 */
export async function openWorkbook(bytes: SourceBytes, signal: AbortSignal): Promise<Workbook> {
  const parts = archiveParts(bytes)
  const textOf = (part: ZipEntry): Promise<string> => partText(bytes, part, signal)
  const root = await relationsFrom('', parts, textOf)
  const main = partNamed(onlyOf(root, 'officeDocument'), parts)
  const relations = await relationsFrom(main.name, parts, textOf)
  const listed = listSheets(await textOf(main))
  expectWithin(bytes.name, listed.sheets.length, SHEETS, 'sheets')
  const styles = optionalPart(relations, 'styles', parts)
  return {
    system: listed.system,
    sheets: listed.sheets.flatMap(({ name, hidden, id }) => {
      const part = sheetPart(relations, id, parts)
      return part === null ? [] : [{ name, hidden, part }]
    }),
    styles: styles === null ? [] : readStyles(await textOf(styles)),
    texts: optionalPart(relations, 'sharedStrings', parts),
  }
}

async function relationsFrom(
  part: string,
  parts: ArchiveParts,
  textOf: (part: ZipEntry) => Promise<string>,
): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const entry = parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`.toLowerCase())
  if (entry === undefined) throw new NotCertain('parts')
  return relationsOf(await textOf(entry), folder)
}

function onlyOf(relations: readonly Relation[], type: string): Relation {
  const [only, ...others] = relations.filter((relation) => relation.type === type)
  if (only === undefined || others.length > 0) throw new NotCertain('parts')
  return only
}

// A workbook may list a part that it does not have: one without texts or styles has no use for it.
function optionalPart(relations: readonly Relation[], type: string, parts: ArchiveParts): ZipEntry | null {
  const found = relations.filter((relation) => relation.type === type)
  if (found.length > 1) throw new NotCertain('parts')
  return parts.get(found[0]?.target.toLowerCase() ?? '') ?? null
}

// Null for a sheet that is all chart, which has no cells.
function sheetPart(relations: readonly Relation[], id: string, parts: ArchiveParts): ZipEntry | null {
  const relation = relations.find((one) => one.id === id)
  if (relation?.type === 'chartsheet') return null
  if (relation?.type !== 'worksheet') throw new NotCertain('parts')
  return partNamed(relation, parts)
}

function partNamed({ target }: Relation, parts: ArchiveParts): ZipEntry {
  const part = parts.get(target.toLowerCase())
  if (part === undefined) throw new NotCertain('parts')
  return part
}

interface ListedSheet {
  readonly name: string
  readonly hidden: boolean
  readonly id: string
}

function listSheets(xml: string): { system: DateSystem; sheets: ListedSheet[] } {
  let system: DateSystem = 1900
  const sheets: ListedSheet[] = []
  let prefix: string | null = null
  for (const tag of xmlTags(xml)) {
    if (prefix === null) prefix = spreadsheetPrefix(tag, 'workbook')
    else if (tag.closes) continue
    else if (tag.name === `${prefix}workbookPr`) system = dateSystem(tag)
    else if (tag.name === `${prefix}sheet`) sheets.push(listedSheet(tag))
  }
  const names = new Set(sheets.map(({ name }) => name))
  if (names.size < sheets.length || prefix === null) throw new NotCertain('parts')
  return { system, sheets }
}

function dateSystem({ attributes }: XmlTag): DateSystem {
  const written = attributes.get('date1904') ?? '0'
  return written === '1' || written === 'true' ? 1904 : 1900
}

function listedSheet({ attributes }: XmlTag): ListedSheet {
  const state = attributes.get('state') ?? 'visible'
  const [, id] = [...attributes].find(([name]) => name.includes(':') && localName(name) === 'id') ?? []
  const name = attributes.get('name')
  if (name === undefined || id === undefined) throw new NotCertain('parts')
  return { name: unescapeCharacters(name), hidden: state === 'hidden' || state === 'veryHidden', id }
}
