import type { Locator, Page } from '@playwright/test'
import { Step } from './step.ts'

/** The place “Layouts”: those that the user keeps, and those that the program came with. */
export class Layouts {
  /** The lines of the user's own, their headings not counted. */
  readonly own: Locator
  /** Why a file was refused. */
  readonly notice: Locator
  readonly #win: Page

  constructor(win: Page) {
    this.#win = win
    this.own = win.getByRole('region', { name: 'Your layouts' }).locator('tbody').getByRole('row')
    this.notice = win.getByRole('main').getByRole('alert')
  }

  /** Gives the program a layout's file, as a user does by choosing it. */
  async bringIn(file: string): Promise<void> {
    await this.#win.getByLabel('File of a layout').setInputFiles(file)
  }

  /** Makes one that the program came with the user's own. */
  async copyShipped(name: string): Promise<void> {
    await this.#win
      .getByRole('region', { name: 'Known by Stub Importer' })
      .getByRole('button', { name: `Copy ${name}` })
      .click()
  }

  /** Does with a layout what its menu offers. */
  async choose(name: string, what: 'Rename' | 'Copy' | 'Export…' | 'Remove…'): Promise<void> {
    await this.#win.getByRole('button', { name: `More for ${name}`, exact: true }).click()
    await this.#win.getByRole('menuitem', { name: what }).click()
  }

  async rename(name: string, to: string): Promise<void> {
    await this.choose(name, 'Rename')
    const box = this.#win.getByLabel(`New name for ${name}`)
    await box.fill(to)
    await box.press('Enter')
  }

  /** Removes a layout, and says yes when asked. */
  async remove(name: string): Promise<void> {
    await this.choose(name, 'Remove…')
    await this.#win.getByRole('button', { name: 'Remove', exact: true }).click()
  }

  /** Opens a layout to be changed. */
  async edit(name: string): Promise<LayoutEditor> {
    await this.#win.getByRole('button', { name: `Edit ${name}`, exact: true }).click()
    return new LayoutEditor(this.#win, name)
  }
}

/** A layout that is being changed, without a file. */
export class LayoutEditor extends Step {
  readonly name: Locator

  constructor(win: Page, name: string) {
    super(win, `Edit “${name}”`, 'Save changes')
    this.name = win.getByLabel('Name', { exact: true })
  }
}
