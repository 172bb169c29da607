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
  'date.swapped',
  'amount.missing',
  'amount.unreadable',
  'amount.decimals',
  'amount.thousands',
  'amount.both',
  'amount.against',
  'amount.againstFlag',
  'amount.againstMark',
  'amount.otherSign',
  'amount.tooLarge',
  'flag.unknown',
  'fee.unreadable',
  'net.differs',
  'vat.unreadable',
  'vat.tooLarge',
  'vat.implausible',
  'vat.noRate',
  'vat.otherSign',
  'tip.unreadable',
  'tip.tooLarge',
  'currency.unknown',
  'currency.mixed',
  'currency.vague',
  'name.missing',
  'settlement.missing',
  'settlement.incomplete',
  'settlement.tooLarge',
  'payout.differs',
  'payout.alone',
  'id.repeated',
  'id.rounded',
  'balance.break',
  'total.differs',
  'cell.error',
  'row.ragged',
] as const

/** What is wrong or doubtful. */
export type FindingCode = (typeof findingCodes)[number]

/**
 * Something wrong (`error`: the row becomes no record) or doubtful (`warning`) about one row. `column` and `field` say
 * where, null for the whole row; `found` is the text as it stands in the source or the fix, `beside` that of a cell which
 * contradicts it, or the day that a date seems to be. What is not as reckoned has its `difference` to what is `expected`, in minor units of `currency` (the layout's where it is not said); of
 * a balance that does not follow it says what `seems` to be the matter, too.
 */
export const findingSchema = z.strictObject({
  row: z.number().int().positive(),
  column: z.number().int().nullable(),
  field: z.enum(fieldNames).nullable(),
  code: z.enum(findingCodes),
  severity: z.enum(['error', 'warning']),
  found: z.string(),
  beside: z.string().optional(),
  difference: balanceBreakSchema.shape.difference.optional(),
  expected: z.number().int().optional(),
  currency: z.string().optional(),
  seems: balanceBreakSchema.shape.seems,
})

/** Something wrong or doubtful about one row. */
export type Finding = z.infer<typeof findingSchema>
