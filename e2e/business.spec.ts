import path from 'node:path'
import { expect, requestsTo, test } from './books.ts'
import { Business, receive } from './pages/business.ts'
import { Connections } from './pages/connections.ts'
import { look } from './pages/look.ts'
import { chooseTheme } from './pages/settings.ts'
import type { Sandbox } from '#sandbox/startSandbox.ts'

test.describe.configure({ timeout: 120_000 })

const screens = path.resolve(import.meta.dirname, '../out/screens')
const ours = `r1${'a'.repeat(26)}`

/** Two incomes and an expense, of which one income has an id of this program's making. */
async function pushed(sandbox: Sandbox): Promise<void> {
  const entry = { date: '2025-03-01', currency: 'ZAR' }
  const data = {
    income: [
      { ...entry, id: ours, name: 'Invoice 7', amount: 1500 },
      { ...entry, id: 'till-1', name: 'Till', date: '2025-02-03', amount: 250.5 },
    ],
    expenses: [{ ...entry, id: 'rent-1', name: 'Rent', category: 'Rent', amount: 900 }],
  }
  const { url, apiKey: apikey, appId: appid, uid } = sandbox
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ apikey, appid, uid, data })
  expect((await fetch(`${url}/api/push/many`, { method: 'POST', headers, body })).ok).toBe(true)
  await sandbox.settled()
}

const pathsOf = async (sandbox: Sandbox) => (await requestsTo(sandbox)).map((request) => request.path)

for (const theme of ['Light', 'Dark'] as const) {
  test(`what stub posts arrives: insights, books, a bank sync with late data; ${theme.toLowerCase()}`, async ({
    win,
    openSandbox,
  }) => {
    const folder = path.join(screens, theme.toLowerCase())
    const show = async (name: string) => {
      for (const problem of await look(win, folder, name)) expect.soft(problem).toBe('')
    }
    await chooseTheme(win, theme)
    // The data of a bank feed follows a second after it was announced, times this.
    const sandbox = await openSandbox({ webhookTimeScale: 3 })
    await pushed(sandbox)
    await receive(win)
    await win.getByRole('button', { name: 'Try the whole circle' }).click()
    await expect(win.getByText('The circle is closed')).toBeVisible()
    await show('settings-receiver')
    await new Connections(win).addSandbox('Corner Shop', sandbox)

    const business = new Business(win)
    await business.open()
    await win.getByLabel('Connection').selectOption('Corner Shop')
    await show('business-before')
    await business.ask('Ask for insights')
    const insights = business.part('Insights')
    await expect(insights).toContainText('posted by stub')
    await expect(insights.getByRole('row', { name: /2025-03/ })).toContainText(/1.500.00.*900.00.*\+.*600.00/)
    await business.ask('Ask for income and expenses')
    const books = business.part('Income and expenses')
    await expect(books).toContainText('stub holds 2 incomes')
    await expect(books).toContainText('1 sent by Stub Importer, 1 from elsewhere')
    await expect(books).toContainText('stub holds 1 expense,')
    await business.ask('Sync bank accounts')
    const sync = business.part('Bank sync')
    await expect(sync).toContainText('The data follows')
    await expect(sync).toContainText('The sync is done')
    await show('business')
    expect(await pathsOf(sandbox)).toEqual(
      expect.arrayContaining(
        ['insights', 'income', 'expenses', 'bank-feed'].map((name) => `/api/pull/${name}`),
      ),
    )
  })
}

test('without a receiver stub is read back; subscription, cancellation and reset reach it', async ({
  win,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await pushed(sandbox)
  await new Connections(win).addSandbox('Corner Shop', sandbox)
  const business = new Business(win)
  await business.open()
  await business.ask('Ask for insights')
  await expect(business.part('Insights')).toContainText('read from stub')

  await win.getByRole('button', { name: 'For partners of stub' }).click()
  await business.paid('SUB-7', '2025-03-01', '199')
  await expect(win.getByText('stub took the payment of 2025-03-01')).toBeVisible()
  await business.cancelled('2025-03-31')
  await expect(win.getByText('stub took the cancellation of 2025-03-31')).toBeVisible()

  const reset = business.part('Start over')
  const empty = reset.getByRole('button', { name: 'Empty the account' })
  await expect(empty).toBeDisabled()
  await reset.getByLabel('To empty it, type: Corner Shop').fill('Corner Shop')
  await empty.click()
  await expect(reset.getByText('The account was emptied')).toBeVisible()
  await business.ask('Ask for income and expenses')
  await expect(business.part('Income and expenses')).toContainText('stub holds no incomes')

  const paths = await pathsOf(sandbox)
  for (const name of ['subscription', 'cancellation', 'reset']) expect(paths).toContain(`/api/push/${name}`)
})
