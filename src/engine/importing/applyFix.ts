import { convertRow } from '#shared/convert/convertRow.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { rowFixesOf, type Fix } from '#shared/fixes/fix.ts'
import { lastUndoable } from '#shared/fixes/rowFixes.ts'
import type { StubRecord } from '#shared/records/record.ts'
import { entriesOf, type ChunkCounts } from '#engine/importing/file/chunkCounts.ts'
import { basisOf, rowInputs, type Basis } from '#engine/importing/basis.ts'
import type { NumberedFix } from '#engine/importing/file/fixList.ts'
import type { JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { anchorOf } from '#engine/importing/file/settlements.ts'
import { regroup, type KeyedSettlement } from '#engine/importing/groupRows.ts'
import { patchRows } from '#engine/importing/judgeRows.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { memberOf, recordKey, whereabouts } from '#engine/importing/outbox/whereabouts.ts'
import { ordinalsOfTakenIn } from '#engine/importing/rowJudge.ts'
import { isOfSettlements, recordsOfRow, rowsOf } from '#engine/importing/recordsOf.ts'

/** Why a row cannot be fixed. */
export type FixFailure = Extract<Failure, { code: 'import.sendingBegun' | 'import.handedOn' }>

/**
 * Adds a fix and judges its rows anew, with the settlements that they belong to; answers with the rows. The ids of their
 * records stay as they are. Records that were refused wait again. A row of which a record has left otherwise, or may
 * have, cannot be fixed, nor any with it: stub would hold something else than is shown here.
 */
export async function applyFix(
  open: OpenImport,
  fix: Fix,
  now: string,
): Promise<Result<readonly number[], FixFailure>> {
  const { handedOnAt } = open.state().place
  if (handedOnAt !== null) return err({ code: 'import.handedOn', at: handedOnAt })
  const rows = rowsFixedBy(fix, open.file.fixes.all())
  const beyond = rows.find((row) => row > open.state().table.rows)
  if (beyond !== undefined) throw new Error(`There is no row ${beyond}`)
  const basis = basisWith(open, fix)
  const judged = await judgeAnew(open, basis, rows)
  const effect = isOfSettlements(open) ? settlementEffect(open, basis, judged) : entryEffect(open, judged)
  if (!mayChange(open, effect)) return err({ code: 'import.sendingBegun' })
  writeFix(open, basis, { fix, effect, now })
  return ok(rows)
}

/** Takes the last standing fix back, and answers with it and its rows; null when there is none. */
export async function undoLast(
  open: OpenImport,
  now: string,
): Promise<Result<{ readonly rows: readonly number[]; readonly fix: Fix } | null, FixFailure>> {
  const last = lastUndoable(open.file.fixes.all())
  if (last === null) return ok(null)
  const fix = fixNumbered(last, open.file.fixes.all())
  const rows = await applyFix(open, { does: 'undo', fix: last }, now)
  return rows.ok ? ok({ rows: rows.value, fix }) : rows
}

/** Whether the last standing fix could be taken back now. */
export function canUndo(open: OpenImport): boolean {
  const last = lastUndoable(open.file.fixes.all())
  if (last === null || open.state().place.handedOnAt !== null) return false
  const rows = rowsFixedBy({ does: 'undo', fix: last }, open.file.fixes.all())
  return rows.every((row) =>
    recordsOfRow(open, open.verdicts().row(row).verdict).every((record) => isFree(open, record)),
  )
}

/** The numbers of the fixes that stand. */
export function standingFixes(fixes: readonly NumberedFix[]): number[] {
  const undone = new Set(fixes.map(({ fix }) => (fix.does === 'undo' ? fix.fix : 0)))
  return fixes.filter(({ no, fix }) => fix.does !== 'undo' && !undone.has(no)).map(({ no }) => no)
}

/** What a fix changes: the records that were, those that are to be, and the rows to be stored otherwise. */
interface Effect {
  readonly before: readonly StubRecord[]
  readonly after: readonly StubRecord[]
  readonly verdicts: JudgedRows
  readonly settlements: { readonly remove: readonly number[]; readonly write: readonly KeyedSettlement[] }
}

function rowsFixedBy(fix: Fix, fixes: readonly NumberedFix[]): readonly number[] {
  const given = fix.does === 'undo' ? fixNumbered(fix.fix, fixes) : fix
  return [...new Set(rowFixesOf(given).map(({ row }) => row))]
}

function fixNumbered(no: number, fixes: readonly NumberedFix[]): Exclude<Fix, { does: 'undo' }> {
  const numbered = fixes.find((each) => each.no === no)?.fix
  if (numbered === undefined || numbered.does === 'undo') throw new Error(`There is no fix ${no} to undo`)
  return numbered
}

function basisWith({ file, state }: OpenImport, fix: Fix): Basis {
  const { table, judgement } = state()
  const fixes = [...file.fixes.all(), { no: (file.fixes.all().at(-1)?.no ?? 0) + 1, fix }]
  return basisOf({ ...judgement, table, fixes })
}

type JudgedRows = ReadonlyMap<number, JudgedRow>

async function judgeAnew(open: OpenImport, basis: Basis, rows: readonly number[]): Promise<JudgedRows> {
  const { file } = open
  const verdicts = open.verdicts()
  const inputs = rowInputs(basis)
  const fixed = rows.map((row) => {
    const cells = file.rows.row(basis.table.edition, row)
    const input = inputs.input(row, cells)
    const { ordinal } = verdicts.row(row)
    const isTakenIn = inputs.leftOut(row, cells) !== null && input.fixes?.left === false
    return { row, input, ordinal, isNew: ordinal === 0 && isTakenIn }
  })
  const takenIn = fixed.filter(({ isNew }) => isNew).map(({ row }) => row)
  const ordinals = await ordinalsOfTakenIn(file, basis, takenIn)
  return new Map(
    fixed.map(({ row, input, ordinal: stored }) => {
      const ordinal = ordinals.get(row) ?? stored
      return [row, { verdict: convertRow(input, basis, ordinal), ordinal }]
    }),
  )
}

function entryEffect(open: OpenImport, judged: JudgedRows): Effect {
  return {
    before: [...judged.keys()].flatMap((row) => recordsOfRow(open, open.verdicts().row(row).verdict)),
    after: [...judged.values()].flatMap(({ verdict }) => entriesOf(verdict)),
    verdicts: judged,
    settlements: { remove: [], write: [] },
  }
}

function settlementEffect(open: OpenImport, basis: Basis, judged: JudgedRows): Effect {
  const { file } = open
  const { edition } = open.state().judgement
  const { keys, settlements, changed } = regroup({ file, verdicts: open.verdicts(), basis }, judged)
  const before = keys.flatMap((key) => file.settlements.byKey(edition, key) ?? [])
  return {
    before,
    after: settlements.map(({ settlement }) => settlement),
    verdicts: changed,
    settlements: { remove: before.map(anchorOf), write: settlements },
  }
}

function mayChange(open: OpenImport, { before, after }: Effect): boolean {
  return [...before, ...after].every((record) => isFree(open, record))
}

/** Whether a record is here alone: it waits, or stub refused it. */
function isFree(open: OpenImport, record: StubRecord): boolean {
  const state = placeOf(open, record)?.state ?? 'waiting'
  return state === 'waiting' || state === 'refused'
}

function placeOf({ file }: OpenImport, record: StubRecord) {
  const rows = rowsOf(record)
  return whereabouts(file, rows[0] ?? 0, rows.at(-1) ?? 0).get(recordKey(memberOf(record)))
}

function writeFix(
  open: OpenImport,
  basis: Basis,
  { fix, effect, now }: { fix: Fix; effect: Effect; now: string },
): void {
  const { file } = open
  const verdicts = open.verdicts()
  open.change(({ judgement, chunks }) => {
    for (const record of effect.before) letGoOf(open, record, now)
    file.fixes.add(fix, now)
    for (const anchor of effect.settlements.remove) file.settlements.remove(judgement.edition, anchor)
    for (const { key, settlement } of effect.settlements.write)
      file.settlements.write(judgement.edition, key, settlement)
    const changed = [...effect.verdicts].map(
      ([row, after]) => [row, { before: verdicts.row(row), after }] as const,
    )
    const counts = patchRows(file, { edition: judgement.edition, verdicts, basis }, new Map(changed))
    lookAgainAt(open, effect.after)
    return { chunks: replaced(chunks, counts) }
  })
}

/** A corrected record is in no batch any more: it waits for a new one. */
function letGoOf(open: OpenImport, record: StubRecord, at: string): void {
  const place = placeOf(open, record)
  if (place === undefined) return
  open.file.batches.setException(place.batch.no, { id: recordKey(memberOf(record)), state: 'waiting', at })
}

function lookAgainAt({ file }: OpenImport, records: readonly StubRecord[]): void {
  const { passed } = file.meta.read('outbox') ?? { passed: 0 }
  file.requeue.add(records.map((record) => rowsOf(record)[0] ?? 0).filter((row) => row <= passed))
}

function replaced(chunks: readonly ChunkCounts[], changed: ReadonlyMap<number, ChunkCounts>): ChunkCounts[] {
  return chunks.map((counts, no) => changed.get(no) ?? counts)
}
