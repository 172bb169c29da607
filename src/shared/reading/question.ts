import { z } from 'zod'

/** Something that the file does not settle: what it is about, the possible answers, and why it is open. */
export const questionSchema = z.strictObject({
  about: z.enum([
    'dateOrder',
    'decimalMark',
    'sign',
    'date',
    'amount',
    'debit',
    'name',
    'delimiter',
    'encoding',
    'table',
    'fee',
    'tips',
  ]),
  options: z.array(z.string()),
  why: z.string(),
})

/** Something that the file does not settle and the user must. */
export type Question = z.infer<typeof questionSchema>
