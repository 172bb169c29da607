import { z } from 'zod'
import type { Bounds } from './bounds.ts'
import { startChromium } from './chromium.ts'
import type { DevTools } from './devTools.ts'

type Parameters = Readonly<Record<string, unknown>>

/** Hears a page's events. */
export interface PageListener {
  onEvent(method: string, params: Parameters): void
  /** A page was opened by this one. */
  onPopup(targetId: string): void
  onGone(): void
}

const emptyPage = 'data:text/html,'
const targetSchema = z.object({
  targetId: z.string(),
  type: z.string(),
  url: z.string(),
  openerId: z.string().optional(),
})
const sessionSchema = z.object({ sessionId: z.string() })
const created = z.object({ targetInfo: targetSchema })

let devTools: DevTools | null = null
const sessions = new Map<string, PageListener>()
const targets = new Map<string, PageListener>()

/** A page of the browser: how to ask it, and what names it. */
export interface BrowserPage {
  readonly targetId: string
  send(method: string, params?: Parameters): Promise<unknown>
  /** Asks the browser rather than the page. */
  sendToBrowser(method: string, params?: Parameters): Promise<unknown>
  closePopup(targetId: string): Promise<void>
}

/** Opens an empty page of this size; the first one starts the browser. */
export async function openPage(bounds: Bounds, listener: PageListener): Promise<BrowserPage> {
  const { tools, targetId } = await emptyTarget(bounds)
  const { sessionId } = z
    .object({ sessionId: z.string() })
    .parse(await tools.send('Target.attachToTarget', { targetId, flatten: true }))
  sessions.set(sessionId, listener)
  targets.set(targetId, listener)
  return {
    targetId,
    send: (method, params) => tools.send(method, params, sessionId),
    sendToBrowser: (method, params) => tools.send(method, params),
    closePopup: (popup) => closePopup(tools, popup),
  }
}

/** A popup may be held for a debugger, and its opener, held with it, stays so if it is closed then: it is let go first. */
async function closePopup(tools: DevTools, targetId: string): Promise<void> {
  const { sessionId } = sessionSchema.parse(
    await tools.send('Target.attachToTarget', { targetId, flatten: true }),
  )
  await tools.send('Runtime.runIfWaitingForDebugger', {}, sessionId)
  await tools.send('Target.closeTarget', { targetId })
}

async function emptyTarget({ x, y, width, height }: Bounds): Promise<{ tools: DevTools; targetId: string }> {
  if (devTools !== null) {
    const place = { left: x, top: y, width, height, newWindow: true }
    const answer = await devTools.send('Target.createTarget', { url: emptyPage, ...place })
    return { tools: devTools, targetId: z.object({ targetId: z.string() }).parse(answer).targetId }
  }
  const tools = startChromium({ x, y, width, height }, () => {
    devTools = null
    for (const listener of [...targets.values()]) listener.onGone()
  })
  devTools = tools
  const first = new Promise<string>((resolve) => {
    tools.onEvent((method, params) => {
      const info = method.startsWith('Target.targetInfoChanged') || method === 'Target.targetCreated'
      const target = info ? created.parse(params).targetInfo : null
      if (target?.type === 'page' && target.url === emptyPage) resolve(target.targetId)
    })
  })
  tools.onEvent(dispatch)
  await tools.send('Target.setDiscoverTargets', { discover: true })
  return { tools, targetId: await first }
}

function dispatch(method: string, params: Parameters, sessionId: string | undefined): void {
  if (sessionId !== undefined) {
    sessions.get(sessionId)?.onEvent(method, params)
    return
  }
  if (method === 'Target.targetCreated') {
    const { targetId, openerId } = created.parse(params).targetInfo
    if (openerId !== undefined) targets.get(openerId)?.onPopup(targetId)
  }
  if (method === 'Target.targetDestroyed') {
    const { targetId } = z.object({ targetId: z.string() }).parse(params)
    const listener = targets.get(targetId)
    targets.delete(targetId)
    listener?.onGone()
  }
}
