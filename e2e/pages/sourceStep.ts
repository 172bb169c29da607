import { expect, type Page } from '@playwright/test'
import { Step } from './step.ts'

/** The step “File”: how the file was read, and which account it is from. */
export class SourceStep extends Step {
  constructor(win: Page) {
    super(win, 'Is this how your file should read?', 'Yes, on to the columns')
  }

  async nameAccount(account: string): Promise<void> {
    await this.win.getByLabel('Which account is this file from?').fill(account)
    await this.win.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(this.win.getByText('Saved.')).toBeVisible()
  }

  /** Changes one of the underlined words. */
  async overrule(
    about: 'Separator' | 'Encoding' | 'Sheet' | 'Headings',
    choice: string | RegExp,
  ): Promise<void> {
    await this.win.getByRole('button', { name: `${about}: ` }).click()
    await this.win.getByRole('menuitem', { name: choice }).click()
  }
}
