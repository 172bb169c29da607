import { expect, type Locator, type Page } from '@playwright/test'

/** What all steps of an import share: the question as heading, and one primary button with its reason beside it. */
export class Step {
  readonly heading: Locator
  readonly primary: Locator
  readonly notice: Locator
  protected readonly win: Page

  constructor(win: Page, question: string | RegExp, primary: string | RegExp) {
    this.win = win
    this.heading = win.getByRole('heading', { level: 1, name: question })
    this.primary = win.locator('footer').getByRole('button', { name: primary })
    this.notice = win.getByRole('alert')
  }

  /** Presses the primary button. One that is not ready yet says why and is waited for. */
  async goOn(): Promise<void> {
    await expect(this.primary).toBeEnabled()
    await this.primary.click()
  }

  /** Holds the primary button to be out of reach, and to say why. */
  async expectBlocked(why: string | RegExp): Promise<void> {
    await expect(this.primary).toBeDisabled()
    await expect(this.primary).toHaveAccessibleDescription(why)
  }
}
