import { expect, readBooks, test } from './books.ts'
import { bankExport } from './files/bankExport.ts'
import { bringToReview, sendReviewed } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'

const march = {
  name: 'march.csv',
  text: bankExport(['2025/03/03,-43.90,Lunch', '2025/03/04,250.00,Sale', '2025/03/05,-12.00,Rent']),
}

test('an import that should not have been sent is reversed, and is not sent again before that is decided', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox({ refuseNames: ['Rent'] })
  await new Connections(win).addSandbox('Shop', sandbox)
  const review = await bringToReview(win, march, dataDir)
  await sendReviewed(win, 3)
  const outcome = new OutcomeStep(win)
  await expect(outcome.counted('Refused', 1)).toBeVisible()

  await win.getByRole('button', { name: 'Reverse…' }).click()
  await expect(win.getByRole('dialog')).toContainText('Each record that stub took in (2) gets one')
  await win.getByRole('button', { name: 'Prepare the reversal' }).click()
  await expect(win.getByText('Reversal of march.csv')).toBeVisible()
  await expect(review.row(2)).toContainText('Lunch')
  await expect(review.row(2)).toContainText('R 43.90')

  await goTo(win, 'Imports')
  await win.getByRole('button', { name: 'march.csv', exact: true }).click()
  await expect(win.getByText(/“Reversal of march.csv” was made on .* to reverse/)).toBeVisible()
  await win.getByRole('button', { name: 'Send the refused again' }).click()
  await new SendStep(win).expectBlocked('This import is to be reversed.')

  await goTo(win, 'Imports')
  await win.getByRole('button', { name: 'Reversal of march.csv', exact: true }).click()
  await sendReviewed(win, 2)
  const { income, expenses } = await readBooks(sandbox)
  expect(income.map(({ name }) => name).sort()).toEqual(['Lunch', 'Sale'])
  expect(expenses.map(({ name }) => name).sort()).toEqual(['Lunch', 'Sale'])
  const lunch = expenses.find(({ name }) => name === 'Lunch')
  expect(income.find(({ name }) => name === 'Lunch')).toMatchObject({
    ...{ date: '2025-03-03', amount: 43.9 },
    notes: `Reverses Lunch of 2025-03-03, ${lunch?.id ?? ''}`,
  })

  await goTo(win, 'Imports')
  await win.getByRole('button', { name: 'march.csv', exact: true }).click()
  await win.getByRole('button', { name: 'Allow sending' }).click()
  await expect(win.getByText(/was made on .* to reverse/)).toBeHidden()
})

test('removing the reversing import lets the original be sent again', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  await bringToReview(win, march, dataDir)
  await sendReviewed(win, 3)

  await win.getByRole('button', { name: 'More for this import' }).click()
  await win.getByRole('menuitem', { name: /Reverse…/ }).click()
  await win.getByRole('button', { name: 'Prepare the reversal' }).click()
  await expect(new ReviewStep(win).row(3)).toContainText('R 250.00 out')
  await goTo(win, 'Imports')
  await win.getByRole('button', { name: /Remove.*Reversal of march/ }).click()
  await win.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(win.getByRole('button', { name: 'Reversal of march.csv', exact: true })).toBeHidden()
  await win.getByRole('button', { name: 'march.csv', exact: true }).click()
  await expect(new OutcomeStep(win).counted('Confirmed', 3)).toBeVisible()
  await expect(win.getByText(/was made on .* to reverse/)).toBeHidden()
})
