import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from '#shared/records/record.ts'
import { madeOf, valueOf } from '#engine/importing/testing/testImporter.ts'

/** The text of a sample file of a preset, by its name. */
export function presetSample(name: string): string {
  return readFileSync(join(import.meta.dirname, 'presetSamples', `${name}.csv`), 'utf8')
}

/** An entry in one line: row, part, kind, day, cents, name, and its category and VAT where it has them. */
const lineOf = ({ row, part, kind, date, amount, name, category, vat }: Entry) =>
  [row, part, kind, date, amount, name, category, vat === undefined ? undefined : `VAT ${vat}`]
    .filter((word) => word !== undefined)
    .join(' | ')

/** Reads a source as a new import in `folder`: by which preset, and what became of each of its rows. */
export async function readPresetFile(source: string | Uint8Array, folder: string) {
  const { client, close, summary } = await madeOf(source, folder, { kept: false, account: '62000000017' })
  const records = valueOf(await client.call('import.records', { from: 0, limit: 1000 }))
  const { rows } = valueOf(await client.call('import.page', { filter: 'all', offset: 0, limit: 1000 }))
  const view = valueOf(await client.call('import.columns', {}))
  close()
  const { firstRow, lastRow } = summary.reading
  const entries = records.flatMap((record) =>
    record.kind === 'settlement' ? [...record.income, ...record.expenses] : [record],
  )
  const settled = records.filter((record) => record.kind === 'settlement')
  return {
    preset: summary.preset?.id ?? null,
    view,
    summary,
    questions: summary.questions,
    errors: summary.tally.errors,
    records: records.flatMap((record) => (record.kind === 'settlement' ? [] : [lineOf(record)])),
    settlements: settled.map(({ rows: of, date, amount, fee, income, expenses }) => ({
      of: [of.join(','), date, amount, fee].join(' | '),
      lines: [...income, ...expenses].map(lineOf),
    })),
    /** The id of each record by its row and part: of each settlement by its rows, and of each of its lines too. */
    ids: new Map([
      ...entries.map(({ row, part, id }) => [`${row} ${part}`, id] as const),
      ...settled.map(({ rows: of, id }) => [`${of.join(',')} settlement`, id] as const),
    ]),
    doubts: rows.flatMap(({ row, verdict }) => verdict.findings.map(({ code }) => `${row} ${code}`)),
    left: rows.flatMap(({ row, verdict }) =>
      verdict.state === 'left' && row >= firstRow && row <= lastRow ? [`${row} ${verdict.why}`] : [],
    ),
  }
}
