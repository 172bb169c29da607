import { answered, refused, type Answer } from '#sandbox/answer.ts'
import type { RequestContext } from '#sandbox/asked.ts'
import type { Wire } from '#sandbox/wire.ts'
import type { State } from '#sandbox/state/openState.ts'
import type { Place } from '#sandbox/state/uploads.ts'

const prefix = '/s3/'

/** Where presigned uploads are put. */
export const uploadRoute = `${prefix}*`

/** The presigned address of a place: its path, its end and its signature, as S3 writes them. */
export function uploadUrl(origin: string, { path, signature, expires }: Place): string {
  const query = new URLSearchParams({
    'X-Amz-Date': new Date(expires).toISOString(),
    'X-Amz-Signature': signature,
  })
  return `${origin}${prefix}${path}?${query.toString()}`
}

/** Takes the one exact request that was signed for: this place and signature, as an octet stream, in time, once. */
export function putUpload(c: RequestContext, state: State, file: Uint8Array, now: number): Answer {
  const place = {
    path: c.req.path.slice(prefix.length),
    signature: c.req.query('X-Amz-Signature') ?? '',
  }
  const isExact = c.req.header('content-type') === 'application/octet-stream'
  if (!isExact || !state.uploads.put(place, now, file))
    return refused(403, 'The request is not the one that was signed, or its time is over.')
  return answered({})
}

/** As S3 answers: nothing, or its error as XML. */
export const uploadWire: Wire = {
  refusesWith: 403,
  write(c, answer) {
    if (answer.outcome !== 'refused') return c.body(null, 200)
    c.header('Content-Type', 'application/xml')
    const error = `<Error><Code>AccessDenied</Code><Message>${answer.message}</Message></Error>`
    return c.body(`<?xml version="1.0" encoding="UTF-8"?>${error}`, answer.status)
  },
}
