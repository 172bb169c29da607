import { z } from 'zod'

/** Where stub lets a settlement file be put (`url`, once), and what it is to be called then (`path`). */
export interface UploadPlace {
  readonly path: string
  readonly url: string
}

const answerSchema = z.object({ path: z.string().min(1), url: z.string().min(1) })

// A name with a top-level domain, and no user, port or address: the file goes to a public host by https or nowhere.
const publicHost = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}\//i

/**
 * The place in an answer of `pull/s3-upload-url`; null when there is none that a file of books may go to. Only a stub on
 * this machine, at `baseUrl`, may name an address of its own.
 */
export function readUploadPlace(body: unknown, baseUrl: string): UploadPlace | null {
  const { success, data } = answerSchema.safeParse(body)
  if (!success) return null
  const isOwn = baseUrl.startsWith('http://') && data.url.startsWith(`${baseUrl}/`)
  return isOwn || publicHost.test(data.url) ? { path: data.path, url: data.url } : null
}
