import { EventEmitter } from 'node:events'
import process from 'node:process'
import { z } from 'zod'
import { fromBrowser, toBrowser } from './addresses.ts'
import type { Bounds } from './bounds.ts'
import { openPage, type BrowserPage } from './browser.ts'
import { ipcMain } from './ipcMain.ts'
import { nativeTheme } from './nativeTheme.ts'
import { fileToken, installPageSide, pageSideKey, type PageMessage } from './pageSide.ts'
import { preventable } from './preventable.ts'
import { readPausedRequest, routeRequest, type Navigation } from './routeRequest.ts'
import { session } from './session.ts'

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' }

const binding = '__standinTell'
const side = `globalThis[Symbol.for(${JSON.stringify(pageSideKey)})]`
const all = new Set<WebContents>()
let lastId = 0

/** A page: its navigation, its messages, and what it asks for. */
export class WebContents extends EventEmitter {
  readonly id = ++lastId
  readonly session = session.defaultSession
  readonly mainFrame: { readonly url: string; readonly origin: string; readonly parent: null }
  /** Not Electron's: the browser's page, once it is open. */
  readonly page: Promise<BrowserPage>
  targetId: string | null = null
  #address = ''
  #mainFrameId: string | null = null
  #loading: string | null = null
  #isDestroyed = false
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(bounds: Bounds, preload: string | null, onResized: () => void) {
    super()
    all.add(this)
    const address = () => this.getURL()
    this.mainFrame = {
      get url() {
        return address()
      },
      get origin() {
        return new URL('/', address()).href.slice(0, -1)
      },
      parent: null,
    }
    this.page = this.#open(bounds, preload, onResized)
  }

