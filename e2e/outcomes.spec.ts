import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './books.ts'
import { receive } from './pages/business.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'

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
  const file = path.join(dataDir, 'posted.csv')
  const rows = ['2025/01/02, 250.00, CASH DEPOSIT', '2025/01/03, -35.00, COFFEE BEAN']
  writeFileSync(
    file,
    ['Account:, 62000000001, [Gold]', '', 'Date, Amount, Description', ...rows, ''].join('\n'),
  )
  await goTo(win, 'Imports')
  await new Home(win).bringIn(file)
  await win.getByRole('button', { name: 'Yes, on to the columns' }).click()
  await new ColumnsStep(win).goOn()
  await new ReviewStep(win).goOn()
  const send = new SendStep(win)
  await send.send(2)
  await send.seeOutcome()

  const outcome = new OutcomeStep(win)
  await expect(outcome.counted('Accepted', 2)).toBeVisible()
  await expect(outcome.counted('Confirmed', 2)).toBeVisible({ timeout: 20_000 })
  await expect(outcome.records.filter({ hasText: 'Confirmed' })).toHaveCount(2)
  await expect(outcome.records.filter({ hasText: 'stub reported it stored' })).toHaveCount(2)
  await win.getByRole('tab', { name: 'Attempts to send' }).click()
  await expect(win.getByText('Posted by stub')).toBeVisible()
})
