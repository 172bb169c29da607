import type { Page } from '@playwright/test'
import { expect, readBooks, test, type Books } from './books.ts'
import { bringToColumns, sendReviewed } from './pages/bringToSending.ts'
import type { ColumnsStep } from './pages/columnsStep.ts'
import { Connections } from './pages/connections.ts'
import { ReviewStep } from './pages/reviewStep.ts'

/** VAT at 14 %, then at 15 %; one that is 15 % of the whole rather than contained in it; one of 0; and a row without any. */
const text = `Date,Description,Amount,VAT
2018-03-31,Invoice 1,114.00,14.00
2018-04-01,Invoice 2,115.00,15.00
2018-04-02,Stationery,-230.00,30.00
2018-04-03,Courier,-100.00,15.00
2018-04-04,Brown bread,-50.00,0.00
2018-04-05,Interest,10.00,
`
const file = { name: 'vat.csv', text, account: '62000000001' }

async function toColumns(win: Page, dataDir: string): Promise<ColumnsStep> {
  const columns = await bringToColumns(win, file, dataDir)
  await expect(columns.column('VAT')).toHaveValue('VAT')
  return columns
}

/** What the business then holds of VAT, in rands, by name; null where its record says nothing of it. */
async function sendAndRead(win: Page, books: () => Promise<Books>): Promise<Record<string, unknown>> {
  await sendReviewed(win, 6)
  const { income, expenses } = await books()
  return Object.fromEntries([...income, ...expenses].map(({ name, vat = null }) => [name, vat]))
}

test('VAT of a column is sent as it stands, and what differs from the rate of its date is shown', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  const columns = await toColumns(win, dataDir)
  await columns.goOn()
  const review = new ReviewStep(win)
  await win.getByText('Warnings 1').click()
  await expect(review.row(5)).toContainText(
    'is not what the amount contains at the standard rate of its date',
  )
  await expect(review.row(2)).toBeHidden()
  expect(await sendAndRead(win, () => readBooks(sandbox))).toEqual({
    ...{ 'Invoice 1': 14, 'Invoice 2': 15, Stationery: 30, Courier: 15, 'Brown bread': 0, Interest: null },
  })
})

test('VAT contained in the amounts is worked out by the rate of each date', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  const columns = await toColumns(win, dataDir)
  await columns.say('VAT', 'contained in each amount')
  await expect(columns.column('VAT')).toBeHidden()
  await columns.goOn()
  const review = new ReviewStep(win)
  await expect(review.cell(5, 'vat')).toContainText('13.04')
  // 100 × 15 / 115 = 13.043…, 50 × 15 / 115 = 6.521…, 10 × 15 / 115 = 1.304….
  expect(await sendAndRead(win, () => readBooks(sandbox))).toEqual({
    ...{
      'Invoice 1': 14,
      'Invoice 2': 15,
      Stationery: 30,
      Courier: 13.04,
      'Brown bread': 6.52,
      Interest: 1.3,
    },
  })
})

test('a business that is not registered for VAT sends none, whatever the file says', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  const columns = await toColumns(win, dataDir)
  await columns.say('VAT', 'none, as the business is not registered for it')
  await columns.goOn()
  await expect(win.getByText('Warnings 0')).toBeVisible()
  await expect(new ReviewStep(win).cell(2, 'vat')).toHaveText('')
  expect(await sendAndRead(win, () => readBooks(sandbox))).toEqual({
    ...{ 'Invoice 1': null, 'Invoice 2': null, Stationery: null, Courier: null },
    ...{ 'Brown bread': null, Interest: null },
  })
})
