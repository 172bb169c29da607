import { rmSync } from 'node:fs'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { FirstLook, MakingProgress } from '#shared/imports/firstLook.ts'
import type { ReadingChoice } from '#shared/reading/reading.ts'
import { basisOf, notProved } from '#engine/importing/basis.ts'
import { eachPercent } from '#engine/importing/eachPercent.ts'
import { createImportFile, type ImportFile } from '#engine/importing/file/importFile.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'
import type { StorageFailure } from '#engine/importing/file/storageFailure.ts'
import { standingFixes } from '#engine/importing/applyFix.ts'
import {
  judgeImport,
  provedTable,
  settle,
  settledBy,
  type LayoutOrigin,
  type SettledFailure,
} from '#engine/importing/judgeImport.ts'
import { firstPlace, openImport, type HalfMade, type OpenImport } from '#engine/importing/openImport.ts'
import { previewSource } from '#engine/importing/previewSource.ts'
import { readTable } from '#engine/importing/readTable.ts'
import { reviseTable } from '#engine/importing/reviseTable.ts'
import { accountIn, type Table } from '#engine/importing/table.ts'
import { takeSnapshot, type TaskContext } from '#engine/importing/takeSnapshot.ts'
import { openFileBytes, type FileBytes, type OpenFailure } from '#engine/reading/fileBytes.ts'
import type { ReadFailure, ReadSource } from '#engine/reading/sourceReading.ts'

/** What an import is made of. */
export interface NewImport {
  readonly path: string
  readonly id: string
  readonly sourcePath: string
  readonly sourceName: string
  readonly choice: ReadingChoice
  readonly account: string | null
  /** Whether a first look at a long source is told; not unless said. */
  readonly isWatched?: boolean
  /** The import that it reverses. */
  readonly reverses?: MetaValue<'begun'>['reverses']
}

/** What making and reading imports acts with. */
export interface ImportEffects {
  readonly now: () => string
  readonly readSource: ReadSource
}

/** Why an import could not be made of a source. */
export type CreateFailure = OpenFailure | ReadFailure | StorageFailure

/** How making an import tells how far it is, and what a first look showed, and hears that it is to stop. */
export interface MakingContext extends Pick<TaskContext, 'signal'> {
  readonly progress: (value: MakingProgress) => void
}

/** Of a shorter source the whole is there as soon as a first look is. */
const LONG_BYTES = 1024 * 1024

/** Makes an import: takes the source in, reads it, suggests a layout and judges every row. What fails leaves no file. */
export async function createImport(
  effects: ImportEffects,
  { path, sourcePath, isWatched = false, ...made }: NewImport,
  context: MakingContext,
): Promise<Result<OpenImport, CreateFailure>> {
  const source = openFileBytes(sourcePath)
  if (!source.ok) return source
  try {
    const isLookedAt = isWatched && source.value.size > LONG_BYTES
    const look = isLookedAt ? await lookFirst(source.value, context) : ok(null)
    if (!look.ok) return look
    const created = createImportFile(path)
    return created.ok
      ? await fillImport(effects, created.value, source.value, { ...made, look: look.value }, context)
      : created
  } finally {
    source.value.close()
  }
}

async function lookFirst(source: FileBytes, { signal, progress }: MakingContext) {
  const look = await previewSource(source, signal)
  if (look.ok && look.value !== null)
    progress({ phase: 'copying', done: 0, total: source.size, look: look.value })
  return look
}

type Filling = Omit<NewImport, 'path' | 'sourcePath' | 'isWatched'> & { readonly look: FirstLook | null }

async function fillImport(
  { now, readSource }: ImportEffects,
  file: ImportFile,
  from: FileBytes,
  { id, sourceName: name, choice, account, reverses, look }: Filling,
  context: TaskContext,
): Promise<Result<OpenImport, ReadFailure>> {
  let whole = false
  try {
    const begun = { id, createdAt: now(), name, choice, account, ...(reverses && { reverses }) }
    file.meta.write('begun', begun)
    const source = await takeSnapshot(file, from, context)
    file.source.readFrom(from)
    const opened = await finishImport(readSource, file, { begun, source, look }, context)
    file.source.readFrom(null)
    from.expectUnchanged()
    whole = opened.ok
    return opened
  } finally {
    if (!whole) discard(file)
  }
}

