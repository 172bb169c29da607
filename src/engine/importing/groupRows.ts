import {
  groupSettlements,
  settlementNamed,
  type SettlementLine,
} from '#shared/settlement/groupSettlements.ts'
import { settlementOf } from '#shared/convert/readDetails.ts'
import { rowFields } from '#shared/convert/rowFields.ts'
import type { Finding } from '#shared/findings/finding.ts'
import { entryCount } from '#shared/records/entriesWith.ts'
import type { Settlement } from '#shared/records/record.ts'
import { rowInputs, type Basis } from '#engine/importing/basis.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { overlaid } from '#engine/importing/file/chunkMarks.ts'
import { ownVerdict, type JudgedLine, type JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { chunkOf, firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { patchRows } from '#engine/importing/judgeRows.ts'
import { openVerdicts, type Verdicts } from '#engine/importing/verdicts.ts'
import { breathe } from '#engine/reading/pace.ts'

/** A settlement and the file's own id of it. */
export interface KeyedSettlement {
  readonly key: string
  readonly settlement: Settlement
}

/** What rows add up to, and each row whose verdict is to be another than it is. */
export interface Grouping {
  readonly settlements: readonly KeyedSettlement[]
  readonly changed: ReadonlyMap<number, JudgedRow>
}

/** The rows of an import, and how they are judged now; `basis` is what they are judged by from now on. */
export interface JudgedImport {
  readonly file: ImportFile
  readonly verdicts: Verdicts
  readonly basis: Basis
}

// A commit waits for the disk: settlements with so many entries go into one.
const entriesAtOnce = 20_000

/**
 * Groups the rows of an edition into settlements, and writes those and the rows that they turn into errors. A settlement is
 * written when its last row has come, which `lastRows` says by its key: what is kept of a row until then is no longer than that.
 * Throws the `FailureError` of `task.cancelled`.
 */
export async function writeSettlements(
  file: ImportFile,
  edition: number,
  basis: Basis,
  { lastRows, signal }: { readonly lastRows: ReadonlyMap<string, number>; readonly signal: AbortSignal },
): Promise<void> {
  const verdicts = openVerdicts(file, edition, basis)
  const findings: Finding[] = []
  let [made, entries]: [KeyedSettlement[], number] = [[], 0]
  const write = (): void => {
    file.transaction(() => {
      for (const { key, settlement } of made) file.settlements.write(edition, key, settlement)
    })
    ;[made, entries] = [[], 0]
  }
  const lines = ownLines(allLines(verdicts, basis.table.rows))
  for (const { name, settlement, findings: found } of groupSettlements(lines, basis.account, lastRows)) {
    for (const finding of found) findings.push(finding)
    if (settlement === null) continue
    made.push({ key: name, settlement })
    entries += entryCount([settlement])
    if (entries < entriesAtOnce) continue
    write()
    await breathe(signal)
  }
  write()
  file.transaction(() => {
    for (const ofChunk of Map.groupBy(findings, ({ row }) => chunkOf(row)).values()) {
      const changed = ofChunk.map((finding) => {
        const before = verdicts.row(finding.row)
        return [finding.row, { before, after: overlaid(before, finding) }] as const
      })
      patchRows(file, { edition, verdicts, basis }, new Map(changed))
    }
  })
}

/** Groups anew the settlements that changed rows leave or join; no other can be touched by them. */
export function regroup(
  { file, verdicts, basis }: JudgedImport,
  changed: ReadonlyMap<number, JudgedRow>,
): Grouping & { readonly keys: readonly string[] } {
  const before = [...changed.keys()].map((row) => verdicts.row(row))
  const keys = new Set(
    [...before, ...changed.values()].flatMap((judged) => settlementNamed(ownVerdict(judged)) ?? []),
  )
  const lines: JudgedLine[] = []
  for (const row of rowsNaming(keys, file, basis, changed)) {
    const judged = changed.get(row) ?? verdicts.row(row)
    if (keys.has(settlementNamed(ownVerdict(judged)) ?? '')) lines.push({ row, judged })
  }
  const grouped = [...groupSettlements(ownLines(lines), basis.account)]
  const findings = new Map(grouped.flatMap((each) => each.findings.map((finding) => [finding.row, finding])))
  const regrouped = lines
    .filter(({ row, judged }) => findings.has(row) || judged.own !== undefined)
    .map(({ row, judged }) => [row, overlaid(judged, findings.get(row))] as const)
  return {
    settlements: grouped.flatMap(({ name: key, settlement }) =>
      settlement === null ? [] : [{ key, settlement }],
    ),
    changed: new Map([...changed, ...regrouped]),
    keys: [...keys],
  }
}

/** The rows that may be of these settlements: to judge a row takes many times what it takes to see which one it names. */
function* rowsNaming(
  keys: ReadonlySet<string>,
  file: ImportFile,
  basis: Basis,
  changed: ReadonlyMap<number, JudgedRow>,
): Generator<number> {
  const { table, layout } = basis
  const inputs = rowInputs(basis)
  for (let no = 0; firstRowOf(no) <= table.rows; no++) {
    for (const [place, cells] of file.rows.read(table.edition, no).entries()) {
      const row = firstRowOf(no) + place
      const named = settlementOf(rowFields(cells, layout, inputs.fixesOf(row)?.values ?? {}), layout)
      if (changed.has(row) || (named.ok && keys.has(named.value))) yield row
    }
  }
}

function* allLines(verdicts: Verdicts, rows: number): Generator<JudgedLine> {
  for (let no = 0; firstRowOf(no) <= rows; no++)
    for (const [index, judged] of verdicts.read(no).entries()) yield { row: firstRowOf(no) + index, judged }
}

/** Lines as they are by themselves. */
function* ownLines(lines: Iterable<JudgedLine>): Generator<SettlementLine> {
  for (const { row, judged } of lines) yield { row, verdict: ownVerdict(judged) }
}
