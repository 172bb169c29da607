import { z } from 'zod'
import { fieldNames } from '#shared/layout/layout.ts'

/**
 * A user's correction, beside the source, which never changes. `set` gives a field of a row another text; `leaveOut`
 * takes a row out; `takeIn` brings a row back that was left out; `undo` takes an earlier fix (by its number) back.
 */
export const fixSchema = z.discriminatedUnion('does', [
  z.strictObject({
    does: z.literal('set'),
    row: z.number().int().positive(),
    field: z.enum(fieldNames),
    value: z.string().max(2000),
  }),
  z.strictObject({ does: z.literal('leaveOut'), row: z.number().int().positive() }),
  z.strictObject({ does: z.literal('takeIn'), row: z.number().int().positive() }),
  z.strictObject({ does: z.literal('undo'), fix: z.number().int().positive() }),
])

/** A user's correction. */
export type Fix = z.infer<typeof fixSchema>
