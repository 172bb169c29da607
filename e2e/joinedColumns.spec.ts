import path from 'node:path'
import { expect, test } from './fixtures.ts'
import { bringToColumns } from './pages/bringToSending.ts'
import { lookInBoth } from './pages/look.ts'
import { ReviewStep } from './pages/reviewStep.ts'

const text = [
  'Date,Details,Reference,Money,Category',
  '2025-03-01,Coffee,A1,-35.00,Meals',
  '2025-03-02,Rent,,-9000.00,',
  '2025-03-05,,,1200.00,Sales',
  '',
].join('\n')

test('columns are joined by what the user chooses, and a text stands in where cells are empty', async ({
  win,
  dataDir,
}) => {
  const file = { name: 'joined.csv', text, account: '62000000001' }
  const columns = await bringToColumns(win, file, dataDir)
  await columns.map('date', 'Date')
  await columns.map('name', 'Several columns, joined')
  const between = win.getByRole('combobox', { name: 'Between the columns for name' })
  await expect(between).toHaveValue('a space between')
  await between.click()
  await win.getByRole('option', { name: 'a slash between' }).click()
  await expect(win.getByText('Coffee / A1')).toBeVisible()
  await columns.standIn('name', 'all its cells are', 'Till')
  await columns.standIn('category', 'its cell is', 'Other')
  for (const problem of await lookInBoth(win, path.resolve('out/screens'), '2-joined-columns'))
    expect.soft(problem).toBe('')
  await columns.goOn()

  const review = new ReviewStep(win)
  await expect(review.cell(2, 'name')).toHaveText('Coffee / A1')
  await expect(review.cell(3, 'name')).toHaveText('Rent')
  await expect(review.cell(4, 'name')).toHaveText('Till')
  await expect(review.cell(3, 'category')).toHaveText('Other')
})
