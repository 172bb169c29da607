import { z } from 'zod'

/** The formats of a receipt: for reading and printing, for a spreadsheet, for a program. */
export const receiptFormats = ['html', 'csv', 'json'] as const

/** A format of a receipt. */
export type ReceiptFormat = (typeof receiptFormats)[number]

/** The format that a file's name asks for; null when it asks for none of them. */
export function receiptFormatOf(fileName: string): ReceiptFormat | null {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  return receiptFormats.find((format) => format === extension) ?? null
}

/** How far the writing of a receipt is, in records looked at. */
export const receiptProgressSchema = z.strictObject({ done: z.number(), total: z.number() })

/** What was written of a receipt; `sha256` is of all bytes before the line that says it. */
export const writtenReceiptSchema = z.strictObject({ records: z.number(), sha256: z.string() })

/** What was written of a receipt. */
export type WrittenReceipt = z.infer<typeof writtenReceiptSchema>
