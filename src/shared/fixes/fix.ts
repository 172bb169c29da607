import { z } from 'zod'
import { fieldNames } from '#shared/layout/layout.ts'

const row = z.number().int().positive()

/** How many rows may be corrected at once. */
export const mostFixedAtOnce = 5000

/**
 * A user's correction of one row: `set` gives a field another text; `leaveOut` takes the row out; `takeIn` brings it back
 * when it was left out.
 */
export const rowFixSchema = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('set'), row, field: z.enum(fieldNames), value: z.string().max(2000) }),
  z.strictObject({ does: z.literal('leaveOut'), row }),
  z.strictObject({ does: z.literal('takeIn'), row }),
])

/** A user's correction of one row. */
export type RowFix = z.infer<typeof rowFixSchema>

/**
 * A user's correction, beside the source, which never changes: of one row, or of several as one. `undo` takes an earlier fix
 * (by its number) back, whole.
 */
export const fixSchema = z.discriminatedUnion('does', [
  ...rowFixSchema.options,
  z.strictObject({
    does: z.literal('several'),
    fixes: z.array(rowFixSchema).min(2).max(mostFixedAtOnce),
  }),
  z.strictObject({ does: z.literal('undo'), fix: z.number().int().positive() }),
])

/** A user's correction. */
export type Fix = z.infer<typeof fixSchema>

/** The corrections of single rows that a fix makes, in their order. */
export function rowFixesOf(fix: Exclude<Fix, { does: 'undo' }>): readonly RowFix[] {
  return fix.does === 'several' ? fix.fixes : [fix]
}

/** One fix of all these; null where there is nothing to correct. */
export function asOneFix(fixes: readonly RowFix[]): Fix | null {
  const [first] = fixes
  if (first === undefined) return null
  return fixes.length === 1 ? first : { does: 'several', fixes: [...fixes] }
}
