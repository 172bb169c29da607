import type { Locator, Page } from '@playwright/test'
import { goTo } from './places.ts'

/** The screen “Business”. */
export class Business {
  readonly #win: Page

  constructor(win: Page) {
    this.#win = win
  }

  /** A part of the screen by its heading. */
  part(name: 'Insights' | 'Income and expenses' | 'Bank sync' | 'Start over'): Locator {
    return this.#win.getByRole('region', { name, exact: true })
  }

  async open(): Promise<void> {
    await goTo(this.#win, 'Business')
  }

  async ask(what: 'Ask for insights' | 'Ask for income and expenses' | 'Sync bank accounts'): Promise<void> {
    await this.#win.getByRole('button', { name: what }).click()
  }

  async paid(id: string, date: string, amount: string): Promise<void> {
    await this.#win.getByLabel('Payment id').fill(id)
    await this.#win.getByLabel('Paid on').fill(date)
    await this.#win.getByLabel('Amount').fill(amount)
    await this.#win.getByRole('button', { name: 'Add one month' }).click()
  }

  async cancelled(date: string): Promise<void> {
    await this.#win.getByLabel('Cancelled on').fill(date)
    await this.#win.getByRole('button', { name: 'Cancel the subscription' }).click()
  }
}

/** Switches receiving on, on any free port of this computer. */
export async function receive(win: Page): Promise<void> {
  await goTo(win, 'Settings')
  await win.getByLabel('Port').fill('0')
  await win.getByRole('checkbox', { name: 'Receive what stub posts' }).click()
  await win.getByText('Listening on 127.0.0.1').waitFor()
}