  async #open(bounds: Bounds, preload: string | null, onResized: () => void): Promise<BrowserPage> {
    const opening = openPage(bounds, {
      onEvent: (method, params) => {
        this.#hear(method, params, onResized)
      },
      onPopup: (targetId) => {
        this.page
          .then((page) => page.closePopup(targetId))
          // One that closed itself meanwhile has nothing left to close; anything else shows in the warning.
          .catch((problem: unknown) => process.emitWarning(`A popup: ${String(problem)}`))
      },
      onGone: () => {
        this.destroy()
      },
    })
    const page = await opening
    this.targetId = page.targetId
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Runtime.addBinding', { name: binding }),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(preload ?? '') }),
    ])
    await this.#showTheme(page)
    nativeTheme.on('updated', () => void this.#showTheme(page))
    return page
  }

  async #showTheme(page: BrowserPage): Promise<void> {
    const value = nativeTheme.themeSource === 'system' ? '' : nativeTheme.themeSource
    if (this.#isDestroyed) return
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
  }

  #hear(method: string, params: Readonly<Record<string, unknown>>, onResized: () => void): void {
    switch (method) {
      case 'Fetch.requestPaused':
        void this.#route(params)
        break
      case 'Runtime.bindingCalled':
        void this.#take(z.object({ payload: z.string() }).parse(params).payload, onResized)
        break
      case 'Page.frameNavigated':
        this.#navigated(frameNavigated.parse(params).frame)
        break
      case 'Page.windowOpen':
        this.#openHandler(z.object({ url: z.string() }).parse(params))
        break
      case 'Page.domContentEventFired':
        this.emit('dom-ready', {})
        break
      case 'Page.loadEventFired':
        this.emit('did-finish-load', {})
        break
      case 'Inspector.targetCrashed':
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
        break
    }
  }

  #navigated(frame: z.infer<typeof frameNavigated>['frame']): void {
    if (frame.parentId !== undefined) return
    this.#mainFrameId = frame.id
    this.#address = fromBrowser(frame.url)
    this.emit('did-navigate', {}, this.#address)
  }

  async #route(params: Readonly<Record<string, unknown>>): Promise<void> {
    const page = await this.page
    try {
      await routeRequest(page, readPausedRequest(params), (navigation) => this.#mayNavigate(navigation))
    } catch (problem) {
      // A request whose page went away meanwhile needs no answer; anything else is a bug in a handler.
      if (!this.#isDestroyed) process.stderr.write(`${String(problem)}\n`)
    }
  }

  /** What the program itself loads, or loads again, is not asked about; where else the page goes is, by Electron's events. */
  #mayNavigate({ address, frameId }: Navigation): boolean {
    const isMainFrame = this.#mainFrameId === null || frameId === this.#mainFrameId
    if (isMainFrame && (address === this.#loading || address === this.#address)) {
      this.#loading = null
      return true
    }
    const event = preventable({ url: address, isMainFrame, isSameDocument: false })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, address)
    return !event.defaultPrevented
  }

  async #take(json: string, onResized: () => void): Promise<void> {
    // Written by `installPageSide`, the only one that has the binding.
    const message = JSON.parse(json.includes(fileToken) ? await this.#withPaths(json) : json) as PageMessage
    const event = { sender: this, senderFrame: this.mainFrame, processId: this.id, frameId: 1 }
    switch (message.is) {
      case 'resized':
        onResized()
        break
      case 'close':
        this.close()
        break
      case 'send':
        ipcMain.emit(message.channel, event, ...message.args)
        break
      case 'invoke': {
        const reply = await ipcMain.answer(message.channel, event, message.args)
        await this.#callSide(`settle(${message.id}, JSON.parse(${inSource(reply)}))`)
        break
      }
    }
  }

  /** The message with the real paths of the files that it speaks of. */
  async #withPaths(json: string): Promise<string> {
    const token = new RegExp(`"${fileToken}(\\d+)"`)
    const [found, index] = token.exec(json) ?? []
    if (found === undefined) return json
    const page = await this.page
    const { result } = z
      .object({ result: z.object({ objectId: z.string() }) })
      .parse(await page.send('Runtime.evaluate', { expression: `${side}.files[${String(index)}]` }))
    const { path } = z
      .object({ path: z.string() })
      .parse(await page.send('DOM.getFileInfo', { objectId: result.objectId }))
    return this.#withPaths(json.replace(found, () => JSON.stringify(path)))
  }

  async #callSide(call: string): Promise<void> {
    if (this.#isDestroyed) return
    const page = await this.page
    try {
      await page.send('Runtime.evaluate', { expression: `void ${side}?.${call}` })
    } catch (problem) {
      // A page that is closing no longer needs its answer.
      if (!this.isDestroyed()) throw problem
    }
  }

  /** What a page that has no preload yet would hear is lost, as in Electron. */
  send(channel: string, ...args: readonly unknown[]): void {
    void this.#callSide(`hear(${JSON.stringify(channel)}, JSON.parse(${inSource(args)}))`)
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.page
    this.#loading = address
    const answer = await page.send('Page.navigate', { url: toBrowser(address) })
    const { errorText } = z.object({ errorText: z.string().optional() }).parse(answer)
    if (errorText !== undefined) throw new Error(`${errorText} loading '${address}'`)
  }

  /** It is asked, as in Electron, but whatever it answers no window opens. */
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  getURL(): string {
    return this.#address
  }

  reload(): void {
    void this.loadURL(this.#address)
  }

  /** Playwright closes pages by this, and a page itself by `window.close`. */
  close(): void {
    this.emit('standin-close')
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /** Not Electron's: the page is gone. */
  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    all.delete(this)
    this.emit('destroyed')
  }

  openDevTools(): void {}
  setZoomFactor(): void {}
}

const frameNavigated = z.object({
  frame: z.object({ id: z.string(), parentId: z.string().optional(), url: z.string() }),
})

function pageScript(preload: string): string {
  const names = { binding, key: pageSideKey, fileToken, platform: process.platform }
  return `(${installPageSide.toString()})(${JSON.stringify(names)}, function (require, module, exports, process) {\n${preload}\n})`
}

/** A value as the text of a JavaScript string that holds its JSON. */
function inSource(value: unknown): string {
  return JSON.stringify(JSON.stringify(value))
}

/** Electron's `webContents`: all pages that are open. */
export const webContents = {
  getAllWebContents: () => [...all],
  fromId: (id: number) => [...all].find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string) => [...all].find((contents) => contents.targetId === targetId),
}
