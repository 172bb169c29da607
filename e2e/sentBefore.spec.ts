import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, readBooks, test } from './books.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'

test.describe.configure({ mode: 'parallel' })

/** A bank's export of one account, with these rows. */
function putExport(folder: string, name: string, rows: readonly string[]): string {
  const place = path.join(folder, name)
  const preamble = ['ACCOUNT TRANSACTION HISTORY', '', 'Account:, 62000000001, [Gold]', '']
  writeFileSync(place, [...preamble, 'Date, Amount, Description', ...rows, ''].join('\n'))
  return place
}

async function bringToReview(win: Page, file: string): Promise<ReviewStep> {
  await goTo(win, 'Imports')
  await new Home(win).bringIn(file)
  await win.getByRole('button', { name: 'Yes, on to the columns' }).click()
  await new ColumnsStep(win).goOn()
  return new ReviewStep(win)
}

async function sendTheRest(win: Page, review: ReviewStep, records: number): Promise<void> {
  await review.goOn()
  const send = new SendStep(win)
  await send.send(records)
  await send.seeOutcome()
}

test('a pending transaction that comes back posted is told, left out, and nothing leaves twice', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox({ readBack: false })
  await new Connections(win).addSandbox('Shop', sandbox)
  const pending = ['2025/01/02, 250.00, CASH DEPOSIT', '2025/01/03, -35.00, (Pending) COFFEE BEAN']
  await sendTheRest(win, await bringToReview(win, putExport(dataDir, 'pending.csv', pending)), 2)

  const posted = [
    '2025/01/02, 250.00, CASH DEPOSIT',
    '2025/01/06, -35.00, COFFEE BEAN',
    '2025/01/07, -9.00, FEE',
  ]
  const review = await bringToReview(win, putExport(dataDir, 'posted.csv', posted))
  await expect(review.row(6)).toContainText('Sent before')
  await win.getByText('Sent before 1').click()
  await expect(review.row(8)).toBeHidden()
  await win.getByText('Changed 1').click()
  await expect(review.row(7)).toContainText('of 3 Jan 2025, then pending')
  await review.leaveOut(7)
  await sendTheRest(win, review, 1)
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
  await sendTheRest(
    win,
    await bringToReview(
      win,
      putExport(dataDir, 'one.csv', ['2025/01/02, 250.00, SALE', '2025/01/31, -12.00, RENT']),
    ),
    2,
  )
  await connections.addSandbox('Cafe', cafe)

  const review = await bringToReview(
    win,
    putExport(dataDir, 'two.csv', ['2025/02/02, 90.00, SALE TWO', '2025/02/28, -12.00, RENT']),
  )
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
