import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { app } from './app.ts'
import type { Bounds, Rectangle } from './bounds.ts'
import { preventable } from './preventable.ts'
import { WebContents } from './webContents.ts'

interface WindowOptions extends Partial<Bounds> {
  readonly minWidth?: number
  readonly minHeight?: number
  readonly webPreferences?: { readonly preload?: string }
}

const windowSchema = z.object({
  windowId: z.number(),
  bounds: z.object({
    left: z.number(),
    top: z.number(),
    width: z.number(),
    height: z.number(),
    windowState: z.string(),
  }),
})

/** A window of the browser. Its bounds are asked for whenever they may have changed, as Electron's answer at once. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  readonly id: number
  #bounds: Rectangle
  #state = 'normal'
  #isClosing = false

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows].filter((window) => window instanceof BrowserWindow)
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows()[0] ?? null
  }

  constructor(options: WindowOptions = {}) {
    super()
    const { x, y, width = 800, height = 600, webPreferences } = options
    this.#bounds = { x: x ?? 0, y: y ?? 0, width, height }
    const preload = webPreferences?.preload
    this.webContents = new WebContents(
      { x, y, width, height },
      preload === undefined ? null : readFileSync(preload, 'utf8'),
      () => void this.#readBounds(),
    )
    this.id = this.webContents.id
    app.windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    this.webContents.once('dom-ready', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => {
      this.#closed()
    })
    this.webContents.on('standin-close', () => {
      this.close()
    })
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address)
  }

  close(): void {
    if (this.#isClosing || this.isDestroyed()) return
    const event = preventable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    this.#isClosing = true
    const { targetId } = this.webContents
    // The browser closes it in its own time; for the program it is gone at once.
    if (targetId !== null) {
      void this.webContents.page
        .then((page) => page.sendToBrowser('Target.closeTarget', { targetId }))
        .catch(() => undefined) // gone already
    }
    this.webContents.destroy()
  }

  #closed(): void {
    // The user closed it in the browser, which asks nobody.
    if (!this.#isClosing) this.emit('close', preventable({}))
    this.#isClosing = true
    this.emit('closed')
    app.windowClosed(this)
  }

  async #readBounds(): Promise<void> {
    const page = await this.webContents.page
    const answer = await page.sendToBrowser('Browser.getWindowForTarget', { targetId: page.targetId })
    const { bounds } = windowSchema.parse(answer)
    this.#state = bounds.windowState
    if (this.#state === 'normal') {
      this.#bounds = { x: bounds.left, y: bounds.top, width: bounds.width, height: bounds.height }
    }
    this.emit('resize')
  }

  async #change(bounds: Readonly<Record<string, unknown>>): Promise<void> {
    const page = await this.webContents.page
    const asked = await page.sendToBrowser('Browser.getWindowForTarget', { targetId: page.targetId })
    await page.sendToBrowser('Browser.setWindowBounds', {
      windowId: windowSchema.parse(asked).windowId,
      bounds,
    })
  }

  getBounds(): Rectangle {
    return this.#bounds
  }

  getNormalBounds(): Rectangle {
    return this.#bounds
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    const { x, y, width, height } = this.#bounds
    void this.#change({ left: x, top: y, width, height })
  }

  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height]
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  #show(state: 'normal' | 'maximized' | 'minimized'): void {
    this.#state = state
    void this.#change({ windowState: state })
  }

  maximize(): void {
    this.#show('maximized')
  }

  unmaximize(): void {
    this.#show('normal')
  }

  minimize(): void {
    this.#show('minimized')
  }

  restore(): void {
    this.#show('normal')
  }

  isMaximized(): boolean {
    return this.#state === 'maximized'
  }

  isMinimized(): boolean {
    return this.#state === 'minimized'
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  isVisible(): boolean {
    return !this.isDestroyed()
  }

  focus(): void {
    void this.webContents.page.then((page) => page.send('Page.bringToFront'))
    this.emit('focus')
  }

  show(): void {}
  hide(): void {}
  setTitle(): void {}
  setMenuBarVisibility(): void {}
}
