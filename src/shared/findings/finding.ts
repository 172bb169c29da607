import { z } from 'zod'
import { fieldNames } from '#shared/layout/layout.ts'
import { balanceBreakSchema } from '#shared/proof/balanceProof.ts'

/** Every kind of thing that can be wrong or doubtful about a row. `findingMessage` has the sentence of each. */
export const findingCodes = [
  'question.open',
  'date.missing',
  'date.unreadable',
  'date.impossible',
  'date.yearless',
  'date.order',
  'amount.missing',
  'amount.unreadable',
  'amount.decimals',
  'amount.both',
  'amount.against',
  'amount.tooLarge',
  'flag.unknown',
  'fee.unreadable',
  'vat.unreadable',
  'vat.tooLarge',
  'vat.implausible',
  'vat.noRate',
  'tip.unreadable',
  'tip.tooLarge',
  'currency.unknown',
  'currency.mixed',
  'currency.vague',
  'name.missing',
  'settlement.missing',
  'settlement.incomplete',
  'settlement.tooLarge',
  'id.repeated',
  'balance.break',
  'cell.error',
  'row.ragged',
] as const

/** What is wrong or doubtful. */
export type FindingCode = (typeof findingCodes)[number]

/**
 * Something wrong (`error`: the row becomes no record) or doubtful (`warning`) about one row. `column` and `field` say
 * where, null for the whole row; `found` is the text as it stands in the source or the fix. A
 * balance that does not follow has its `difference` to what would, in minor units, and what `seems` to be the matter.
 */
export const findingSchema = z.strictObject({
  row: z.number().int().positive(),
  column: z.number().int().nullable(),
  field: z.enum(fieldNames).nullable(),
  code: z.enum(findingCodes),
  severity: z.enum(['error', 'warning']),
  found: z.string(),
  difference: balanceBreakSchema.shape.difference.optional(),
  seems: balanceBreakSchema.shape.seems,
})

/** Something wrong or doubtful about one row. */
export type Finding = z.infer<typeof findingSchema>
