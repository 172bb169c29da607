import { expect, type Locator, type Page } from '@playwright/test'
import { Step } from './step.ts'

/** The step “Columns”: which column becomes what. */
export class ColumnsStep extends Step {
  constructor(win: Page) {
    super(win, 'What is in each column?', 'On to the review')
  }

  /** Where a field comes from. */
  column(field: string): Locator {
    return this.win.getByRole('combobox', { name: `Column for ${field}` })
  }

  /** Maps a field to a column, or to nothing. */
  async map(field: string, column: string | RegExp): Promise<void> {
    await this.column(field).click()
    await this.win.getByRole('option', { name: column }).click()
  }

  /** Gives a field the same text in every row. */
  async fillIn(field: string, text: string): Promise<void> {
    await this.map(field, 'The same in every row')
    const box = this.constant(field)
    await box.fill(text)
    await box.press('Enter')
    await expect(this.primary).toBeEnabled()
  }

  /** The text that a field has in every row. */
  constant(field: string): Locator {
    return this.win.getByLabel(`Text for ${field}, the same in every row`)
  }

  /** Gives a field a text that stands in where there is none. */
  async standIn(field: string, where: 'its cell is' | 'all its cells are', text: string): Promise<void> {
    const box = this.win.getByLabel(`Text for ${field} where ${where} empty`)
    await box.fill(text)
    await box.press('Enter')
    await expect(this.primary).toBeEnabled()
  }

  /** Changes one of the underlined words: what it is about, and what it shall say. */
  async say(about: string, choice: string): Promise<void> {
    await this.win.getByRole('button', { name: new RegExp(`^${about}: `) }).click()
    await this.win.getByRole('menuitem', { name: choice }).click()
    await expect(this.win.getByRole('button', { name: `${about}: ${choice}` })).toBeVisible()
    await expect(this.primary).toBeEnabled()
  }

  /** Adds a word of the user's own to a list. */
  async addWord(list: string, word: string): Promise<void> {
    const box = this.win.getByRole('combobox', { name: list }).or(this.win.getByLabel(list)).first()
    await box.fill(word)
    await box.press('Enter')
    await expect(this.win.getByText(word, { exact: true })).toBeVisible()
  }

  /** Answers an open question by one of its choices. */
  async answer(choice: string): Promise<void> {
    await this.win.getByRole('button', { name: choice }).first().click()
  }

  /** Keeps the mapping for the next file of this shape. */
  async keepLayout(name: string): Promise<void> {
    await this.win.getByRole('button', { name: 'Save this layout…' }).click()
    await this.win.getByLabel('Name of the layout').fill(name)
    await this.win.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(this.win.getByText(`Your layout “${name}” was used`)).toBeVisible()
  }
}
