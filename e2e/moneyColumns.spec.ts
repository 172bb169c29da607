import { expect, test } from './fixtures.ts'
import { bringToColumns } from './pages/bringToSending.ts'
import { ReviewStep } from './pages/reviewStep.ts'

const till = [
  'Date,Description,Way,Amount,Fee',
  '2025-03-13,Wedding cake,Earned,100.00,2.50',
  '2025-03-14,Flour,Spent,40.00,0.50',
  '2025-03-15,Bread,Earned,12.00,0.00',
  '',
].join('\n')

test('words of the user’s own say which way the money went, and the user says what becomes of fees', async ({
  win,
  dataDir,
}) => {
  const columns = await bringToColumns(win, { name: 'till.csv', text: till, account: '62000000001' }, dataDir)
  await win.getByRole('button', { name: /^In or out: / }).click()
  await win.getByRole('menuitem', { name: 'a column says whether it is in or out' }).click()
  await columns.map('in-or-out mark', 'Way')
  await columns.addWord('Other words for money out', 'spent')
  await columns.addWord('Other words for money in', 'earned')
  await expect(win.getByText('Does the amount include the fee?')).toBeVisible()
  await columns.answer('No, the fee comes on top of the amount')
  await columns.say('Amount and fee', 'includes the fee')

  const review = new ReviewStep(win)
  await columns.goOn()
  await expect(review.sum(3, 3, 0, 0)).toBeVisible()
  await expect(review.cell(2, 'amount')).toHaveText(/102[.,]50/)
  await expect(review.cell(3, 'amount')).toHaveText(/39[.,]50/)
})
