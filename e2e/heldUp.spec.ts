import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Sandbox } from '#sandbox/startSandbox.ts'
import { expect, expectHeld, requestsTo, test } from './books.ts'
import { fnb, settlements } from './files/sources.ts'
import { bringToSending } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { SendStep } from './pages/sendStep.ts'
import { keychainOf } from './pages/settings.ts'
import { prefer } from './prefer.ts'

test.describe.configure({ mode: 'parallel' })

/** Three requests for a file of six records, with time to step in between. */
const inThreeRequests = { batchSize: 2, pauseMs: 1000 }

/** Sends the file up to the first of its requests that came through. */
async function sendBegin(win: Page, dataDir: string, sandbox: Sandbox): Promise<SendStep> {
  await new Connections(win).addSandbox('Shop', sandbox)
  await bringToSending(win, fnb, dataDir)
  const send = new SendStep(win)
  await send.send(fnb.records)
  await expect(win.getByText('2 of 6 records')).toBeVisible()
  return send
}

async function expectAllConfirmed(win: Page, sandbox: Sandbox): Promise<void> {
  await new SendStep(win).seeOutcome()
  await expect(new OutcomeStep(win).counted('Confirmed', fnb.records)).toBeVisible()
  await expectHeld(sandbox, fnb.held)
}

async function pushes(sandbox: Sandbox): Promise<number> {
  return (await requestsTo(sandbox)).filter(({ path }) => path.startsWith('/api/push/')).length
}

test('paused, nothing leaves; resumed, the rest does', async ({ openProgram, dataDir, openSandbox }) => {
  prefer(dataDir, inThreeRequests)
  const sandbox = await openSandbox()
  const { win } = await openProgram()
  await sendBegin(win, dataDir, sandbox)
  await win.getByRole('button', { name: 'Pause' }).click()
  await expect(win.getByText('Paused at 2 of 6 records')).toBeVisible()
  expect(await pushes(sandbox)).toBe(1)
  await win.getByRole('button', { name: 'Go on' }).click()
  await expectAllConfirmed(win, sandbox)
  expect(await pushes(sandbox)).toBe(3)
})

/** What the program is told of the network by the system. */
function tellOnline(app: ElectronApplication, online: boolean): Promise<void> {
  return app.evaluate(({ net }, online) => {
    net.isOnline = () => online
  }, online)
}

const returns = [
  { how: 'by itself once stub answers again', offline: false, goOn: () => Promise.resolve() },
  {
    how: 'by itself once the network is back',
    offline: true,
    goOn: (app: ElectronApplication) => tellOnline(app, true),
  },
  {
    how: 'by itself when the computer wakes up',
    offline: false,
    goOn: (app: ElectronApplication) =>
      app.evaluate(
        ({ powerMonitor }) => void (powerMonitor as unknown as NodeJS.EventEmitter).emit('resume'),
      ),
  },
  {
    how: 'when the user says so',
    offline: true,
    goOn: (_app: ElectronApplication, win: Page) => win.getByRole('button', { name: 'Go on now' }).click(),
  },
]

for (const { how, offline, goOn } of returns)
  test(`with the network gone it rests, and goes on ${how}`, async ({
    openProgram,
    dataDir,
    openSandbox,
  }) => {
    prefer(dataDir, inThreeRequests)
    const kept = { dataFile: path.join(dataDir, 'stub.sqlite') }
    const first = await openSandbox(kept)
    const { app, win } = await openProgram()
    await sendBegin(win, dataDir, first)
    if (offline) await tellOnline(app, false)
    await first.close()
    const rests = win.getByRole('note').filter({ hasText: /Resting since .*: stub cannot be reached/ })
    await expect(rests).toContainText('Nothing is lost', { timeout: 20_000 })
    await expect(win.getByText(/^Resting at 2 of 6 records$/)).toBeVisible()

    const again = await openSandbox({ ...kept, port: Number(new URL(first.url).port) })
    await goOn(app, win)
    await expectAllConfirmed(win, again)
  })

test('while it rests it can be stopped', async ({ openProgram, dataDir, openSandbox }) => {
  prefer(dataDir, inThreeRequests)
  const sandbox = await openSandbox()
  const { win } = await openProgram()
  const send = await sendBegin(win, dataDir, sandbox)
  await sandbox.close()
  await expect(win.getByText(/^Resting at 2 of 6 records$/)).toBeVisible({ timeout: 20_000 })
  await win.getByRole('button', { name: 'Stop' }).click()
  await expect(win.getByRole('heading', { name: 'Sending stopped before its end' })).toBeVisible()
  await expect(send.ended).toBeVisible()
})

test('a key that is revoked in mid-send stops it, and a new one sends the rest', async ({
  openProgram,
  dataDir,
  openSandbox,
}) => {
  prefer(dataDir, inThreeRequests)
  const sandbox = await openSandbox()
  const { win } = await openProgram()
  const keychain = await keychainOf(win)
  const send = await sendBegin(win, dataDir, sandbox)
  sandbox.changeKey()
  await expect(win.getByRole('heading', { name: 'Sending stopped before its end' })).toBeVisible()
  await expect(send.notice).toContainText(/stub’s reason: .*key/)
  expect(sandbox.counts().income + sandbox.counts().expenses).toBe(2)

  await win.getByRole('button', { name: 'Enter the key…' }).click()
  await new Connections(win).typeKey(sandbox.apiKey, keychain)
  await win.getByRole('button', { name: 'Send the rest' }).click()
  await send.send(4)
  await expectAllConfirmed(win, sandbox)
})

test('imports for one business leave one after the other, and one that waits can be called off', async ({
  openProgram,
  dataDir,
  openSandbox,
}) => {
  prefer(dataDir, inThreeRequests)
  const sandbox = await openSandbox()
  const { win } = await openProgram()
  await sendBegin(win, dataDir, sandbox)
  await win.getByRole('button', { name: 'Pause' }).click()
  await expect(win.getByText(/^Paused at/)).toBeVisible()

  await bringToSending(win, settlements, dataDir)
  const send = new SendStep(win)
  const waits = win.getByRole('heading', { name: 'Waiting for fnb.csv to finish' })
  await send.send(settlements.records)
  await expect(waits).toBeVisible()
  await win.getByRole('button', { name: 'Do not send' }).click()
  await expect(send.heading).toBeVisible()
  await send.send(settlements.records)
  await expect(waits).toBeVisible()

  await goTo(win, 'Imports')
  await new Home(win).open(fnb.name)
  await win.getByRole('button', { name: 'Go on' }).click()
  await send.seeOutcome()
  await goTo(win, 'Imports')
  await new Home(win).open(settlements.name)
  await send.seeOutcome()
  await expectHeld(sandbox, {
    income: [...fnb.held.income, ...settlements.held.income],
    expenses: [...fnb.held.expenses, ...settlements.held.expenses],
    settlements: settlements.held.settlements,
  })
})
