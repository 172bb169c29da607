import { expect, test } from './fixtures.ts'
import { bringToColumns } from './pages/bringToSending.ts'
import { goTo } from './pages/places.ts'
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

test('what an amount against its word is, is asked where there is one, and no row stays in error', async ({
  win,
  dataDir,
}) => {
  const usual = [
    'Date,Description,Amount,Type',
    '2025-03-01,Paper,100.00,Debit',
    '2025-03-02,Sale,60.00,Credit',
  ]
  const asked = win.getByText('An amount with another sign than the others beside its word')
  const text = [...usual, '2025-03-03,Ink,10.00,Debit', ''].join('\n')
  await bringToColumns(win, { name: 'usual.csv', text, account: '62000000001' }, dataDir)
  await expect(win.getByRole('button', { name: /^In or out: / })).toBeVisible()
  await expect(asked).toBeHidden()

  await goTo(win, 'Imports')
  const withOne = [...usual, '2025-03-03,Ink,10.00,Debit', '2025-03-04,Paper back,-50.00,Debit', ''].join(
    '\n',
  )
  const columns = await bringToColumns(
    win,
    { name: 'back.csv', text: withOne, account: '62000000002' },
    dataDir,
  )
  await expect(asked).toBeVisible()
  await win.getByRole('button', { name: /^Amounts against their word: / }).click()
  await win.getByRole('menuitem', { name: 'was paid back' }).click()
  await expect(win.getByText('4 records', { exact: true })).toBeVisible()
  const review = new ReviewStep(win)
  await columns.goOn()
  await expect(review.sum(4, 4, 0, 0)).toBeVisible()
  await expect(review.cell(5, 'amount')).toHaveText(/50[.,]00\s*in/)
})

test('figures whose heading says cents are read so, and the program says it', async ({ win, dataDir }) => {
  const text = [
    'Date,Description,Amount (cents)',
    '2025-03-01,Cake,12345',
    '2025-03-02,Flour,-5000',
    '',
  ].join('\n')
  const columns = await bringToColumns(win, { name: 'cents.csv', text, account: '62000000001' }, dataDir)
  const unit = win.getByRole('button', { name: /^Unit of amounts: / })
  await expect(unit).toHaveText('cents, so that 12345 is 123.45')
  await expect(win.getByText('The headings of the amounts say cents.')).toBeVisible()
  const review = new ReviewStep(win)
  await columns.goOn()
  await expect(review.cell(2, 'amount')).toHaveText(/123[.,]45/)
  await expect(review.cell(3, 'amount')).toHaveText(/50[.,]00/)
})
