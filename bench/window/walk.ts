import type { Page } from 'playwright-core'

/** A part of the user's way, and how it is gone. What it answers is how long, in milliseconds, something that counts took. */
export interface Stretch {
  readonly name: string
  go(this: void, page: Page): Promise<number | null>
}

// Longer than any stretch takes with a million rows: what takes longer is stuck.
const patience = 10 * 60_000

/** The name of the stretch in which a file is taken in. */
export const importStretch = 'drop → source'

/** The way with a file of `bankCsv.ts` of so many rows, from the drop to its rows in the review, nine tenths down. */
export function wayToReview(file: string, rows: number): Stretch[] {
  return [...toColumns(file), toReview, jump(rows)]
}

/** The whole way with a file of `bankCsv.ts` of so many rows, from the drop to the outcome. */
export function wholeWay(file: string, rows: number): Stretch[] {
  return [
    stretch('home, nothing to do', (page) => page.waitForTimeout(2000)),
    ...toColumns(file),
    stretch('columns: another date order, and back', async (page) => {
      await chooseDateOrder(page, 'day/month/year')
      await chooseDateOrder(page, 'year/month/day')
    }),
    toReview,
    stretch('review: scrolled at reading speed', scrollAtReadingSpeed),
    jump(rows),
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

function toColumns(file: string): Stretch[] {
  return [
    stretch(importStretch, (page) => drop(page, file)),
    stretch('source: the account named', nameAccount),
    stretch('source → columns', async (page) => {
      await press(page, 'Yes, on to the columns')
      await heading(page, 'What is in each column?')
    }),
  ]
}

const toReview = stretch('columns → review', async (page) => {
  await press(page, 'On to the review')
  await rowOnScreen(page, 2)
})

function jump(rows: number): Stretch {
  const row = Math.round(rows * 0.9)
  return {
    name: `review: jump to row ${row.toLocaleString('en')}`,
    go: (page) => jumpTo(page, row, rows),
  }
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

/** Scrolls there at once, and answers how long it takes until rows from there are on the screen. */
async function jumpTo(page: Page, row: number, rows: number): Promise<number> {
  return page.evaluate(
    async ({ row, share, nearby }) => {
      const viewport = document.querySelector('.ag-grid-viewport')
      if (viewport === null) throw new Error('There is no grid')
      const startedAt = performance.now()
      // No element is as high as a million rows: the grid scrolls through them in larger steps.
      viewport.scrollTop = share * viewport.scrollHeight
      const isThere = (): boolean =>
        [...document.querySelectorAll('.ag-row [col-id="row"]')].some(({ textContent }) => {
          const shown = textContent === '' ? Infinity : Number(textContent)
          return Math.abs(shown - row) < nearby
        })
      while (!isThere()) await new Promise(requestAnimationFrame)
      return performance.now() - startedAt
    },
    { row, share: row / rows, nearby: 100 },
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
