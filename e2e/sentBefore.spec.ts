import type { Page } from '@playwright/test'
import { expect, readBooks, test } from './books.ts'
import { bankExport } from './files/bankExport.ts'
import { bringToReview, sendReviewed } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import type { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'

/** Brings the export of a bank in, up to the step “Review”. */
function bringExport(win: Page, folder: string, name: string, rows: readonly string[]): Promise<ReviewStep> {
  return bringToReview(win, { name, text: bankExport(rows) }, folder)
}

test.describe.configure({ mode: 'parallel' })

test('a pending transaction that comes back posted is told, left out, and nothing leaves twice', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox({ readBack: false })
  await new Connections(win).addSandbox('Shop', sandbox)
  const pending = ['2025/01/02, 250.00, CASH DEPOSIT', '2025/01/03, -35.00, (Pending) COFFEE BEAN']
  await bringExport(win, dataDir, 'pending.csv', pending)
  await sendReviewed(win, 2)

  const posted = [
    '2025/01/02, 250.00, CASH DEPOSIT',
    '2025/01/06, -35.00, COFFEE BEAN',
    '2025/01/07, -9.00, FEE',
  ]
  const review = await bringExport(win, dataDir, 'posted.csv', posted)
  await expect(review.row(6)).toContainText('Sent before')
  await win.getByText('Sent before 1').click()
  await expect(review.row(8)).toBeHidden()
  await win.getByText('Changed 1').click()
  await expect(review.row(7)).toContainText('of 3 Jan 2025, then pending')
  await review.leaveOut(7)
  await sendReviewed(win, 1)
  await expect(new OutcomeStep(win).counted('All', 2)).toBeVisible()

  const { income, expenses } = await readBooks(sandbox)
  expect(income.map(({ name }) => name)).toEqual(['CASH DEPOSIT'])
  expect(expenses.map(({ name }) => name).sort()).toEqual(['(Pending) COFFEE BEAN', 'FEE'])
})

test('an account that was sent to one business goes to another only once that one is named', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const [shop, cafe] = [await openSandbox(), await openSandbox()]
  const connections = new Connections(win)
  await connections.addSandbox('Shop', shop)
  await bringExport(win, dataDir, 'one.csv', ['2025/01/02, 250.00, SALE', '2025/01/31, -12.00, RENT'])
  await sendReviewed(win, 2)
  await connections.addSandbox('Cafe', cafe)

  const rows = ['2025/02/02, 90.00, SALE TWO', '2025/02/28, -12.00, RENT']
  const review = await bringExport(win, dataDir, 'two.csv', rows)
  await review.goOn()
  const send = new SendStep(win)
  await send.choose('Cafe')
  await expect(win.getByText('was sent to Shop before. This would go to Cafe.')).toBeVisible()
  await send.expectBlocked('Is this the right business?')
  await win.getByLabel('To send this account to Cafe from now on, type its name').fill('Cafe')
  await send.send(2)
  await send.seeOutcome()
  expect((await readBooks(cafe)).income).toMatchObject([{ name: 'SALE TWO' }])
  expect((await readBooks(shop)).income).toMatchObject([{ name: 'SALE' }])
})
