import { z } from 'zod'

const amount = z.union([z.literal(''), z.string().regex(/^-?\d+\.\d{2}$/)])

/** What a careful programmer would check of a row of `bankCsv.ts`: the rules of the peers. */
export const rowSchema = z.object({
  Date: z.iso.date(),
  Description: z.string().min(1),
  Reference: z.string().min(1),
  Debit: amount,
  Credit: amount,
  Balance: amount,
  Currency: z.enum(['ZAR', 'USD', 'EUR', 'GBP']),
  VAT: amount,
  Category: z.string(),
})
