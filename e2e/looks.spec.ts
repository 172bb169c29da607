import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './books.ts'
import { capitec, fnb, putSource, settlements } from './files/sources.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { Layouts } from './pages/layouts.ts'
import { look } from './pages/look.ts'
import { OutcomeStep } from './pages/outcomeStep.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { SendStep } from './pages/sendStep.ts'
import { chooseTheme } from './pages/settings.ts'
import { SourceStep } from './pages/sourceStep.ts'
import { Together } from './pages/together.ts'

test.describe.configure({ mode: 'parallel', timeout: 180_000 })

const screens = path.resolve(import.meta.dirname, '../out/screens')

/** Rows of which one is in error, and dates that may be read two ways. */
const doubtful = `Date,Description,Amount
01/02/2025,Coffee,-35.00
02/02/2025,Rent,-9000.00
03/02/2025,Invoice 7,twelve
`

/** A file that a preset knows. */
const absa = `Date,Description,Amount,Balance
20250301,Coffee,-35.00,965.00
20250302,Invoice 7,1200.00,2165.00
`

/** What the workbook's balances prove: its first row has none before it. */
const provesRight = 'Every balance follows from the one before: 3 rows checked.'

for (const theme of ['Light', 'Dark'] as const) {
  test(`every screen looks right and is open to everyone: ${theme.toLowerCase()}`, async ({
    win,
    dataDir,
    openSandbox,
  }) => {
    const folder = path.join(screens, theme.toLowerCase())
    const show = async (name: string) => {
      for (const problem of await look(win, folder, name)) expect.soft(problem).toBe('')
    }
    await chooseTheme(win, theme)
    await show('settings')
    await places(win, show)
    await wholeWay(win, dataDir, show)
    await trouble(win, dataDir, show)
    await known(win, dataDir, show)
    // With this seed the looking for what is there already is answered, and what is pushed then is refused.
    const sandbox = await openSandbox({ faults: { refuse: 0.5 }, seed: 31 })
    await refused(win, dataDir, sandbox, show)
  })
}

for (const theme of ['Light', 'Dark'] as const) {
  test(`several files at once look right and are open to everyone: ${theme.toLowerCase()}`, async ({
    win,
    dataDir,
    openSandbox,
  }) => {
    const folder = path.join(screens, theme.toLowerCase())
    const sandbox = await openSandbox()
    await chooseTheme(win, theme)
    await several(win, dataDir, sandbox, async (name) => {
      for (const problem of await look(win, folder, name)) expect.soft(problem).toBe('')
    })
  })
}

type Show = (name: string) => Promise<void>

/** The places while there is nothing in them yet. */
async function places(win: Page, show: Show): Promise<void> {
  await goTo(win, 'Imports')
  await expect(new Home(win).heading).toBeVisible()
  await show('home-first-time')
  await goTo(win, 'Connections')
  await expect(win.getByText('No business is connected yet')).toBeVisible()
  await show('connections-none')
  await win.getByRole('button', { name: 'Connect a business' }).click()
  await expect(new Connections(win).dialog).toBeVisible()
  await show('connect-a-business')
  await win.keyboard.press('Escape')
  await goTo(win, 'Layouts')
  await expect(win.getByText('None is kept yet')).toBeVisible()
  await show('layouts-none')
}

/** A workbook from the file to the books of the practice sandbox. */
async function wholeWay(win: Page, dataDir: string, show: Show): Promise<void> {
  await goTo(win, 'Imports')
  await new Home(win).bringIn(putSource(capitec, dataDir))
  const read = new SourceStep(win)
  await expect(read.heading).toBeVisible()
  await show('1-file')
  await read.goOn()
  const columns = new ColumnsStep(win)
  await expect(columns.column('date')).toBeVisible()
  await expect(win.getByText(provesRight)).toBeVisible()
  await show('2-columns')
  await columns.keepLayout('Capitec, current account')
  await columns.goOn()
  const review = new ReviewStep(win)
  await expect(win.getByText(provesRight)).toBeVisible()
  await review.cell(4, 'date').click()
  await show('3-review')
  await review.goOn()
  const send = new SendStep(win)
  await expect(send.heading).toBeVisible()
  await show('4-send-no-connection')
  await send.practise()
  await expect(send.primary).toHaveText('Send 5 records')
  await show('4-send')
  await send.goOn()
  await expect(send.ended).toBeVisible()
  await show('4-sent')
  await send.seeOutcome()
  await expect(new OutcomeStep(win).counted('Confirmed', 5)).toBeVisible()
  await show('5-outcome')
  await win.getByRole('tab', { name: 'Attempts to send' }).click()
  await win
    .getByRole('region', { name: 'Attempts to send' })
    .getByRole('gridcell', { name: 'Accepted' })
    .first()
    .click()
  await show('5-outcome-attempts')
  await goTo(win, 'Connections')
  await expect(win.getByText('Practice', { exact: true })).toBeVisible()
  await show('connections')
  await goTo(win, 'Layouts')
  await expect(win.getByText('Capitec, current account')).toBeVisible()
  const layouts = new Layouts(win)
  await layouts.copyShipped('Yoco sales')
  await expect(layouts.own).toHaveCount(2)
  const broken = path.join(dataDir, 'broken.json')
  writeFileSync(broken, '{"version": 1, "name": "Half a layout"')
  await layouts.bringIn(broken)
  await expect(layouts.notice).toBeVisible()
  await win.getByRole('button', { name: 'Close' }).click()
  await layouts.notice.scrollIntoViewIfNeeded()
  await show('layouts')
  await layouts.edit('Yoco sales')
  await show('layout-edited')
  await win.getByText('Card numbers in names').scrollIntoViewIfNeeded()
  await win.getByText('told apart by').scrollIntoViewIfNeeded()
  await show('layout-edited-to-its-end')
}

