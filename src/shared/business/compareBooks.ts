import type { BookLine } from '#shared/business/bookLine.ts'
import type { HeldRecord } from '#shared/connect/readHeld.ts'
import type { BookEntry } from '#shared/connect/readPulled.ts'
import { differencesOf, valueKey, valueKeyOfHeld } from '#shared/delivery/differencesOf.ts'
import type { Entry } from '#shared/records/record.ts'

type Kind = Entry['kind']

/** An income or expense of stub's books; `said` is all that stub says of it, where that can be read. */
export interface HeldLine {
  readonly kind: Kind
  readonly entry: BookEntry
  readonly said: HeldRecord | null
}

/** An entry that was sent from here: with which file, and when it was last heard of. */
export interface SentEntry {
  readonly entry: Entry
  readonly import: string
  readonly at: string
}

/** What was sent from here. `importOf` names the file of an id that only its print is left of; null where it is nobody's. */
export interface SentFromHere {
  readonly entries: readonly SentEntry[]
  readonly importOf: (id: string) => string | null
}

/** As of when the lists are; null where one is not here. */
export type AsOf = Readonly<Record<Kind, string | null>>

/**
 * Holds stub's books against what was sent: by id; what stub gives no id of, by kind, date, amount and name. Every entry
 * of the books becomes a line, and so does every sent one that is not there, unless it left after stub was asked or is of
 * a list that is not here. The latest come first.
 */
export function compareBooks(held: readonly HeldLine[], sent: SentFromHere, asOf: AsOf): BookLine[] {
  const byId = new Map<string, SentEntry>()
  for (const one of sent.entries) if (!byId.has(one.entry.id)) byId.set(one.entry.id, one)
  const there = new Set(held.map(({ entry }) => entry.id))
  const rest = new Map([...byId].filter(([id]) => !there.has(id)))
  const takeAlike = byValue(rest)
  const seen = new Set<string>()
  const lines = held.map((line) => {
    const { id } = line.entry
    if (id === '') return lineOf(line, takeAlike(line))
    if (seen.has(id)) return { ...lineOf(line, byId.get(id) ?? null), standing: 'twice' as const }
    seen.add(id)
    const mine = byId.get(id)
    return mine === undefined ? unlooked(line, sent.importOf(id)) : lineOf(line, mine)
  })
  const missing = [...rest.values()].filter(({ entry, at }) => at <= (asOf[entry.kind] ?? ''))
  return [...lines, ...missing.map(missingLine)].sort((one, other) => other.date.localeCompare(one.date))
}

/** Takes out of `rest` an entry that is alike in all that tells entries without an id. */
function byValue(rest: Map<string, SentEntry>): (line: HeldLine) => SentEntry | null {
  const alike = new Map<string, SentEntry[]>()
  for (const one of rest.values()) {
    const key = valueKey(one.entry)
    alike.set(key, [...(alike.get(key) ?? []), one])
  }
  return ({ kind, said }) => {
    const found = said === null ? undefined : alike.get(valueKeyOfHeld({ ...said, kind }))?.pop()
    if (found !== undefined) rest.delete(found.entry.id)
    return found ?? null
  }
}

function lineOf(line: HeldLine, mine: SentEntry | null): BookLine {
  if (mine === null) return unlooked(line, null)
  const { kind, said } = line
  const differences = said === null ? [] : differencesOf(mine.entry, { ...said, kind })
  const standing = differences.length === 0 ? 'agrees' : 'differs'
  return { ...base(line), standing, import: mine.import, byIdAlone: said === null, differences }
}

/** Of an entry whose import cannot be looked into its id alone is known; without one it is not from here. */
function unlooked(line: HeldLine, from: string | null): BookLine {
  const standing = from === null ? 'elsewhere' : 'agrees'
  return { ...base(line), standing, import: from, byIdAlone: from !== null, differences: [] }
}

function base({ kind, entry }: HeldLine): BookEntry & { readonly kind: Kind } {
  return { kind, ...entry }
}

function missingLine({ entry, import: from }: SentEntry): BookLine {
  const { kind, id, date, name, category = '', currency, amount } = entry
  const said = { kind, id, date, name, category, currency, amount }
  return { ...said, standing: 'missing', import: from, byIdAlone: false, differences: [] }
}
