import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, expectHeld, test } from './books.ts'
import { runCli } from './cli.ts'
import { fnb, putSource } from './files/sources.ts'
import { putUnreadable } from './files/unreadable.ts'
import { bringToColumns, bringToSending } from './pages/bringToSending.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Connections, type SandboxAddress } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'
import { SourceStep } from './pages/sourceStep.ts'

test.describe.configure({ mode: 'parallel' })

test('what cannot be read is said in a sentence each, and the work is still there', async ({
  win,
  dataDir,
}) => {
  const home = new Home(win)
  await home.bringIn(putSource(fnb, dataDir))
  await expect(new SourceStep(win).heading).toBeVisible()
  await goTo(win, 'Imports')
  for (const { place, says } of putUnreadable(dataDir)) {
    await home.drop(place)
    await expect(home.notice).toContainText(says)
    await home.notice.getByRole('button', { name: 'Dismiss' }).click()
  }
  await expect(home.imports).toHaveCount(1)
  await home.open(fnb.name)
  await expect(new SourceStep(win).heading).toBeVisible()
})

test('the command line says the same of it, and ends with 2', async ({ dataDir }) => {
  for (const { place, says } of putUnreadable(dataDir)) {
    const ran = await runCli(['inspect', place], { STUB_IMPORT_DATA: dataDir })
    expect(ran.code).toBe(2)
    expect(ran.stderr).toMatch(says)
  }
})

test('a file without dates and amounts waits at its columns, and says what it needs', async ({
  win,
  dataDir,
}) => {
  const text = 'Colour,Shape\nred,round\nblue,square\ngreen,flat\n'
  const columns = await bringToColumns(win, { name: 'shapes.csv', text }, dataDir)
  await columns.expectBlocked('Still needed: a column for date and amount.')
  await columns.primary.click({ force: true })
  await expect(columns.heading).toBeVisible()
})

test('a field that is needed and mapped to nothing holds the columns back until it is mapped', async ({
  win,
  dataDir,
}) => {
  await new Home(win).bringIn(putSource(fnb, dataDir))
  await new SourceStep(win).goOn()
  const columns = new ColumnsStep(win)
  await columns.map('date', 'Nothing')
  await columns.expectBlocked('Still needed: a column for date.')
  await columns.map('date', 'Date')
  await columns.goOn()
  await expect(new ReviewStep(win).sum(6, 6, 0, 0)).toBeVisible()
})

test('a wrong key is said to be wrong; with the right one everything leaves', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  const connections = new Connections(win)
  await connections.addSandbox('Shop', { ...sandbox, apiKey: 'sk_test_wrong' })
  await bringToSending(win, fnb, dataDir)
  const send = new SendStep(win)
  await send.send(fnb.records)
  await expect(win.getByRole('heading', { name: 'Sending stopped before its end' })).toBeVisible()
  await expect(send.notice).toContainText(/stub’s reason: .*key/)
  await expectHeld(sandbox, { income: [], expenses: [], settlements: [] })

  await connections.enterKey(sandbox)
  await goTo(win, 'Imports')
  await new Home(win).open(fnb.name)
  await send.send(fnb.records)
  await send.seeOutcome()
  await expect(new OutcomeStep(win).counted('Confirmed', fnb.records)).toBeVisible()
  await expectHeld(sandbox, fnb.held)
})

const unreachable = [
  {
    stub: 'a stub that is not there',
    serve: nobody,
    says: /stub cannot be reached. Trying again/,
    stands: '6 waiting · ',
  },
  {
    stub: 'a stub that answers with a web page',
    serve: webPage,
    says: /answer was not understood. Trying again/,
    // Whatever answered may have passed the records on.
    stands: '6 not known · ',
  },
]

for (const { stub, serve, says, stands } of unreachable)
  test(`${stub} is said to be, is asked again, and nothing counts as sent`, async ({ win, dataDir }) => {
    const { address, close } = await serve()
    await new Connections(win).addSandbox('Shop', address)
    await bringToSending(win, fnb, dataDir)
    const send = new SendStep(win)
    await send.send(fnb.records)
    await expect(win.getByRole('note').filter({ hasText: says })).toBeVisible()
    await win.getByRole('button', { name: 'Stop' }).click()
    await expect(send.ended).toBeVisible()
    await expect(win.getByText(stands)).toBeVisible()
    await goTo(win, 'Imports')
    await new Home(win).open(fnb.name)
    await expect(send.primary).toHaveText(`Send ${fnb.records} records`)
    await close()
  })

interface Served {
  readonly address: SandboxAddress
  readonly close: () => Promise<void>
}

const credentials = { appId: 'app_1', apiKey: 'sk_test_1', uid: 'business_1' }

/** A server between here and stub that has a page of its own for everyone, as hotels have. */
async function webPage(): Promise<Served> {
  const server = createServer((_asked, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the hotel</h1>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a server on TCP has such an address
  return {
    address: { ...credentials, url: `http://127.0.0.1:${port}` },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** An address where a moment ago a server was. */
async function nobody(): Promise<Served> {
  const { address, close } = await webPage()
  await close()
  return { address, close: () => Promise.resolve() }
}
