import type { Locator, Page } from '@playwright/test'
import { goTo } from './places.ts'

/** What is typed, by its label. */
const sale = {
  'Number of the sale': 'INV-7',
  Item: 'Cake',
  Description: 'Whole, lemon',
  'Item code': 'ITEM',
  'Price of one': '383.50',
  'How many': '3',
  'Cost of one': '120',
  'Paid on': '2025-03-01',
  'Name in the books': 'Coffee and cake',
  Category: 'Sales',
  'VAT in it': '150.07',
  Customer: 'Ann Customer',
  'Email of the customer': 'customer@example.com',
  'Customer number': 'CUSTOMER',
  Address: '1 Long Street',
  'Address, second line': 'Floor 2',
  Suburb: 'Gardens',
  City: 'Cape Town',
  'Postal code': '8001',
  Country: 'South Africa',
  'VAT number': '4000000000',
  'Registration number': '2020/000000/07',
}

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

  /** Records the sale of the reference. */
  async sell(): Promise<void> {
    await this.#win.getByRole('button', { name: 'Record a sale' }).click()
    const part = this.#win.getByRole('region', { name: 'Record a sale' })
    await part.getByRole('button', { name: 'More about the customer' }).click()
    for (const [label, text] of Object.entries(sale)) await part.getByLabel(label, { exact: true }).fill(text)
    await part.getByRole('button', { name: 'Record the sale' }).click()
    await part.getByText('stub took in sale INV-7').waitFor()
  }

  async paid(id: string, date: string, amount: string): Promise<void> {
    const part = this.#win.getByRole('region', { name: 'For partners of stub' })
    await part.getByLabel('Payment id').fill(id)
    await part.getByLabel('Paid on').fill(date)
    await part.getByLabel('Amount').fill(amount)
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
