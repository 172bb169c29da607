import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, readBooks, requestsTo, test } from './books.ts'
import { runCli } from './cli.ts'
import { fnb } from './files/sources.ts'
import { openLine } from './line.ts'
import { Business, receive } from './pages/business.ts'
import { bringToSending } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { look, lookInBoth } from './pages/look.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { SendStep } from './pages/sendStep.ts'
import { prefer } from './prefer.ts'
import { chooseTheme } from './pages/settings.ts'
import type { Sandbox } from '#sandbox/startSandbox.ts'

test.describe.configure({ timeout: 120_000 })

const screens = path.resolve(import.meta.dirname, '../out/screens')
const ours = `r1${'a'.repeat(26)}`

/** Pushes as any other program would. */
async function push(sandbox: Sandbox, data: object): Promise<void> {
  const { url, apiKey: apikey, appId: appid, uid } = sandbox
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ apikey, appid, uid, data })
  expect((await fetch(`${url}/api/push/many`, { method: 'POST', headers, body })).ok).toBe(true)
  await sandbox.settled()
}

/** Two incomes and an expense, of which one income has an id of this program's making. */
async function pushed(sandbox: Sandbox): Promise<void> {
  const entry = { date: '2025-03-01', currency: 'ZAR' }
  await push(sandbox, {
    income: [
      { ...entry, id: ours, name: 'Invoice 7', amount: 1500 },
      { ...entry, id: 'till-1', name: 'Till', date: '2025-02-03', amount: 250.5 },
    ],
    expenses: [{ ...entry, id: 'rent-1', name: 'Rent', category: 'Rent', amount: 900 }],
  })
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
    await expect(insights.getByRole('row', { name: /Mar 2025/ })).toContainText(
      /1.500.00.*900.00.*\+.*600.00/,
    )
    await business.ask('Ask for income and expenses')
    const books = business.part('Income and expenses')
    await expect(books).toContainText('stub holds 2 incomes')
    await expect(books.getByText('Not from here 3', { exact: true })).toBeVisible()
    await expect(books).toContainText('Nothing of this was sent from here.')
    await expect(books).toContainText('stub holds 1 expense,')
    await business.ask('Sync bank accounts')
    const sync = business.part('Bank sync')
    await expect(sync).toContainText('The data follows')
    await expect(sync).toContainText('The sync is done')
    await show('business')
    await insights.getByRole('heading', { name: 'Insights' }).scrollIntoViewIfNeeded()
    await show('business-insights')
    await win.getByRole('button', { name: 'Record a sale' }).click()
    // While the form unfolds, its button is not where it was pressed.
    await expect(async () => {
      await win.getByRole('button', { name: 'Record the sale' }).click()
      await expect(win.getByText('Your own number for this sale')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await win.getByText('Your own number for this sale').scrollIntoViewIfNeeded()
    await show('business-sale')
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
  await expect(win.getByText('stub took the payment of 1 Mar 2025')).toBeVisible()
  await business.cancelled('2025-03-31')
  await expect(win.getByText('stub took the cancellation of 31 Mar 2025')).toBeVisible()

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

test('a month that was paid and a cancellation leave for a live business only once its name was typed', async ({
  dataDir,
  openProgram,
}) => {
  const live = { name: 'Books', environment: 'live', appId: 'APPID', uid: 'UID', businessName: 'Corner Shop' }
  writeFileSync(
    path.join(dataDir, 'settings.json'),
    JSON.stringify({ connections: [{ id: 'books', ...live }] }),
  )
  const { win } = await openProgram()
  await new Business(win).open()
  await win.getByRole('button', { name: 'For partners of stub' }).click()
  const part = win.getByRole('region', { name: 'For partners of stub' })
  const buttons = ['Add one month', 'Cancel the subscription'].map((name) =>
    part.getByRole('button', { name }),
  )
  for (const button of buttons) await expect(button).toBeDisabled()
  await part.scrollIntoViewIfNeeded()
  for (const problem of await lookInBoth(win, screens, 'business-partners-live'))
    expect.soft(problem).toBe('')
  await part.getByLabel('type the name of the business: Corner Shop').fill('Corner Shop')
  for (const button of buttons) await expect(button).toBeEnabled()
})

test('what a reset leaves in doubt, and one from a terminal, is said of an import and of its reversal', async ({
  openProgram,
  dataDir,
  openSandbox,
}) => {
  test.slow()
  prefer(dataDir, { timeoutMs: 5000 })
  const { win } = await openProgram()
  const sandbox = await openSandbox({ sameId: 'update' })
  const line = await openLine(sandbox.url)
  await new Connections(win).addSandbox('Corner Shop', { ...sandbox, url: line.url })
  await bringToSending(win, fnb, dataDir)
  const send = new SendStep(win)
  await send.send(fnb.records)
  await send.seeOutcome()
  const outcome = new OutcomeStep(win)
  await win.getByRole('button', { name: 'Reverse…' }).click()
  await win.getByRole('button', { name: 'Prepare the reversal' }).click()
  await expect(win.getByText('Reversal of fnb.csv')).toBeVisible()

  const business = new Business(win)
  await business.open()
  const reset = business.part('Start over')
  await reset.getByLabel('To empty it, type: Corner Shop').fill('Corner Shop')
  line.goSilent()
  await reset.getByRole('button', { name: 'Empty the account' }).click()
  await expect(reset.getByText('It is not known whether it was emptied')).toBeVisible()
  line.speakAgain()

  const home = new Home(win)
  await goTo(win, 'Imports')
  await home.open('Reversal of fnb.csv')
  await expect(
    win.getByText(/its answer was lost: what this import reverses of “fnb.csv” may not be/),
  ).toBeVisible()
  for (const problem of await lookInBoth(win, screens, 'reversal-doubted')) expect.soft(problem).toBe('')
  await goTo(win, 'Imports')
  await home.open(fnb.name)
  await expect(win.getByText(/stub was asked to empty the business on .* its answer was lost/)).toBeVisible()
  await expect(outcome.counted('Not known', fnb.records)).toBeVisible()
  await win.getByRole('button', { name: 'Allow sending' }).click()
  await expect(win.getByText(/was made on .* to reverse/)).toBeHidden()
  expect(await outcome.coveredInSmallWindow()).toBe(0)
  for (const problem of await lookInBoth(win, screens, 'maybe-emptied')) expect.soft(problem).toBe('')

  // It was emptied: what is looked for is not there, and leaves once more.
  await win.getByRole('button', { name: `Send the other ${fnb.records} records` }).click()
  await send.send(fnb.records)
  await send.seeOutcome()
  await expect(outcome.counted('Confirmed', fnb.records)).toBeVisible()
  await expect(win.getByText(/its answer was lost/)).toBeHidden()

  const emptying = ['api', 'push/reset', '--connection', 'Corner Shop', '--confirm', 'Corner Shop']
  const ran = await runCli(['--data-dir', dataDir, ...emptying], { STUB_IMPORT_KEY: sandbox.apiKey })
  expect(ran).toMatchObject({ code: 0 })
  await expect(outcome.counted('Confirmed', fnb.records)).toBeVisible()
  await win.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(outcome.counted('Was confirmed', fnb.records)).toBeVisible()
  await expect(win.getByText(/The business was emptied at stub on .* none leaves by itself/)).toBeVisible()
  await line.close()
})

test('stub’s books are held against what was sent: there, otherwise, not there, and from elsewhere', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const folder = path.join(screens, 'light')
  const sandbox = await openSandbox({ sameId: 'update' })
  await new Connections(win).addSandbox('Corner Shop', sandbox)
  await bringToSending(win, fnb, dataDir)
  const send = new SendStep(win)
  await send.send(fnb.records)
  await send.seeOutcome()
  const [deposit] = (await readBooks(sandbox)).income.filter(({ name }) => name === 'CASH DEPOSIT')
  const till = { id: 'till-1', date: '2025-02-03', name: 'Till', currency: 'ZAR', amount: 250.5 }
  await push(sandbox, { income: [{ ...deposit, name: 'Cash' }, till], expenses: [] })

  const business = new Business(win)
  await business.open()
  await business.ask('Ask for income and expenses')
  const books = business.part('Income and expenses')
  await expect(books).toContainText(
    'Of 6 entries that were sent from here, stub holds 5 as they were sent, 1 otherwise.',
  )
  for (const [standing, count] of Object.entries({
    'Sent and there': 5,
    Differs: 1,
    'Not there': 0,
    'Not from here': 1,
  }))
    await expect(books.getByText(`${standing} ${count}`, { exact: true })).toBeVisible()
  await books.getByText('Differs 1', { exact: true }).click()
  const lines = books.getByRole('row').filter({ has: win.getByRole('gridcell') })
  await expect(lines).toHaveCount(1)
  await expect(lines).toContainText('Its name in stub’s books is “Cash”; “CASH DEPOSIT” was sent.')
  for (const problem of await look(win, folder, 'business-compared')) expect.soft(problem).toBe('')

  const reset = business.part('Start over')
  await reset.getByLabel('To empty it, type: Corner Shop').fill('Corner Shop')
  await reset.getByRole('button', { name: 'Empty the account' }).click()
  await expect(
    reset.getByText('The account was emptied. The import that was sent there says so'),
  ).toBeVisible()
  await business.ask('Ask for income and expenses')
  await expect(books).toContainText('stub holds no incomes')

  const home = new Home(win)
  await goTo(win, 'Imports')
  await expect(home.import(fnb.name)).toContainText(`Emptied at stub${fnb.records}0`)
  await home.open(fnb.name)
  await expect(win.getByText(/The business was emptied at stub on .* none leaves by itself/)).toBeVisible()
  const outcome = new OutcomeStep(win)
  await expect(outcome.counted('Was confirmed', fnb.records)).toBeVisible()
  await expect(outcome.records.first()).toContainText('Was confirmed')
  await expect(win.getByText(`${fnb.records} confirmed before it was emptied`)).toBeVisible()
  expect(await outcome.coveredInSmallWindow()).toBe(0)
  for (const problem of await lookInBoth(win, screens, 'emptied')) expect.soft(problem).toBe('')
  await win.getByRole('button', { name: 'Start this import over' }).click()
  await expect(win.getByText(/The business was emptied/)).toBeHidden()
  expect((await readBooks(sandbox)).income).toEqual([])
  await win.getByRole('button', { name: `Send the other ${fnb.records} records` }).click()
  await send.send(fnb.records)
  await send.seeOutcome()
  await expect(outcome.counted('Confirmed', fnb.records)).toBeVisible()
})
