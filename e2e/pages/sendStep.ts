import { expect, type Locator, type Page } from '@playwright/test'
import { Step } from './step.ts'

/** The step “Send”: where the records go, what would leave, and how it goes. */
export class SendStep extends Step {
  /** What is shown once a sending has come to its end. */
  readonly ended: Locator

  constructor(win: Page) {
    super(win, 'Where should these records go?', /^Send( \d|$)/)
    this.ended = win.getByRole('button', { name: /^See what (became of each|was refused|is not known)$/ })
  }

  async choose(connection: string): Promise<void> {
    await this.win.getByRole('radio', { name: connection }).click()
  }

  async practise(): Promise<void> {
    await this.win.getByRole('button', { name: 'Practise with the sandbox' }).click()
  }

  /** Changes how the records go. */
  async goBy(way: 'each in a request of its own' | 'in a file'): Promise<void> {
    await this.win.getByRole('button', { name: /^How records go: / }).click()
    await this.win.getByRole('menuitem', { name: way }).click()
    await expect(this.win.getByRole('button', { name: `How records go: ${way}` })).toBeVisible()
  }

  /** Holds what would leave, and sends it. */
  async send(records: number): Promise<void> {
    await expect(this.primary).toHaveText(records === 1 ? 'Send 1 record' : `Send ${records} records`)
    await this.goOn()
  }

  /** Sends whatever there is to be sent. */
  async sendAll(): Promise<void> {
    await expect(this.primary).toHaveText(/^Send \d/)
    await this.goOn()
  }

  /** Waits for the end of a sending, and goes on to the outcome. */
  async seeOutcome(): Promise<void> {
    await this.ended.click({ timeout: 30_000 })
  }
}
