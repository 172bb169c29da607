import { z } from 'zod'
import { fromBrowser } from './addresses.ts'
import type { BrowserPage } from './browser.ts'
import { protocol } from './protocol.ts'

const pausedSchema = z.object({
  requestId: z.string(),
  frameId: z.string(),
  resourceType: z.string(),
  request: z.object({
    url: z.string(),
    method: z.string(),
    headers: z.record(z.string(), z.string()),
    postData: z.string().optional(),
  }),
})

/** Where a page wants to go. */
export interface Navigation {
  readonly address: string
  readonly frameId: string
}

/** Reads what the browser says of a request that it holds back. */
export function readPausedRequest(params: unknown): z.infer<typeof pausedSchema> {
  return pausedSchema.parse(params)
}

/**
 * Answers a request of the page from the program's own protocol handlers. Nothing else is let through: the page has no
 * network. A navigation is asked about first.
 */
export async function routeRequest(
  page: BrowserPage,
  paused: z.infer<typeof pausedSchema>,
  mayNavigate: (navigation: Navigation) => boolean,
): Promise<void> {
  const { requestId, request, resourceType, frameId } = paused
  const address = fromBrowser(request.url)
  const refuse = (errorReason: string) => page.send('Fetch.failRequest', { requestId, errorReason })

  // An aborted navigation leaves the page where it is.
  if (resourceType === 'Document' && !mayNavigate({ address, frameId })) {
    await refuse('Aborted')
    return
  }
  const handler = protocol.handlerOf(address)
  if (handler === undefined) {
    await refuse('BlockedByClient')
    return
  }

  const { method, headers, postData } = request
  const response = await handler(new Request(address, { method, headers, body: postData ?? null }))
  await page.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}
