import type { Locator, Page } from '@playwright/test'

/** Where imports begin, and the list of those that were begun. */
export class Home {
  readonly heading: Locator
  /** Why a file could not be read. */
  readonly notice: Locator
  /** The lines of the list. */
  readonly imports: Locator
  /** What a first look at a long file shows while it is being read. */
  readonly seenSoFar: Locator
  readonly #win: Page

  constructor(win: Page) {
    this.#win = win
    this.heading = win.getByRole('heading', { name: 'Bring records into stub' })
    this.notice = win.getByRole('alert')
    this.imports = win.locator('tbody').getByRole('row')
    this.seenSoFar = win.getByRole('region', { name: 'What we see so far' })
  }

  /** Gives the program files, as a user does by choosing them. */
  async bringIn(...files: readonly string[]): Promise<void> {
    await this.#win.getByLabel('Choose files').setInputFiles([...files])
  }

  /** Lets files or folders fall on the window, as a user does who drags them there. */
  async drop(...files: readonly string[]): Promise<void> {
    const place = await this.#win.getByText('Drop your bank’s files here').boundingBox()
    if (place === null) throw new Error('The drop place is not on the screen')
    const browser = await this.#win.context().newCDPSession(this.#win)
    const data = { items: [], files: [...files], dragOperationsMask: 1 }
    const at = { x: place.x + place.width / 2, y: place.y + place.height / 2, data }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await browser.send('Input.dispatchDragEvent', { type, ...at })
  }

  async trySample(title: 'A bank statement' | 'An Excel export' | 'Card payouts'): Promise<void> {
    await this.#win.getByRole('button', { name: title }).click()
  }

  /** The line of an import in the list. */
  import(name: string): Locator {
    return this.imports.filter({ hasText: name })
  }

  async open(name: string): Promise<void> {
    await this.import(name).getByRole('button', { name, exact: true }).click()
  }
}
