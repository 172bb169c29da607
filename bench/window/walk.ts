import type { Page } from 'playwright-core'

/** A part of the user's way, and how it is gone. What it answers is how long, in milliseconds, something that counts took. */
export interface Stretch {
  readonly name: string
  go(this: void, page: Page): Promise<number | null>
}

const rowHeight = 36
// Longer than any stretch takes with a million rows: what takes longer is stuck.
const patience = 10 * 60_000

/** The name of the stretch that answers how long a page of rows takes to be on the screen. */
export const jumpStretch = 'review: jump to row 90,000'

/** The whole way with a file of `bankCsv.ts`, from the drop to the outcome. */
export function wholeWay(file: string): Stretch[] {
  return [
    stretch('home, nothing to do', (page) => page.waitForTimeout(2000)),
    stretch('drop → source', (page) => drop(page, file)),
    stretch('source: the account named', nameAccount),
    stretch('source → columns', async (page) => {
      await press(page, 'Yes, on to the columns')
      await heading(page, 'What is in each column?')
    }),
    stretch('columns: another date order, and back', async (page) => {
      await chooseDateOrder(page, 'day/month/year')
      await chooseDateOrder(page, 'year/month/day')
    }),
    stretch('columns → review', async (page) => {
      await press(page, 'On to the review')
      await rowOnScreen(page, 2)
    }),
    stretch('review: scrolled at reading speed', scrollAtReadingSpeed),
    { name: jumpStretch, go: (page) => jumpTo(page, 90_000) },
    stretch('review: only the errors', showErrors),
    stretch('review: a cell fixed', fixDate),
    stretch('review → send', async (page) => {
      await press(page, 'On to sending')
      await heading(page, 'Where should these records go?')
    }),
    stretch('send: a sandbox to practise with', async (page) => {
      await page.getByRole('button', { name: 'Practise with the sandbox' }).click()
      await page.getByRole('button', { name: /^Send .* records$/ }).waitFor({ timeout: patience })
    }),
    stretch('send: all records', async (page) => {
      await page.getByRole('button', { name: /^Send .* records$/ }).click()
      await page.getByRole('button', { name: 'See what became of each' }).waitFor({ timeout: patience })
    }),
    stretch('send → outcome', async (page) => {
      await press(page, 'See what became of each')
      await heading(page, 'What became of each record?')
      await rowOnScreen(page, 2)
    }),
    stretch('outcome: scrolled at reading speed', scrollAtReadingSpeed),
  ]
}

function stretch(name: string, go: (page: Page) => Promise<void>): Stretch {
  return {
    name,
    go: async (page) => {
      await go(page)
      return null
    },
  }
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name }).waitFor({ timeout: patience })
}

/** Presses a step's primary button, once it can be pressed. */
async function press(page: Page, name: string): Promise<void> {
  await page.locator('button:not([aria-disabled="true"])', { hasText: name }).click({ timeout: patience })
}

async function drop(page: Page, file: string): Promise<void> {
  await page.getByLabel('Choose files').setInputFiles(file)
  await heading(page, 'Is this how your file should read?')
}

async function nameAccount(page: Page): Promise<void> {
  await page.getByLabel('Which account is this file from?').fill('62001234567')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor({ timeout: patience })
}

async function chooseDateOrder(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Order of dates/ }).click()
  await page.getByRole('menuitem', { name: words }).click()
  await page.getByRole('button', { name: `Order of dates: ${words}` }).waitFor()
  await page
    .locator('button[aria-disabled="false"]', { hasText: 'On to the review' })
    .waitFor({ timeout: patience })
}

async function rowOnScreen(page: Page, row: number): Promise<void> {
  await page
    .locator('.ag-row [col-id]', { hasText: new RegExp(`^${row}$`) })
    .first()
    .waitFor({ timeout: patience })
}

async function scrollAtReadingSpeed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const viewport = document.querySelector('.ag-grid-viewport')
    if (viewport === null) throw new Error('There is no grid')
    for (let frame = 0; frame < 200; frame++) {
      viewport.scrollTop += 120
      await new Promise(requestAnimationFrame)
    }
  })
}

/** Scrolls there at once, and answers how long it takes until the row is on the screen. */
async function jumpTo(page: Page, row: number): Promise<number> {
  return page.evaluate(
    async ({ row, top }) => {
      const viewport = document.querySelector('.ag-grid-viewport')
      if (viewport === null) throw new Error('There is no grid')
      const startedAt = performance.now()
      viewport.scrollTop = top
      const isThere = (): boolean =>
        [...document.querySelectorAll('.ag-row [col-id="row"]')].some(
          (cell) => cell.textContent === String(row),
        )
      while (!isThere()) await new Promise(requestAnimationFrame)
      return performance.now() - startedAt
    },
    // The row stands in the middle of the screen rather than at its edge.
    { row, top: (row - 8) * rowHeight },
  )
}

async function showErrors(page: Page): Promise<void> {
  await page.getByText(/^Errors [\d,]+$/).click()
  await impossibleDate(page).waitFor({ timeout: patience })
}

/** The fix is done when the count of errors says so. */
async function fixDate(page: Page): Promise<void> {
  const errors = await page.getByText(/^Errors [\d,]+$/).innerText()
  await impossibleDate(page).dblclick()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('2024-02-28')
  await page.keyboard.press('Enter')
  await page.getByText(errors, { exact: true }).waitFor({ state: 'detached', timeout: patience })
}

function impossibleDate(page: Page) {
  return page.locator('.ag-row [col-id="date"]', { hasText: '31/02/2024' }).first()
}
