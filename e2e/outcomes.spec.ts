import { expect, test } from './books.ts'
import { bankExport } from './files/bankExport.ts'
import { bringToReview, sendReviewed } from './pages/bringToSending.ts'
import { receive } from './pages/business.ts'
import { Connections } from './pages/connections.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'

test('records go from accepted to confirmed before the eyes, by what stub posts late, where it cannot be read back', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  // A minute late, times this: long enough to see that they are accepted first.
  const sandbox = await openSandbox({
    readBack: false,
    faults: { webhookLate: 1 },
    webhookTimeScale: 0.1,
  })
  await receive(win)
  await new Connections(win).addSandbox('Shop', sandbox)
  const text = bankExport(['2025/01/02, 250.00, CASH DEPOSIT', '2025/01/03, -35.00, COFFEE BEAN'])
  await bringToReview(win, { name: 'posted.csv', text }, dataDir)
  await sendReviewed(win, 2)

  const outcome = new OutcomeStep(win)
  await expect(outcome.counted('Accepted', 2)).toBeVisible()
  await expect(outcome.counted('Confirmed', 2)).toBeVisible({ timeout: 20_000 })
  await expect(outcome.records.filter({ hasText: 'Confirmed' })).toHaveCount(2)
  await expect(outcome.records.filter({ hasText: 'stub reported it stored' })).toHaveCount(2)
  await win.getByRole('tab', { name: 'Attempts to send' }).click()
  await expect(win.getByText('Posted by stub')).toBeVisible()
})
