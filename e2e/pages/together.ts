import { expect, type Locator, type Page } from '@playwright/test'
import { Step } from './step.ts'

/** Several files at once: one verdict each, and one sending. */
export class Together extends Step {
  /** The lines of the list. */
  readonly files: Locator

  constructor(win: Page) {
    super(win, /^(Sending )?\d+ files?( together)?$/, /^(Send( \d+ files?)?|Done)$/)
    this.files = win.locator('tbody').getByRole('row')
  }

  /** The line of a file. */
  file(name: string): Locator {
    return this.files.filter({ hasText: name })
  }

  /** Holds how many files would leave, and sends them. */
  async send(files: number): Promise<void> {
    await expect(this.primary).toHaveText(files === 1 ? 'Send 1 file' : `Send ${files} files`)
    await this.goOn()
  }

  /** Waits until all files were read and compared with each other. */
  async untilJudged(): Promise<void> {
    await expect(this.win.getByText(/^(Waits to be read|Comparing…)$/)).toHaveCount(0, { timeout: 60_000 })
  }

  /** Waits until nothing is left to send. */
  async untilThrough(): Promise<void> {
    await expect(this.win.getByText('Nothing of these files is left to send')).toBeVisible({
      timeout: 30_000,
    })
  }
}
