import { expect, type Locator, type Page } from '@playwright/test'
import { Step } from './step.ts'

type Word = 'Separator' | 'Encoding' | 'Sheet' | 'Headings'

/** The step “File”: how the file was read, and which account it is from. */
export class SourceStep extends Step {
  readonly account: Locator

  constructor(win: Page) {
    super(win, 'Is this how your file should read?', 'Yes, on to the columns')
    this.account = win.getByLabel('Which account is this file from?')
  }

  async nameAccount(account: string): Promise<void> {
    await this.account.fill(account)
    await this.win.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(this.win.getByText('Saved.')).toBeVisible()
  }

  /** One of the underlined words, which can be changed. */
  chosen(about: Word): Locator {
    return this.win.getByRole('button', { name: `${about}: ` })
  }

  /** Changes one of the underlined words. */
  async overrule(about: Word, choice: string | RegExp): Promise<void> {
    await this.chosen(about).click()
    await this.win.getByRole('menuitem', { name: choice }).click()
  }
}
