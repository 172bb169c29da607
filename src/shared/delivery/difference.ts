import { z } from 'zod'

/** The fields in which stub may hold a record otherwise than it was sent; `kind` is income or expense. */
export const comparedFields = [
  'kind',
  'date',
  'name',
  'category',
  'notes',
  'currency',
  'amount',
  'vat',
] as const

/** A field in which stub may hold a record otherwise than it was sent. */
export type ComparedField = (typeof comparedFields)[number]

/**
 * One field that stub holds otherwise than it was sent, of the entry with this row and id. Both values as texts: dates are
 * YYYY-MM-DD, amounts plain decimals in the major unit. Of the field `record` both are empty: stub held it, and does not any more.
 */
export const differenceSchema = z.strictObject({
  row: z.number().int().positive(),
  id: z.string(),
  field: z.enum([...comparedFields, 'record']),
  ours: z.string(),
  stubs: z.string(),
})

/** One field that stub holds otherwise than it was sent. */
export type Difference = z.infer<typeof differenceSchema>

/** The `differences` of a record that stub holds, as reading back found it: `row` is its first source row. */
export const foundRecordSchema = z.strictObject({
  row: z.number().int().positive(),
  id: z.string(),
  /** By its id; or, where stub gives no ids, by value: that proves of a record which it took in that it has arrived, and of no other. */
  by: z.enum(['id', 'value']),
  differences: z.array(differenceSchema),
})

/** A record that is not in stub's books, as reading back found: `row` is its first source row. */
export const absentRecordSchema = z.strictObject({ row: z.number().int().positive(), id: z.string() })

/** A record that is not in stub's books. */
export type AbsentRecord = z.infer<typeof absentRecordSchema>

/** A record that stub holds, as reading back found it. */
export type FoundRecord = z.infer<typeof foundRecordSchema>
