import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { instantSchema } from '#shared/delivery/delivery.ts'
import { emptiedSchema } from '#shared/delivery/emptied.ts'
import { columnsViewSchema, importSteps, usedPresetSchema } from '#shared/imports/importView.ts'
import { reversalSchema, reversedGoneSchema, reversedSchema } from '#shared/reversal/reversal.ts'
import { columnProfileSchema } from '#shared/layout/columnProfile.ts'
import { layoutSchema } from '#shared/layout/layout.ts'
import { balanceProofSchema } from '#shared/proof/balanceProof.ts'
import { noTotals, totalsProofSchema } from '#shared/proof/totalsProof.ts'
import { questionSchema } from '#shared/reading/question.ts'
import { readingChoiceSchema, readingSchema, sheetSchema, sourceFormats } from '#shared/reading/reading.ts'
import { parseJson } from '#engine/importing/file/checkedJson.ts'
import { statement } from '#engine/importing/file/statement.ts'
import { BrokenFile } from '#engine/importing/file/storageFailure.ts'

const edition = z.number().int().positive()

/** What an import's file says of the import as a whole, a key each. What is absent has not been reached yet. */
export const metaSchemas = {
  /** How the import was begun: enough to go on reading when the creation was killed. */
  begun: z.strictObject({
    id: z.string(),
    createdAt: z.string(),
    name: z.string(),
    choice: readingChoiceSchema,
    account: z.string().nullable(),
    reverses: reversedSchema.optional(),
  }),
  /** The snapshot of the source, once it is whole. */
  source: z.strictObject({ bytes: z.number(), sha256: z.string() }),
  /** What the current reading came to; its rows are the chunks of `edition`. */
  table: z.strictObject({
    edition,
    rows: z.number().int().nonnegative(),
    format: z.enum(sourceFormats),
    sheets: z.array(sheetSchema),
    reading: readingSchema,
    fingerprint: z.string(),
    profiles: z.array(columnProfileSchema),
    suggestion: columnsViewSchema,
  }),
  /** What the rows were judged by; their verdicts are those of `edition`. */
  judgement: z.strictObject({
    edition,
    layout: layoutSchema,
    layoutName: z.string().nullable(),
    preset: usedPresetSchema.nullable().default(null),
    overruled: z.array(z.string()).default([]),
    account: z.string().nullable(),
    questions: z.array(questionSchema),
    balance: balanceProofSchema.nullable().default(null),
    totals: totalsProofSchema.default(noTotals),
  }),
  /** Where the user is with it. */
  place: z.strictObject({
    step: z.enum(importSteps),
    connectionId: z.string().nullable(),
    handedOnAt: z.string().nullable(),
  }),
  /** Every record of a row up to `passed` has been put into a batch, unless the row is to be looked at again. */
  outbox: z.strictObject({ passed: z.number().int().nonnegative() }),
  /** When stub last told all that it holds, and every record was compared with that. */
  readBack: z.strictObject({ at: instantSchema }),
  /** That its business was emptied; `upTo` is the last batch of before, 0 where none is certain to be. */
  emptied: emptiedSchema.extend({ upTo: z.number().int().nonnegative() }),
  /** The import that reverses this one. */
  reversal: reversalSchema,
  /** Of a reversal: that there is nothing left to reverse, or may not be. */
  reversedGone: reversedGoneSchema,
  /** A file that came from elsewhere: its rows and verdicts are still to be checked. */
  received: z.strictObject({ from: z.string() }),
} as const

/** The keys of `meta`. */
export type MetaKey = keyof typeof metaSchemas

/** The value of a key of `meta`. */
export type MetaValue<Key extends MetaKey> = z.infer<(typeof metaSchemas)[Key]>

/** What an import's file says of the import as a whole. */
export interface Meta {
  /** Null when it was never written; `BrokenFile` is thrown when it is not what it should be. */
  read<Key extends MetaKey>(this: void, key: Key): MetaValue<Key> | null
  write<Key extends MetaKey>(this: void, key: Key, value: MetaValue<Key>): void
  remove(this: void, key: MetaKey): void
}

/** The `meta` table of an import's file. Values are parsed as they are read. */
export function openMeta(db: DatabaseSync): Meta {
  const select = statement<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?')
  const insert = statement(
    db,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  const remove = statement(db, 'DELETE FROM meta WHERE key = ?')
  return {
    read<Key extends MetaKey>(key: Key): MetaValue<Key> | null {
      const row = select.get(key)
      if (row === undefined) return null
      const parsed = metaSchemas[key].safeParse(parseJson(row.value, key))
      if (!parsed.success) throw new BrokenFile(`${key}: ${z.prettifyError(parsed.error)}`)
      // `metaSchemas[key]` parsed it, from which `MetaValue<Key>` is made; the compiler loses the tie between the two.
      return parsed.data as MetaValue<Key>
    },
    write: (key, value) => insert.run(key, JSON.stringify(value)),
    remove: (key) => remove.run(key),
  }
}
