import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectHeld, test } from './books.ts'
import { fnb, putSource } from './files/sources.ts'
import type { OpenProgram } from './fixtures.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'
import { SourceStep } from './pages/sourceStep.ts'

test.describe.configure({ mode: 'parallel' })

/** Prepares an import where there is no connection, and hands it on. Answers where the file lies. */
async function prepareAndHandOn({ app, win }: OpenProgram, folder: string): Promise<string> {
  await new Home(win).bringIn(putSource(fnb, folder))
  await new SourceStep(win).goOn()
  await new ColumnsStep(win).goOn()
  await new ReviewStep(win).goOn()
  await new SendStep(win).expectBlocked('Choose a connection first.')

  const handedOn = path.join(folder, 'fnb.stubimport')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, handedOn)
  await win.getByRole('button', { name: 'More for this import' }).click()
  await win.getByRole('menuitem', { name: 'Hand on' }).click()
  await expect(handedOnBanner(win)).toBeVisible()
  await expect.poll(() => existsSync(handedOn)).toBe(true)
  return handedOn
}

const handedOnBanner = (win: Page) =>
  win.getByText('It is to be sent from there, so it is not sent from here.')

async function sendToTheEnd(win: Page): Promise<void> {
  const send = new SendStep(win)
  await send.send(fnb.records)
  await send.seeOutcome()
  await expect(new OutcomeStep(win).counted('Confirmed', fnb.records)).toBeVisible()
}

test('an import handed on is sent from elsewhere, and sent once more from where it was made nothing doubles', async ({
  openProgram,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox({ sameId: 'add' })
  const here = await openProgram()
  const handedOn = await prepareAndHandOn(here, dataDir)

  const elsewhere = path.join(dataDir, 'elsewhere')
  mkdirSync(elsewhere)
  const there = await openProgram({ dataDir: elsewhere })
  await new Connections(there.win).addSandbox('Shop', sandbox)
  await goTo(there.win, 'Imports')
  await new Home(there.win).drop(handedOn)
  await sendToTheEnd(there.win)
  await expectHeld(sandbox, fnb.held)

  await new Connections(here.win).addSandbox('Shop', sandbox)
  await goTo(here.win, 'Imports')
  await expect(new Home(here.win).import(fnb.name)).toContainText('Handed on')
  await new Home(here.win).open(fnb.name)
  await new SendStep(here.win).expectBlocked('This import was handed on.')
  await here.win.getByRole('button', { name: 'Take back' }).click()
  await expect(handedOnBanner(here.win)).toBeHidden()
  await sendToTheEnd(here.win)
  await expectHeld(sandbox, fnb.held)
})

test('an import handed on opens as a word of the command line', async ({ openProgram, dataDir }) => {
  const here = await openProgram()
  const handedOn = await prepareAndHandOn(here, dataDir)
  const elsewhere = path.join(dataDir, 'elsewhere')
  mkdirSync(elsewhere)
  const { win } = await openProgram({ dataDir: elsewhere, words: [handedOn] })
  await expect(new SendStep(win).heading).toBeVisible()
  await expect(win.getByText(fnb.name)).toBeVisible()
  await expect(handedOnBanner(win)).toBeHidden()
})
