import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, readBooks, test } from './books.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'

test('an import that should not have been sent is reversed, and is not sent again before that is decided', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox({ refuseNames: ['Rent'] })
  await new Connections(win).addSandbox('Shop', sandbox)
  const file = path.join(dataDir, 'march.csv')
  const rows = ['2025/03/03,-43.90,Lunch', '2025/03/04,250.00,Sale', '2025/03/05,-12.00,Rent']
  writeFileSync(file, ['Account:,62000000001', '', 'Date,Amount,Description', ...rows, ''].join('\n'))
  await goTo(win, 'Imports')
  await new Home(win).bringIn(file)
  await win.getByRole('button', { name: 'Yes, on to the columns' }).click()
  await new ColumnsStep(win).goOn()
  const review = new ReviewStep(win)
  await review.goOn()
  const send = new SendStep(win)
  await send.send(3)
  await send.seeOutcome()
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
  await send.expectBlocked('This import is to be reversed.')

  await goTo(win, 'Imports')
  await win.getByRole('button', { name: 'Reversal of march.csv', exact: true }).click()
  await review.goOn()
  await send.send(2)
  await send.seeOutcome()
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
  const file = path.join(dataDir, 'march.csv')
  writeFileSync(
    file,
    'Account:,62000000001\n\nDate,Amount,Description\n2025/03/03,-43.90,Lunch\n2025/03/04,250.00,Sale\n',
  )
  await goTo(win, 'Imports')
  await new Home(win).bringIn(file)
  await win.getByRole('button', { name: 'Yes, on to the columns' }).click()
  await new ColumnsStep(win).goOn()
  await new ReviewStep(win).goOn()
  const send = new SendStep(win)
  await send.send(2)
  await send.seeOutcome()

  await win.getByRole('button', { name: 'More for this import' }).click()
  await win.getByRole('menuitem', { name: /Reverse…/ }).click()
  await win.getByRole('button', { name: 'Prepare the reversal' }).click()
  await expect(new ReviewStep(win).row(3)).toContainText('R 250.00 out')
  await goTo(win, 'Imports')
  await win.getByRole('button', { name: /Remove.*Reversal of march/ }).click()
  await win.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(win.getByRole('button', { name: 'Reversal of march.csv', exact: true })).toBeHidden()
  await win.getByRole('button', { name: 'march.csv', exact: true }).click()
  await expect(new OutcomeStep(win).counted('Confirmed', 2)).toBeVisible()
  await expect(win.getByText(/was made on .* to reverse/)).toBeHidden()
})
