import path from 'node:path'
import { expect, test } from './books.ts'
import { fnb, settlements } from './files/sources.ts'
import { bringToSending } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { look } from './pages/look.ts'
import { goTo } from './pages/places.ts'
import { SendStep } from './pages/sendStep.ts'
import { chooseTheme } from './pages/settings.ts'
import { prefer } from './prefer.ts'

test.describe.configure({ mode: 'parallel', timeout: 120_000 })

const screens = path.resolve(import.meta.dirname, '../out/screens')

for (const theme of ['Light', 'Dark'] as const) {
  test(`a sending that is paused, waits its turn, rests or was stopped looks right and is open to everyone: ${theme.toLowerCase()}`, async ({
    openProgram,
    dataDir,
    openSandbox,
  }) => {
    prefer(dataDir, { batchSize: 2, pauseMs: 1000 })
    const sandbox = await openSandbox()
    const { win } = await openProgram()
    const folder = path.join(screens, theme.toLowerCase())
    const show = async (name: string) => {
      for (const problem of await look(win, folder, name)) expect.soft(problem).toBe('')
    }
    await chooseTheme(win, theme)
    await new Connections(win).addSandbox('Shop', sandbox)
    await bringToSending(win, fnb, dataDir)
    const send = new SendStep(win)
    await send.send(fnb.records)
    await expect(win.getByText('2 of 6 records')).toBeVisible()
    await win.getByRole('button', { name: 'Pause' }).click()
    await expect(win.getByText(/^Paused at/)).toBeVisible()
    await show('send-paused')

    await bringToSending(win, settlements, dataDir)
    await send.send(settlements.records)
    await expect(win.getByRole('heading', { name: 'Waiting for fnb.csv to finish' })).toBeVisible()
    await show('send-queued')
    await goTo(win, 'Imports')
    await expect(new Home(win).import(settlements.name)).toContainText('Waits its turn')
    await expect(new Home(win).import(fnb.name)).toContainText('Paused at 2 of 6')
    await show('imports-held-up')

    await sandbox.close()
    await new Home(win).open(fnb.name)
    await win.getByRole('button', { name: 'Go on' }).click()
    await expect(win.getByRole('note').filter({ hasText: /Resting since/ })).toBeVisible({ timeout: 20_000 })
    await show('send-resting')
    await win.getByRole('button', { name: 'Stop' }).click()
    await expect(win.getByRole('heading', { name: 'Sending stopped before its end' })).toBeVisible()
    await show('send-stopped')
  })
}
