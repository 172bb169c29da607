import type { Page } from '@playwright/test'
import { expect, readBooks, test } from './books.ts'
import { bringToReview } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { goTo } from './pages/places.ts'
import type { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'

const march = `Date,Description,Amount
2025-03-01,Engen 1042,-500.00
2025-03-02,ENGEN 1187,-450.00
2025-03-03,Rent,-9000.00
`
const april = `Date,Description,Amount
2025-04-01,Engen 2201,-610.00
2025-04-02,Rent,-9000.00
`

async function toReview(win: Page, dataDir: string, name: string, text: string): Promise<ReviewStep> {
  const review = await bringToReview(win, { name, text, account: '62000000001' }, dataDir)
  await expect(review.row(2)).toBeVisible()
  return review
}

test('a category that was chosen is offered for the next record of that name, taken by one click and never by itself', async ({
  openProgram,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  const first = await openProgram()
  const review = await toReview(first.win, dataDir, 'march.csv', march)
  await expect(review.offer(3)).toBeHidden()
  await review.correct(2, 'category', 'Fuel')
  await expect(review.offer(3)).toHaveText('Fuel?')
  await expect(review.offer(4)).toBeHidden()
  await review.offer(3).click()
  await expect(review.cell(3, 'category')).toHaveText('Fuel')
  await first.close()

  const { win } = await openProgram()
  await new Connections(win).addSandbox('Shop', sandbox)
  const next = await toReview(win, dataDir, 'april.csv', april)
  await expect(next.offer(2)).toHaveText('Fuel?')
  await next.goOn()
  const send = new SendStep(win)
  await send.send(2)
  await send.seeOutcome()
  // What was only offered did not leave.
  const { expenses } = await readBooks(sandbox)
  expect(expenses.map(({ category }) => category)).toEqual([undefined, undefined])
})

test('a choice that is taken back is forgotten, and so is all when the user wants it', async ({
  win,
  dataDir,
}) => {
  const review = await toReview(win, dataDir, 'march.csv', march)
  await review.correct(2, 'category', 'Fuel')
  await expect(review.offer(3)).toBeVisible()
  await win.getByRole('button', { name: 'Undo' }).click()
  await expect(review.offer(3)).toBeHidden()

  await review.correct(2, 'category', 'Fuel')
  await review.cell(3, 'name').click()
  await expect(win.getByText('You chose Fuel for this name before.')).toBeVisible()
  await win.getByRole('button', { name: 'Use Fuel' }).click()
  await expect(win.getByText('Fuel was chosen by you.')).toBeVisible()
  await goTo(win, 'Settings')
  await expect(win.getByText('1 name')).toBeVisible()
  await win.getByRole('button', { name: 'Forget them' }).click()
  await expect(win.getByText('Nothing yet')).toBeVisible()
})
