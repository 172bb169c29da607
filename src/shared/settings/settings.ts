import { z } from 'zod'
import { connectionSchema } from '#shared/connect/connection.ts'
import { isPublicUrl } from '#shared/connect/webhookUrl.ts'
import { savedLayoutSchema } from '#shared/layout/savedLayout.ts'

/** What a user may set. `batchSize` is records a request, `pauseMs` the rest between two requests, `timeoutMs` a request's patience. */
export const preferencesSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  batchSize: z.number().int().min(1).max(2000).default(500),
  pauseMs: z.number().int().min(0).max(60_000).default(200),
  timeoutMs: z.number().int().min(1000).max(300_000).default(60_000),
})

/** What a user may set. */
export type Preferences = z.infer<typeof preferencesSchema>

/**
 * Where stub's posts are received: off until it is switched on. `host` is an address of this computer, `port` 0 any free
 * one; `publicUrl` is the user's own address (a tunnel) that leads to it, '' where there is none.
 */
export const receiverSettingsSchema = z.strictObject({
  on: z.boolean().default(false),
  host: z.string().min(1).max(100).default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(47_830),
  publicUrl: z
    .string()
    .max(500)
    .refine((url) => url === '' || isPublicUrl(url), 'is not an https: address')
    .default(''),
})

/** Where stub's posts are received. */
export type ReceiverSettings = z.infer<typeof receiverSettingsSchema>

/** Where the window was, in screen pixels. */
export const windowStateSchema = z.strictObject({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(320),
  height: z.number().int().min(240),
  maximized: z.boolean(),
})

/** Where the window was. */
export type WindowState = z.infer<typeof windowStateSchema>

// Kept layouts were first written with their fingerprint beside them and columns by their place alone.
const firstWriting = z.strictObject({
  id: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  layout: z.looseObject({ version: z.literal(1) }),
})

function fromFirstWriting(kept: unknown): unknown {
  const first = firstWriting.safeParse(kept)
  if (!first.success) return kept
  const { id, name, fingerprint, layout } = first.data
  const { version, ...conventions } = layout
  return { version, id, name, recognise: { by: 'fingerprint', fingerprint }, layout: conventions }
}

/** The one settings file, `settings.json` in the data folder, shared by the window and the command line. No secrets. */
export const settingsSchema = z.strictObject({
  preferences: preferencesSchema.prefault({}),
  connections: z.array(connectionSchema).default([]),
  layouts: z.array(z.preprocess(fromFirstWriting, savedLayoutSchema)).default([]),
  receiver: receiverSettingsSchema.prefault({}),
  window: windowStateSchema.optional(),
})

/** The one settings file. */
export type Settings = z.infer<typeof settingsSchema>
