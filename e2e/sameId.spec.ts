import path from 'node:path'
import { expect, test } from './books.ts'
import { Connections } from './pages/connections.ts'
import { lookInBoth } from './pages/look.ts'

test('a trial shows whether stub keeps one of what is sent twice with one id, and is remembered', async ({
  win,
  openSandbox,
}) => {
  const sandbox = await openSandbox({ sameId: 'update' })
  await new Connections(win).addSandbox('Shop', sandbox)
  await win.getByRole('button', { name: 'Try what stub does with a record that is sent twice…' }).click()
  await expect(win.getByRole('dialog')).toContainText('It stays in this test account.')
  await win.getByRole('button', { name: 'Send it twice' }).click()
  await expect(win.getByText('Sent twice with one id, the record is there once')).toBeVisible()
  await sandbox.settled()
  expect(sandbox.counts().expenses).toBe(1)
  await win.reload()
  await expect(win.getByText('Sent twice with one id, the record is there once')).toBeVisible()
  for (const problem of await lookInBoth(win, path.resolve('out/screens'), 'connections-after-a-trial'))
    expect.soft(problem).toBe('')
})
