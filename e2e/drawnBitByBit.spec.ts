import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { bringToColumns, bringToSource } from './pages/bringToSending.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SourceStep } from './pages/sourceStep.ts'

test.describe.configure({ mode: 'parallel' })

const text = [
  'Date,Details,Note,Amount',
  '03/04/2025,Coffee,A1,-35.00',
  '05/06/2025,Rent,A2,-9000.00',
  '07/08/2025,Sale,A3,1200.00',
  '',
].join('\n')

const statement = { name: 'statement.csv', text, account: '62000000001' }

/** What belongs to a step: its question, and the part of it that takes long to draw. */
interface Drawing {
  readonly question: string
  readonly heavy: string
  /** A box that is typed into as soon as the step is there. */
  readonly typed?: { readonly box: string; readonly text: string }
}

/**
 * Hears each change of the page from now on, and remembers whether the heavy part was there when a step's question first was;
 * types there before anything else can be drawn.
 */
async function watch(win: Page, drawing: Drawing): Promise<void> {
  await win.evaluate(({ question, heavy, typed }) => {
    const isAsked = (): boolean => document.querySelector('h1')?.textContent === question
    const type = (box: string, written: string): void => {
      const input = document.querySelector(box)
      if (!(input instanceof HTMLInputElement)) throw new Error(`${box} is not there yet`)
      // As keys do it: the value first, then the event by which React hears of it.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, written)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const observer = new MutationObserver(() => {
      if (!isAsked()) return
      observer.disconnect()
      document.body.dataset['firstWith'] = document.querySelector(heavy) === null ? 'its place' : 'all of it'
      if (typed !== undefined) type(typed.box, typed.text)
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
  }, drawing)
}

/** Goes to a step by the track at the top. */
async function goToStep(win: Page, name: RegExp): Promise<void> {
  await win.getByRole('navigation', { name: 'Steps of this import' }).getByRole('button', { name }).click()
}

test('a step that is come back to is there before the part of it that takes long to draw, which always comes', async ({
  win,
  dataDir,
}) => {
  const columns = await bringToColumns(win, statement, dataDir)
  await expect(columns.column('date')).toBeVisible()
  const source = new SourceStep(win)
  await watch(win, { question: 'Is this how your file should read?', heavy: 'table' })
  await goToStep(win, /File/)
  await expect(win.getByRole('cell', { name: 'Coffee' })).toBeVisible()
  await expect(win.locator('body')).toHaveAttribute('data-first-with', 'its place')

  await watch(win, { question: 'What is in each column?', heavy: 'table' })
  await source.goOn()
  await expect(columns.column('amount')).toHaveValue('Amount')
  await expect(win.locator('body')).toHaveAttribute('data-first-with', 'its place')
})

test('of a long file the first hundred rows come, though those in sight come first', async ({
  win,
  dataDir,
}) => {
  const days = Array.from({ length: 200 }, (_, row) => `2025-03-${10 + (row % 20)},Payment ${row + 2},-1.00`)
  const long = { name: 'long.csv', text: ['Date,Details,Amount', ...days, ''].join('\n') }
  await bringToSource(win, long, dataDir)
  const rows = win.getByRole('region', { name: 'The first rows of the file' }).getByRole('row')
  await expect(rows).toHaveCount(100)
  await expect(rows.last()).toContainText('Payment 100')
})

test('what is typed before the rest of a step is drawn is kept', async ({ win, dataDir }) => {
  const columns = await bringToColumns(win, statement, dataDir)
  await expect(columns.column('date')).toBeVisible()
  const account = { box: 'input[maxlength="100"]', text: '62000000002' }
  await watch(win, { question: 'Is this how your file should read?', heavy: 'table', typed: account })
  await goToStep(win, /File/)
  await expect(win.getByRole('cell', { name: 'Coffee' })).toBeVisible()
  await expect(win.locator('body')).toHaveAttribute('data-first-with', 'its place')
  await expect(new SourceStep(win).account).toHaveValue('62000000002')
})

test('an answer that is given while records are being made by the one before does not undo it', async ({
  win,
  dataDir,
}) => {
  const columns = await bringToColumns(win, statement, dataDir)
  const order = win.getByRole('button', { name: /day\/month\/year/i })
  const expenses = await win.getByRole('radio', { name: 'Expenses' }).elementHandle()
  await order.evaluate(async (first, second) => {
    if (!(first instanceof HTMLElement) || !(second instanceof HTMLElement)) throw new Error('Not there yet')
    first.click()
    // The first is drawn by then, and main cannot have answered it.
    await Promise.resolve()
    second.click()
  }, expenses)
  await expect(win.getByRole('button', { name: 'Order of dates: day/month/year' })).toBeVisible()
  await expect(win.getByRole('radio', { name: 'Expenses' })).toBeChecked()
  await columns.goOn()

  const review = new ReviewStep(win)
  await expect(review.cell(2, 'date')).toContainText('3 Apr 2025')
  await expect(win.getByText('3 records will be sent.')).toBeVisible()
})

test('a column is chosen by the keyboard: an arrow opens the columns at the one that is chosen', async ({
  win,
  dataDir,
}) => {
  const columns = await bringToColumns(win, statement, dataDir)
  await columns.column('name').focus()
  await win.keyboard.press('ArrowDown')
  await expect(win.getByRole('option', { name: 'Details' })).toHaveAttribute('data-combobox-selected')
  await win.keyboard.press('ArrowDown')
  await win.keyboard.press('Enter')
  await expect(new ColumnsStep(win).column('name')).toHaveValue('Note')
  await expect(columns.column('name')).toBeFocused()
})
