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
/** What the shipped bank statement (`resources/samples/fnb.csv`) comes to, added up outside this program. */
const records = 112
const income = { count: 31, sum: 'R 177 818.71' }
const expenses = { count: 81, sum: 'R 144 071.23' }

/** The sum, however a locale writes it. */
const written = (sum: string) => new RegExp(sum.replaceAll(/[ .]/g, '.'))

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
  // Between 112 rows there are 111 steps of the balance.
  await expect(
    win.getByText(`Every balance follows from the one before: ${records - 1} rows checked.`),
  ).toBeVisible()
  await album.add(
    'columns',
    'The columns: date, name and amount were found; the balance proves which way money went.',
  )

  await columns.goOn()
  const review = new ReviewStep(win)
  await expect(review.primary).toBeEnabled()
  await expect(review.sum(records, records, 0, 0)).toBeVisible()
  await expect(review.row(8)).toBeVisible()
  await expect(win.getByText(written(income.sum))).toBeVisible()
  await expect(win.getByText(written(expenses.sum))).toBeVisible()
  await album.add(
    'review',
    `The review: ${records} rows, all of them records: income of ${income.sum}, expenses of ${expenses.sum}.`,
  )

  await review.goOn()
  const send = new SendStep(win)
  await send.practise()
  await expect(send.primary).toHaveText(`Send ${records} records`)
  await expect(win.getByText(`${income.count} incomes`)).toBeVisible()
  await expect(win.getByText(`${expenses.count} expenses`)).toBeVisible()
  await album.add(
    'send',
    `Before anything leaves: ${income.count} incomes and ${expenses.count} expenses, and the business they go to.`,
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
