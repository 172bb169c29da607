import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { ColumnsStep } from '../pages/columnsStep.ts'
import { Home } from '../pages/home.ts'
import { OutcomeStep } from '../pages/outcomeStep.ts'
import { ReviewStep } from '../pages/reviewStep.ts'
import { SendStep } from '../pages/sendStep.ts'
import { SourceStep } from '../pages/sourceStep.ts'

const folder = path.resolve('out/tour')
/** How many rows and records the shipped bank statement has: 112 of each (`resources/samples/makeSamples.mjs`). */
const records = 112

/** Takes a picture of each step and notes, in a sentence, what was seen there. */
class Album {
  readonly #win: Page
  readonly #lines: string[] = []

  constructor(win: Page) {
    this.#win = win
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }

  async add(name: string, says: string): Promise<void> {
    const file = `${this.#lines.length + 1}-${name}.png`
    await this.#win.screenshot({ path: path.join(folder, file), animations: 'disabled' })
    this.#lines.push(`${file.padEnd(16)} ${says}`)
  }

  close(): void {
    const title = 'The whole way of a bank statement, from the file to stub’s books (here: the sandbox)'
    writeFileSync(path.join(folder, 'summary.txt'), [title, '', ...this.#lines, ''].join('\n'))
  }
}

test('the whole way on the shipped bank statement', async ({ win }) => {
  const album = new Album(win)
  const home = new Home(win)
  await expect(home.heading).toBeVisible()
  await album.add('home', 'Home: a place to drop a file, and three samples to try.')

  await home.trySample('A bank statement')
  const source = new SourceStep(win)
  await expect(source.primary).toBeEnabled()
  await album.add(
    'file',
    'The file as it was read: separator, letters and heading row were found by themselves.',
  )

  await source.goOn()
  const columns = new ColumnsStep(win)
  await expect(columns.primary).toBeEnabled()
  await album.add(
    'columns',
    'The columns: date, name and amount were found; the balance proves which way money went.',
  )

  await columns.goOn()
  const review = new ReviewStep(win)
  await expect(review.primary).toBeEnabled()
  await expect(review.sum(records, records, 0, 0)).toBeVisible()
  await expect(review.row(8)).toBeVisible()
  await album.add('review', `The review: ${records} rows, all of them records, none in error.`)

  await review.goOn()
  const send = new SendStep(win)
  await send.practise()
  await expect(send.primary).toHaveText(`Send ${records} records`)
  await album.add(
    'send',
    `Before anything leaves: ${records} records, their sums, and the business they go to.`,
  )

  await send.send(records)
  await send.seeOutcome()
  const outcome = new OutcomeStep(win)
  await expect(outcome.counted('Confirmed', records)).toBeVisible()
  await album.add(
    'outcome',
    `The outcome: the sandbox was asked what it holds, and all ${records} are confirmed.`,
  )

  await outcome.goOn()
  await expect(home.import('fnb.csv')).toContainText('Done')
  await album.add('done', 'Home again: the import is done, and stays listed.')
  album.close()
})
