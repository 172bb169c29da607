import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from './books.ts'
import { Home } from './pages/home.ts'
import { SourceStep } from './pages/sourceStep.ts'

test.describe.configure({ mode: 'parallel' })

const rowsOfBlock = 10_000

/** Records of a bank, a block of them of about 480 KB. */
function block(): string {
  return Array.from({ length: rowsOfBlock }, (_, row) => {
    const day = `2025-03-${String((row % 28) + 1).padStart(2, '0')}`
    return `${day},Payment of invoice ${String(row).padStart(8, '0')},-125.50\n`
  }).join('')
}

/** Puts a file of so many blocks under a heading into a folder; `between` stands behind half of them. */
async function putLong(folder: string, blocks: number, between = Buffer.alloc(0)): Promise<string> {
  const place = path.join(folder, 'ten years.csv')
  const file = createWriteStream(place)
  const written = block()
  file.write('Date,Description,Amount\n')
  for (let no = 0; no < blocks; no++) {
    if (no === blocks / 2) file.write(between)
    await drained(file, written)
  }
  file.end()
  await once(file, 'finish')
  return place
}

async function drained(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain')
}

test('the first rows of a long file are on the screen while it is still being read, and it can be stopped', async ({
  win,
  dataDir,
}) => {
  const home = new Home(win)
  await home.bringIn(await putLong(dataDir, 240))
  await expect(home.seenSoFar).toContainText('headings in row 1')
  await expect(home.seenSoFar).toContainText('Dates seem to be in “Date”, amounts in “Amount”.')
  await expect(home.seenSoFar.getByRole('row')).toHaveCount(30)
  await win.getByRole('button', { name: 'Stop' }).click()
  await expect(home.notice).toContainText('Stopped')
  await expect(home.seenSoFar).toHaveCount(0)
  await expect(home.imports).toHaveCount(0)
})

test('where the whole of a long file refutes what its first part looked like, it says why and asks nothing', async ({
  win,
  dataDir,
}) => {
  await new Home(win).bringIn(
    await putLong(dataDir, 60, Buffer.from('2025-03-01,Caf\xe9,-125.50\n', 'latin1')),
  )
  const step = new SourceStep(win)
  await expect(step.heading).toBeVisible({ timeout: 60_000 })
  // The heading and 30 blocks are above it.
  await expect(win.getByRole('note')).toHaveText(
    'The first part looked like UTF-8; further down row 300,002 has letters that are not, so the file is read as Windows-1252 (Western European).',
  )
  await expect(step.chosen('Encoding')).toHaveText(/Windows-1252/)
})
