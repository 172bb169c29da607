import { z } from 'zod'
import { cellSchema } from '#shared/reading/cell.ts'
import { settlementSchema } from '#shared/records/record.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'
import { firstRowOf } from '#engine/importing/file/rowChunks.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'

const rowsSchema = z.array(z.array(cellSchema))

/**
 * Parses every row, mark and settlement of a file that came from elsewhere, once: from then on checksums show that
 * they are what was parsed here. Throws `BrokenFile`.
 */
export function checkReceived(open: OpenImport): void {
  const { file } = open
  if (file.meta.read('received') === null) return
  const { table, judgement } = open.state()
  for (let no = 0; firstRowOf(no) <= table.rows; no++) {
    expectShape(rowsSchema, file.rows.read(table.edition, no), `rows of chunk ${no}`)
    file.judged.read(judgement.edition, no)
  }
  for (const settlement of file.settlements.from(judgement.edition, 0))
    expectShape(settlementSchema, settlement, 'a settlement')
  file.meta.remove('received')
}

function expectShape(schema: z.ZodType, value: unknown, what: string): void {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new BrokenFile(`${what}: ${z.prettifyError(parsed.error)}`)
}