/** What cannot be read, what is still asked, and what is wrong in rows. */
async function trouble(win: Page, dataDir: string, show: Show): Promise<void> {
  const home = new Home(win)
  const file = path.join(dataDir, 'empty.csv')
  writeFileSync(file, '')
  await goTo(win, 'Imports')
  await home.bringIn(file)
  await expect(home.notice).toBeVisible()
  await show('home-with-a-failure')

  writeFileSync(file, doubtful)
  await home.bringIn(file)
  await new SourceStep(win).nameAccount('62000000001')
  await show('1-file-without-account')
  await new SourceStep(win).goOn()
  const columns = new ColumnsStep(win)
  await expect(win.getByText('How are the dates written?')).toBeVisible()
  await show('2-columns-with-a-question')
  await columns.answer('day/month/year')
  await columns.say('VAT', 'contained in each amount')
  await columns.say('Card numbers', 'show only their last four digits')
  await show('2-columns-with-vat')
  await columns.goOn()
  const review = new ReviewStep(win)
  await review.cell(4, 'amount').click()
  await show('3-review-with-an-error')
}

/** Files for which a layout was kept, and that have changed since; and one that a preset knows. */
async function known(win: Page, dataDir: string, show: Show): Promise<void> {
  const bringIn = async (name: string, text: string) => {
    const file = path.join(dataDir, name)
    writeFileSync(file, text)
    await goTo(win, 'Imports')
    await new Home(win).bringIn(file)
    await new SourceStep(win).goOn()
  }
  const columns = new ColumnsStep(win)
  await bringIn('march.csv', 'Posted,Details,Reference,Money\n2025-03-01,Coffee,A1,-35.00\n')
  await columns.map('notes', 'Reference')
  await columns.keepLayout('Shop account')
  await show('2-columns-by-a-kept-layout')
  await bringIn('may.csv', 'Posted,Details,Money\n2025-05-01,Coffee,-37.00\n')
  await expect(win.getByText('Has this export changed?')).toBeVisible()
  await show('2-columns-that-have-changed')
  await win.getByRole('button', { name: 'Use “Shop account” for the rest' }).click()
  await expect(win.getByText('was used. This file no longer has')).toBeVisible()
  await show('2-columns-by-the-rest-of-a-layout')
  await bringIn('absa.csv', absa)
  await expect(win.getByText('Recognised and read as')).toBeVisible()
  await show('2-columns-by-a-preset')
  await win.getByRole('button', { name: 'Read it by its columns alone' }).click()
  await expect(win.getByText('and you read it otherwise')).toBeVisible()
  await show('2-columns-not-by-a-preset')
}

/** Payouts at a stub that refuses them. */
async function refused(
  win: Page,
  dataDir: string,
  sandbox: Parameters<Connections['addSandbox']>[1],
  show: Show,
): Promise<void> {
  await new Connections(win).addSandbox('Karoo Corner Coffee', sandbox)
  await goTo(win, 'Imports')
  await new Home(win).bringIn(putSource(settlements, dataDir))
  await new SourceStep(win).nameAccount('Web shop')
  await new SourceStep(win).goOn()
  await show('2-columns-of-payouts')
  await new ColumnsStep(win).goOn()
  await expect(new ReviewStep(win).row(2)).toBeVisible()
  await show('3-review-of-payouts')
  await new ReviewStep(win).goOn()
  const send = new SendStep(win)
  await send.choose('Karoo Corner Coffee')
  await show('4-send-payouts')
  await send.sendAll()
  await expect(send.ended).toBeVisible()
  await show('4-sent-and-refused')
  await send.seeOutcome()
  await expect(new OutcomeStep(win).counted('Refused', 2)).toBeVisible()
  await new OutcomeStep(win).records.first().getByRole('gridcell').first().click()
  await show('5-outcome-refused')
  await goTo(win, 'Imports')
  await expect(new Home(win).imports).toHaveCount(6)
  await show('home')
}

/** Of six files at once one cannot be read, two wait for an answer, and two hold the same rows. */
async function several(
  win: Page,
  dataDir: string,
  sandbox: Parameters<Connections['addSandbox']>[1],
  show: Show,
): Promise<void> {
  const put = (name: string, text: string): string => {
    const place = path.join(dataDir, name)
    writeFileSync(place, text)
    return place
  }
  const statement = putSource(fnb, dataDir)
  const again = put(
    'FNB once more, with a name that is longer than its place.csv',
    readFileSync(statement, 'utf8'),
  )
  await goTo(win, 'Imports')
  await new Home(win).bringIn(
    ...[statement, again, putSource(capitec, dataDir), putSource(settlements, dataDir)],
    ...[put('doubtful.csv', doubtful), put('empty.csv', '')],
  )
  const together = new Together(win)
  await show('together-reading')
  await together.untilJudged()
  await expect(together.file('empty.csv')).toContainText('The file is empty')
  await expect(together.file('capitec.xlsx')).toContainText('Ready')
  await show('together-no-connection')
  await new Connections(win).addSandbox('Karoo Corner Coffee', sandbox)
  await goTo(win, 'Imports')
  await expect(new Home(win).imports).toHaveCount(5)
  await show('home-with-several')
  await win.getByRole('button', { name: 'See why' }).click()
  await expect(together.primary).toHaveText('Send 3 files')
  await show('together')
  await together.goOn()
  await expect(together.file('capitec.xlsx')).toContainText('confirmed')
  await expect(together.primary).toBeVisible()
  await show('together-sent')
}
