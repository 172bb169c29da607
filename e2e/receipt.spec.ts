import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './books.ts'
import { runCli } from './cli.ts'
import { fnb } from './files/sources.ts'
import { bringToSending } from './pages/bringToSending.ts'
import { Connections } from './pages/connections.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { SendStep } from './pages/sendStep.ts'

test('what was sent is proved by a receipt, and every attempt can be looked up', async ({
  win,
  app,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  await bringToSending(win, fnb, dataDir)
  const send = new SendStep(win)
  await send.send(fnb.records)
  await send.seeOutcome()
  const outcome = new OutcomeStep(win)
  await expect(outcome.counted('Confirmed', fnb.records)).toBeVisible()

  await win.getByRole('tab', { name: 'Attempts to send' }).click()
  const attempts = win.getByRole('region', { name: 'Attempts to send' }).getByRole('row')
  await expect(attempts.filter({ hasText: 'push/many' })).toHaveCount(1)
  await expect(attempts.filter({ hasText: 'Reading back' })).toHaveCount(1)
  await win.getByLabel('Search the attempts').fill('nothing says this')
  await expect(win.getByText('No attempt matches.')).toBeVisible()
  await win.getByLabel('Search the attempts').fill('')
  await attempts.filter({ hasText: 'push/many' }).getByRole('gridcell').first().click()
  await expect(win.getByText(/^No\. 1: Batch 1, attempt 1/)).toContainText(`${fnb.records} records`)

  const receipt = path.join(dataDir, 'fnb receipt.html')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, receipt)
  await win.getByRole('button', { name: 'Save the receipt…' }).click()
  await expect(win.getByText('The receipt was written to fnb receipt.html.')).toBeVisible()
  expect(existsSync(receipt)).toBe(true)
  expect(readFileSync(receipt, 'utf8')).not.toContain(sandbox.apiKey)
  const checked = await runCli(['receipt', receipt, '--check'], {
    STUB_IMPORT_DATA: path.join(dataDir, 'cli'),
  })
  expect(checked).toMatchObject({ code: 0 })
})
