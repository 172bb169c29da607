import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { spreadFaults } from '#sandbox/faults.ts'
import type { Sandbox, SandboxOptions } from '#sandbox/startSandbox.ts'
import { expect, expectHeld, readBooks, requestsTo, test } from './books.ts'
import { runCli } from './cli.ts'
import { capitec, fnb, putSource, settlements, type Source } from './files/sources.ts'
import { openLine } from './line.ts'
import { bringToSending } from './pages/bringToSending.ts'
import { Connections, type SandboxAddress } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { SendStep } from './pages/sendStep.ts'
import { prefer } from './prefer.ts'

test.describe.configure({ mode: 'parallel' })

const sources = [fnb, capitec, settlements]

/** With this seed the fourth request, the first push, is done and its answer lost; soon after one is refused and one hangs. */
const unlucky = 2332346
/** Settings under which even a small file takes many requests, and nothing is waited for long. */
const manyRequests = { batchSize: 1, pauseMs: 0, timeoutMs: 1000 }

async function sendByCli(source: Source, sandbox: Sandbox, folder: string): Promise<void> {
  mkdirSync(folder)
  const env = { STUB_IMPORT_DATA: path.join(folder, 'data'), STUB_IMPORT_KEY: sandbox.apiKey }
  const prepared = path.join(folder, 'prepared.stubimport')
  const account = source.account === null ? [] : ['--account', source.account]
  const { url, appId, uid } = sandbox
  for (const words of [
    ['prepare', putSource(source, folder), ...account, '--out', prepared],
    ['connections', 'add', 'Shop', '--environment', 'sandbox', '--url', url, '--app-id', appId, '--uid', uid],
    ['send', prepared, '--connection', 'Shop'],
  ])
    expect(await runCli(words, env)).toMatchObject({ code: 0 })
}

for (const source of sources) {
  test(`${source.name} arrives as it should, by the window and with the same ids by the command line`, async ({
    win,
    dataDir,
    openSandbox,
  }) => {
    const sandbox = await openSandbox()
    await new Connections(win).addSandbox('Shop', sandbox)
    await bringToSending(win, source, dataDir)
    const send = new SendStep(win)
    await send.send(source.records)
    await send.seeOutcome()
    const outcome = new OutcomeStep(win)
    await expect(outcome.counted('All', source.records)).toBeVisible()
    await expect(outcome.counted('Confirmed', source.records)).toBeVisible()
    await expect(outcome.records).toHaveCount(source.records)
    for (const line of source.lines) await expect(outcome.records.filter({ hasText: line })).toHaveCount(1)
    await outcome.goOn()
    await expect(new Home(win).import(source.name)).toContainText('Done')

    const byWindow = await expectHeld(sandbox, source.held)
    const another = await openSandbox()
    await sendByCli(source, another, path.join(dataDir, 'by-cli'))
    expect(await readBooks(another)).toEqual(byWindow)
  })

  test(`${source.name} arrives whole and once though one request in five meets a fault`, async ({
    openProgram,
    dataDir,
    openSandbox,
  }) => {
    prefer(dataDir, manyRequests)
    const sandbox = await openSandbox({ faults: spreadFaults(0.2), seed: unlucky })
    const { win } = await openProgram()
    await new Connections(win).addSandbox('Shop', sandbox)
    await bringToSending(win, source, dataDir)
    const send = new SendStep(win)
    await send.send(source.records)
    await send.seeOutcome()
    await new OutcomeStep(win).sendUntilDone()

    await expectHeld(sandbox, source.held)
    const met = (await requestsTo(sandbox)).map(({ fault }) => fault)
    expect(met).toEqual(expect.arrayContaining(['cutAfter', 'refuse', 'timeout']))
  })
}

interface Stub extends Pick<SandboxOptions, 'sameId' | 'readBack'> {
  readonly says: string
}

const stubs: readonly Stub[] = [
  { says: 'a stub that updates by id and cannot be read back', sameId: 'update', readBack: false },
  { says: 'a stub that adds what it has already and can be read back', sameId: 'add', readBack: true },
]

for (const { says, ...stub } of stubs) {
  for (const source of [fnb, settlements])
    test(`${source.name}, killed while the answer is owed, arrives once at ${says}`, async ({
      openProgram,
      dataDir,
      openSandbox,
    }) => {
      prefer(dataDir, { ...manyRequests, timeoutMs: 60_000 })
      const sandbox = await openSandbox(stub)
      const line = await openLine(sandbox.url)
      const address = { ...sandbox, url: line.url }
      const first = await openProgram()
      await new Connections(first.win).addSandbox('Shop', address)
      await bringToSending(first.win, source, dataDir)
      line.goSilent()
      await new SendStep(first.win).send(source.records)
      await expect.poll(line.keptBack).toBe(1)
      await first.kill()

      line.speakAgain()
      const { win } = await openProgram()
      await sendTheRest(win, source, address)
      await expectHeld(sandbox, source.held)
      await line.close()
    })

  test(`fnb.csv, killed after some requests, arrives once at ${says}`, async ({
    openProgram,
    dataDir,
    openSandbox,
  }) => {
    prefer(dataDir, manyRequests)
    const sandbox = await openSandbox({ ...stub, faults: { latency: 1 }, latencyMs: 150 })
    const first = await openProgram()
    await new Connections(first.win).addSandbox('Shop', sandbox)
    await bringToSending(first.win, fnb, dataDir)
    await new SendStep(first.win).send(fnb.records)
    await expect.poll(() => pushes(sandbox), { intervals: [20] }).toBeGreaterThanOrEqual(3)
    await first.kill()
    expect(await pushes(sandbox)).toBeLessThan(fnb.records)

    const { win } = await openProgram()
    await sendTheRest(win, fnb, sandbox)
    await expectHeld(sandbox, fnb.held)
  })
}

async function pushes(sandbox: Sandbox): Promise<number> {
  const requests = await requestsTo(sandbox)
  return requests.filter(({ path }) => path.startsWith('/api/push/')).length
}

async function sendTheRest(win: Page, source: Source, sandbox: SandboxAddress): Promise<void> {
  await new Connections(win).enterKeyIfForgotten(sandbox)
  await goTo(win, 'Imports')
  await new Home(win).open(source.name)
  const send = new SendStep(win)
  await send.sendAll()
  await send.seeOutcome()
  await new OutcomeStep(win).sendUntilDone()
}
