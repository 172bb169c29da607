import { z } from 'zod'
import { isWebhookUrl } from '#shared/connect/webhookUrl.ts'

/** Where a business lives: the double inside this program, stub's test system, or the real books. */
export const environments = ['sandbox', 'test', 'live'] as const

/** Where a business lives. */
export type Environment = (typeof environments)[number]

/**
 * A business at stub that we may send to, as it is kept in the settings: without its key, but with the knowledge that one
 * was given to the keychain, so that nobody has to be asked to unlock it only to see a list. `url` only for the sandbox.
 */
export const connectionSchema = z.strictObject({
  id: z.string(),
  name: z.string().min(1).max(80),
  environment: z.enum(environments),
  url: z.string().optional(),
  appId: z.string().min(1),
  uid: z.string().min(1),
  businessName: z.string(),
  /** The user's own address for outcomes: our receiver is not asked for on such a connection. */
  webhook: z.string().refine(isWebhookUrl, 'is not an https: address').optional(),
  /** Shown by a trial, or said by the user: of what is sent twice with one id, stub keeps one. */
  updatesById: z.literal(true).optional(),
  keyInKeychain: z.literal(true).optional(),
  /** The accounts that were last sent to this business, by `accountKey`. */
  accounts: z.array(z.string()).optional(),
})

/** A business at stub that we may send to, without its key. */
export type Connection = z.infer<typeof connectionSchema>

/** A connection as the window sees it: where its key is, never the key. */
export const connectionViewSchema = connectionSchema
  .omit({ keyInKeychain: true, accounts: true })
  .extend({ key: z.enum(['keychain', 'session', 'none']) })

/** A connection as the window sees it. */
export type ConnectionView = z.infer<typeof connectionViewSchema>

/** A business that stub linked to an email, as far as its answer tells. */
export const businessSchema = z.strictObject({
  uid: z.string(),
  name: z.string(),
  email: z.string().optional(),
})

/** A business that stub linked to an email. */
export type Business = z.infer<typeof businessSchema>

/** What `push/business` needs of a new business. */
export const newBusinessSchema = z.strictObject({
  businessname: z.string().min(1, 'is empty'),
  firstname: z.string().min(1, 'is empty'),
  lastname: z.string().min(1, 'is empty'),
  email: z.email('is not an email address'),
  industry: z.string().optional(),
  phone: z.string().optional(),
  vatregistered: z.boolean().optional(),
})

/** What `push/business` needs of a new business. */
export type NewBusiness = z.infer<typeof newBusinessSchema>
