import { z } from 'zod'
import { noticeSchema, replySchema, requestSchema } from '#shared/ipc/wire.ts'

/** What goes to the importer's process: plain JSON only. */
export const toImporterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('request'), request: requestSchema }),
  z.strictObject({ is: z.literal('cancel'), id: z.string() }),
])

/** What goes to the importer's process. */
export type ToImporter = z.infer<typeof toImporterSchema>

/** What comes from the importer's process: plain JSON only. */
export const fromImporterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('reply'), id: z.string(), reply: replySchema }),
  z.strictObject({ is: z.literal('notice'), notice: noticeSchema }),
])

/** What comes from the importer's process. */
export type FromImporter = z.infer<typeof fromImporterSchema>
