import path from 'node:path'
import { expect, test } from './fixtures.ts'
import { bringToReview } from './pages/bringToSending.ts'
import { lookInBoth } from './pages/look.ts'

const text = `Date,Description,Amount
2025-03-01,Engen 1042,-500.00
2025-03-02,Toll plaza,-45.00
2025-03-03,Engen 1042,-350.00
2025-03-04,Invoice 7,12000.00
2025-03-05,Engen 1042,-120.00
`
const screens = path.resolve('out/screens')

test('several rows are corrected at once and taken back at once, and a choice becomes a rule', async ({
  win,
  dataDir,
}) => {
  const file = { name: 'several.csv', text, account: '62000000001' }
  const review = await bringToReview(win, file, dataDir)
  await review.select(2)
  await review.select(3)
  await expect(win.getByText('2 rows selected.')).toBeVisible()
  for (const problem of await lookInBoth(win, screens, '3-review-several')) expect.soft(problem).toBe('')
  const category = win.getByRole('combobox', { name: 'Category for the selected rows' })
  await category.fill('Travel')
  await win.getByRole('button', { name: 'Set category' }).click()
  await expect(review.cell(2, 'category')).toHaveText('Travel')
  await expect(review.cell(3, 'category')).toHaveText('Travel')
  await win.getByRole('button', { name: 'Leave out', exact: true }).click()
  await expect(review.sum(5, 3, 2, 0)).toBeVisible()
  await win.getByRole('button', { name: 'Take in', exact: true }).click()
  await expect(review.sum(5, 5, 0, 0)).toBeVisible()
  for (const sum of [review.sum(5, 3, 2, 0), review.sum(5, 5, 0, 0)]) {
    await win.getByRole('button', { name: 'Undo' }).click()
    await expect(sum).toBeVisible()
  }
  await win.getByRole('button', { name: 'Undo' }).click()
  await expect(review.cell(2, 'category')).not.toContainText('Travel')
  await expect(review.cell(3, 'category')).not.toContainText('Travel')
  await win.getByRole('button', { name: 'Select none' }).click()

  await review.correct(2, 'category', 'Fuel')
  await win.getByRole('button', { name: 'Make a rule of this…' }).click()
  const dialog = win.getByRole('dialog', { name: 'Categories' })
  await expect(dialog.getByLabel('What to look for')).toHaveValue('Engen 1042')
  for (const problem of await lookInBoth(win, screens, '3-review-make-a-rule')) expect.soft(problem).toBe('')
  await dialog.getByRole('button', { name: 'Use these categories' }).click()
  for (const row of [4, 6]) await expect(review.cell(row, 'category')).toHaveText('Fuel')
  await expect(review.cell(3, 'category')).not.toContainText('Fuel')
})