/** An import whose snapshot is whole, with what a first look at its source showed to whoever waits for it. */
export interface Unread extends HalfMade {
  readonly source: MetaValue<'source'>
  readonly look?: FirstLook | null
}

/** Reads and judges an import whose snapshot is whole: the second half of making it, also after a kill. */
export async function finishImport(
  readSource: ReadSource,
  file: ImportFile,
  { begun, source, look = null }: Unread,
  context: TaskContext,
): Promise<Result<OpenImport, ReadFailure>> {
  const snapshot = { name: begun.name, bytes: source.bytes, choice: begun.choice }
  const read = await readTable(file, readSource, snapshot, context, { account: begun.account })
  if (!read.ok) return read
  const { table: asRead, ahead } = read.value
  const table = look === null ? asRead : await reviseTable(file, asRead, look, context.signal)
  const layout = table.suggestion.suggested
  // The file's own word counts first, so that the same file has the same ids whoever brings it.
  const account = accountIn(table) ?? begun.account
  const basis = basisOf({ table, layout, account, fixes: file.fixes.all(), ...notProved })
  const judged = { ...originIn(table), isSuggested: true }
  const options = judgeOptions(table, context)
  const judgement = await judgeImport(file, basis, judged, options, ahead.judgingFor(basis))
  const proved = provedTable(table, judgement)
  const open = openImport(file, { begun, source, table: proved, judgement, place: firstPlace, chunks: [] })
  settle(open, { table: proved, judgement })
  return ok(open)
}

/**
 * Reads an open import's snapshot anew. A table of the same shape keeps its layout and fixes; of another shape or sheet
 * it gets a suggested layout, and the fixes, which speak of other cells, are undone.
 */
export async function rereadImport(
  { now, readSource }: ImportEffects,
  open: OpenImport,
  choice: ReadingChoice,
  context: TaskContext,
): Promise<Result<null, ReadFailure | SettledFailure>> {
  const settled = settledBy(open)
  if (settled !== null) return err(settled)
  const { file } = open
  const { begun, source, table: old, judgement } = open.state()
  const read = await readTable(
    file,
    readSource,
    { name: begun.name, bytes: source.bytes, choice },
    context,
    null,
  )
  if (!read.ok) return read
  const { table } = read.value
  const isSame = table.fingerprint === old.fingerprint && table.reading.sheet === old.reading.sheet
  const layout = isSame ? judgement.layout : table.suggestion.suggested
  const origin = isSame ? judgement : originIn(table)
  const fixes = isSame ? file.fixes.all() : []
  const basis = basisOf({
    table,
    layout,
    account: accountIn(table) ?? judgement.account,
    fixes,
    ...notProved,
  })
  const judged = { ...origin, isSuggested: !isSame }
  const next = await judgeImport(file, basis, judged, judgeOptions(table, context))
  settle(open, { table: isSame ? table : provedTable(table, next), judgement: next }, () => {
    if (!isSame)
      for (const fix of standingFixes(file.fixes.all())) file.fixes.add({ does: 'undo', fix }, now())
  })
  return ok(null)
}

/** Where the layout that a table suggests is from. */
function originIn({ suggestion: { preset } }: Table): LayoutOrigin {
  const used = preset === null ? null : { id: preset.id, name: preset.name }
  return { layoutName: null, preset: used, overruled: [] }
}

/** Judging is the second look at each row, after the one at its columns. */
function judgeOptions({ rows }: Table, { signal, progress }: TaskContext) {
  return {
    signal,
    onRows: eachPercent(rows, (done) =>
      progress({ phase: 'converting', done: rows + done, total: 2 * rows }),
    ),
  }
}

function discard(file: ImportFile): void {
  file.close()
  if (file.path === ':memory:') return
  for (const ending of ['', '-wal', '-journal', '-shm']) rmSync(file.path + ending, { force: true })
}
