import type { Sandbox } from '#sandbox/startSandbox.ts'
import { expect, readBooks, test } from './books.ts'
import { bankExport } from './files/bankExport.ts'
import { bringToReview, sendReviewed } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'

const march = {
  name: 'march.csv',
  text: bankExport(['2025/03/03,-43.90,Lunch', '2025/03/04,250.00,Sale', '2025/03/05,-12.00,Rent']),
}

/** Somebody else changes a record in the books: a push with an id that stub has updates it. */
async function changeInBooks({ url, apiKey, appId, uid }: Sandbox, record: object): Promise<void> {
  const body = JSON.stringify({ apikey: apiKey, appid: appId, uid, data: record })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/push/expense`, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
}

test('what stub holds otherwise than it was sent is told field by field, and kept', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox({ sameId: 'update' })
  await new Connections(win).addSandbox('Shop', sandbox)
  await bringToReview(win, march, dataDir)
  await sendReviewed(win, 3)
  const outcome = new OutcomeStep(win)
  await sandbox.settled()
  await win.getByRole('button', { name: 'Check again' }).click()
  await expect(outcome.counted('Confirmed', 3)).toBeVisible()
  await expect(win.getByText('Differs')).toBeHidden()

  const lunch = (await readBooks(sandbox)).expenses.find(({ name }) => name === 'Lunch')
  await changeInBooks(sandbox, { ...lunch, amount: 45, date: '2025-03-02' })
  await sandbox.settled()
  await win.getByRole('button', { name: 'Check again' }).click()
  await expect(win.getByText('stub’s books hold 1 record otherwise than it was sent.')).toBeVisible()
  await outcome.show('Differs')
  await expect(outcome.records).toHaveCount(1)
  await expect(outcome.records.first()).toContainText(
    'Its amount in stub’s books is “45.00”; “43.90” was sent.',
  )

  await goTo(win, 'Imports')
  await win
    .getByRole('link', { name: /march/ })
    .or(win.getByRole('button', { name: /march/ }))
    .first()
    .click()
  await expect(outcome.counted('Differs', 1)).toBeVisible()
})
