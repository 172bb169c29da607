import {
  groupSettlements,
  settlementNamed,
  type SettlementLine,
} from '#shared/settlement/groupSettlements.ts'
import type { Settlement } from '#shared/records/record.ts'
import type { Basis } from '#engine/importing/basis.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import { overlaid } from '#engine/importing/file/chunkMarks.ts'
import { ownVerdict, type JudgedLine, type JudgedRow } from '#engine/importing/file/judgedRow.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { anchorOf } from '#engine/importing/file/settlements.ts'
import { patchRows } from '#engine/importing/judgeRows.ts'
import { openVerdicts, type Verdicts } from '#engine/importing/verdicts.ts'

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

/** Groups the rows of an edition into settlements, and writes those and the rows that they turn into errors. */
export function writeSettlements(file: ImportFile, edition: number, basis: Basis): void {
  const verdicts = openVerdicts(file, edition, basis)
  const { settlements, changed } = groupLines(allLines(verdicts, basis.table.rows), basis.account)
  file.transaction(() => {
    for (const { key, settlement } of settlements) file.settlements.write(edition, key, settlement)
    patchRows(file, { edition, verdicts, basis }, changed)
  })
}

/** Groups anew the settlements that changed rows leave or join; no other can be touched by them. */
export function regroup(
  verdicts: Verdicts,
  basis: Pick<Basis, 'table' | 'account'>,
  changed: ReadonlyMap<number, JudgedRow>,
): Grouping & { readonly keys: readonly string[] } {
  const before = [...changed.keys()].map((row) => verdicts.row(row))
  const keys = new Set(
    [...before, ...changed.values()].flatMap((judged) => settlementNamed(ownVerdict(judged)) ?? []),
  )
  const lines = [...allLines(verdicts, basis.table.rows)]
    .map((line) => ({ ...line, judged: changed.get(line.row) ?? line.judged }))
    .filter(({ judged }) => keys.has(settlementNamed(ownVerdict(judged)) ?? ''))
  const grouping = groupLines(lines, basis.account, new Set(changed.keys()))
  return {
    settlements: grouping.settlements,
    changed: new Map([...changed, ...grouping.changed]),
    keys: [...keys],
  }
}

function* allLines(verdicts: Verdicts, rows: number): Generator<JudgedLine> {
  for (let no = 0; firstRowOf(no) <= rows; no++)
    for (const [index, judged] of verdicts.read(no).entries()) yield { row: firstRowOf(no) + index, judged }
}

function groupLines(
  judgedLines: Iterable<JudgedLine>,
  account: string | null,
  changed: ReadonlySet<number> = new Set(),
): Grouping {
  const byRow = new Map<number, JudgedRow>()
  const lines: SettlementLine[] = []
  for (const { row, judged } of judgedLines) {
    const verdict = ownVerdict(judged)
    if (settlementNamed(verdict) === undefined) continue
    byRow.set(row, judged)
    lines.push({ row, verdict })
  }
  const { settlements, broken, doubted } = groupSettlements(lines, account)
  const regrouped = new Map<number, JudgedRow>()
  for (const [row, judged] of byRow) {
    const finding = broken.get(row) ?? doubted.get(row)
    if (finding !== undefined || judged.own !== undefined || changed.has(row))
      regrouped.set(row, overlaid(judged, finding))
  }
  return { settlements: settlements.map((settlement) => keyed(settlement, byRow)), changed: regrouped }
}

function keyed(settlement: Settlement, byRow: ReadonlyMap<number, JudgedRow>): KeyedSettlement {
  const line = byRow.get(anchorOf(settlement))
  const key = line === undefined ? undefined : settlementNamed(ownVerdict(line))
  if (key === undefined) throw new Error(`Settlement ${settlement.id} begins with a row that names none`)
  return { key, settlement }
}
