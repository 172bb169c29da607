import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { fnb, putSource } from './files/sources.ts'
import { expect, test } from './fixtures.ts'
import { bringToColumns } from './pages/bringToSending.ts'
import { ColumnsStep } from './pages/columnsStep.ts'
import { Home } from './pages/home.ts'
import { Layouts } from './pages/layouts.ts'
import { lookInBoth } from './pages/look.ts'
import { goTo } from './pages/places.ts'
import { SourceStep } from './pages/sourceStep.ts'

test.describe.configure({ mode: 'parallel' })

const headings = 'Posted,Details,Reference,Money'
const march = `${headings}
2025-03-01,Coffee,A1,-35.00
2025-03-02,Rent,A2,-9000.00
2025-03-05,Invoice 7,A3,1200.00
`
const april = `${headings}
2025-04-01,Coffee,B1,-36.00
2025-04-05,Invoice 8,B2,900.00
`
/** After the bank has changed its export. */
const may = `Posted,Details,Money
2025-05-01,Coffee,-37.00
2025-05-05,Invoice 9,800.00
`

/** Brings a file as far as its columns. */
async function toColumns(win: Page, folder: string, name: string, text: string): Promise<ColumnsStep> {
  const columns = await bringToColumns(win, { name, text }, folder)
  await expect(columns.column('date')).toBeVisible()
  return columns
}

/** Maps March's file by hand, and keeps how. */
async function keepShopAccount(win: Page, folder: string): Promise<void> {
  const columns = await toColumns(win, folder, 'march.csv', march)
  await columns.map('notes', 'Reference')
  await columns.say('VAT', 'contained in each amount')
  await columns.keepLayout('Shop account')
}

/** Answers the system's dialog for a place to write to. */
async function answerWith(app: ElectronApplication, place: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, place)
}

test('a kept layout is used for the next file, and offered again with what no longer fits', async ({
  win,
  dataDir,
}) => {
  await keepShopAccount(win, dataDir)
  const next = await toColumns(win, dataDir, 'april.csv', april)
  await expect(
    win.getByText('Your layout “Shop account” was used, as this file has the same columns as before.'),
  ).toBeVisible()
  await expect(next.column('notes')).toHaveValue('Reference')
  await expect(win.getByRole('button', { name: 'VAT: contained in each amount' })).toBeVisible()

  const changed = await toColumns(win, dataDir, 'may.csv', may)
  await expect(win.getByRole('note').filter({ hasText: 'Has this export changed?' })).toContainText(
    'looks like those of your layout “Shop account”, but it no longer has the column “Reference” (notes, to tell rows apart).',
  )
  await expect(win.getByRole('button', { name: 'VAT: contained in each amount' })).toBeHidden()
  await win.getByRole('button', { name: 'Use “Shop account” for the rest' }).click()
  await expect(
    win.getByText(
      'Your layout “Shop account” was used. This file no longer has the column “Reference” (notes, to tell rows apart).',
    ),
  ).toBeVisible()
  await expect(win.getByRole('button', { name: 'VAT: contained in each amount' })).toBeVisible()
  await expect(changed.column('notes')).toHaveValue('Nothing')
})

test('a layout goes out as a file, is removed, and comes in again as it was', async ({
  app,
  win,
  dataDir,
}) => {
  await keepShopAccount(win, dataDir)
  const file = path.join(dataDir, 'shop-account.json')
  await answerWith(app, file)
  await goTo(win, 'Layouts')
  const layouts = new Layouts(win)
  await layouts.choose('Shop account', 'Export…')
  await expect(win.getByText('The layout was written to shop-account.json.')).toBeVisible()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    version: 1,
    name: 'Shop account',
    recognise: { by: 'headings', headings: ['Posted', 'Details', 'Reference', 'Money'] },
    layout: { kind: 'bank', vat: 'contained', fields: { notes: { from: 'column', column: 'Reference' } } },
  })

  await layouts.remove('Shop account')
  await expect(win.getByText('None is kept yet')).toBeVisible()
  await layouts.bringIn(file)
  await expect(layouts.own).toHaveText([/^Shop account/])
  await toColumns(win, dataDir, 'april.csv', april)
  await expect(win.getByText('Your layout “Shop account” was used')).toBeVisible()
})

test('a broken layout is refused with its reason, and comes in when it is mended', async ({
  win,
  dataDir,
}) => {
  await keepShopAccount(win, dataDir)
  await goTo(win, 'Layouts')
  const layouts = new Layouts(win)
  const file = path.join(dataDir, 'from-a-friend.json')
  const good = {
    version: 1,
    id: 'friend',
    name: 'From a friend',
    recognise: { by: 'headings', headings: ['Day', 'What', 'Sum'] },
    layout: {
      ...{ kind: 'bank', dateOrder: 'dmy', decimalMark: ',', sign: 'signed' },
      fields: { date: { from: 'column', column: 'Day' }, amount: { from: 'column', column: 'Sum' } },
      identity: ['What'],
    },
  }
  for (const { broken, because } of [
    { broken: JSON.stringify(good).slice(0, -9), because: 'it is not JSON' },
    { broken: JSON.stringify({ ...good, version: 7 }), because: 'it is of version 7' },
    {
      broken: JSON.stringify({ ...good, recognise: { by: 'headings', headings: ['Day', 'What'] } }),
      because: 'it uses the column “Sum” (amount), not among the headings that it names',
    },
  ]) {
    writeFileSync(file, broken)
    await layouts.bringIn(file)
    await expect(layouts.notice).toContainText('The layout cannot be used')
    await expect(layouts.notice).toContainText(because)
    await expect(layouts.notice).toContainText('from-a-friend.json was not taken')
    await expect(layouts.own).toHaveText([/^Shop account/])
  }

  writeFileSync(file, JSON.stringify(good))
  await layouts.bringIn(file)
  await expect(layouts.own).toHaveText([/^From a friend/, /^Shop account/])
  await expect(layouts.notice).toBeHidden()
})

test('a layout is renamed, copied and edited without a file, and the next file is read so', async ({
  win,
  dataDir,
}) => {
  await keepShopAccount(win, dataDir)
  await goTo(win, 'Layouts')
  const layouts = new Layouts(win)
  await layouts.choose('Shop account', 'Copy')
  await expect(layouts.own).toHaveText([/^Shop account/, /^Shop account \(2\)/])
  await layouts.rename('Shop account (2)', 'Shop account')
  await expect(layouts.notice).toContainText('There is a layout “Shop account” already.')
  await win.keyboard.press('Escape')
  await layouts.remove('Shop account (2)')

  const editor = await layouts.edit('Shop account')
  await editor.expectBlocked('Nothing is changed yet.')
  await editor.name.fill('Shop spending')
  const columns = new ColumnsStep(win)
  await columns.map('date', 'Nothing')
  await editor.expectBlocked('Choose the column for date.')
  await columns.map('date', 'Posted')
  await win.getByRole('button', { name: /^Order of dates: / }).click()
  await win.getByRole('menuitem', { name: 'year/month/day' }).click()
  await columns.map('notes', 'Nothing')
  await win.getByText('Expenses', { exact: true }).click()
  await win.getByRole('button', { name: /^Categories: / }).click()
  await win.getByRole('button', { name: 'Add a rule' }).click()
  await win.getByLabel('What to look for').fill('coffee')
  await win.getByRole('combobox', { name: 'Category', exact: true }).fill('Meals')
  await win.getByRole('button', { name: 'Add', exact: true }).click()
  await win.getByRole('button', { name: 'Use these categories' }).click()
  await editor.goOn()

  await expect(layouts.own).toHaveText([/^Shop spending.*Expenses/])
  const next = await toColumns(win, dataDir, 'april.csv', april)
  await expect(win.getByText('Your layout “Shop spending” was used')).toBeVisible()
  await expect(next.column('notes')).toHaveValue('Nothing')
  await expect(win.getByRole('radio', { name: 'Expenses' })).toBeChecked()
  await expect(win.getByRole('button', { name: 'Categories: given by 1 rule' })).toBeVisible()
})

test('changes to a layout that are not saved are asked about, whichever way they are left', async ({
  win,
  dataDir,
}) => {
  await keepShopAccount(win, dataDir)
  await goTo(win, 'Layouts')
  const layouts = new Layouts(win)
  const question = win.getByRole('dialog', { name: 'Keep the changes?' })
  const answer = (how: 'Save' | 'Discard' | 'Stay') =>
    question.getByRole('button', { name: how, exact: true }).click()
  const cancel = () => win.locator('footer').getByRole('button', { name: 'Cancel' }).click()

  let editor = await layouts.edit('Shop account')
  await goTo(win, 'Layouts')
  await expect(layouts.own).toHaveText([/^Shop account/])

  editor = await layouts.edit('Shop account')
  await new ColumnsStep(win).map('notes', 'Nothing')
  await goTo(win, 'Business')
  await expect(question).toContainText('The layout “Shop account” was changed, and is not saved yet.')
  await answer('Stay')
  await expect(editor.heading).toBeVisible()
  await new ColumnsStep(win).map('date', 'Nothing')
  await cancel()
  await expect(question).toContainText('They cannot be saved yet: Choose the column for date.')
  await expect(question.getByRole('button', { name: 'Save' })).toBeDisabled()
  for (const problem of await lookInBoth(win, path.resolve('out/screens'), 'layout-left-unsaved'))
    expect.soft(problem).toBe('')
  await answer('Discard')
  await expect(layouts.own).toHaveText([/^Shop account/])

  editor = await layouts.edit('Shop account')
  await expect(new ColumnsStep(win).column('notes')).toHaveValue('Reference')
  await editor.name.fill('Shop spending')
  await goTo(win, 'Settings')
  await answer('Save')
  await expect(win.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await goTo(win, 'Layouts')
  await expect(layouts.own).toHaveText([/^Shop spending/])

  // The stand-in closes a window without asking its page: it is asked here, as Electron asks it.
  const staysOpen = () =>
    win.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  editor = await layouts.edit('Shop spending')
  await editor.name.fill('Shop')
  expect(await staysOpen()).toBe(true)
  await expect(question).toContainText('The layout “Shop spending” was changed, and is not saved yet.')
  const isClosed = win.waitForEvent('close')
  await answer('Discard')
  await isClosed
})

test('a copy of a shipped layout is used in its place', async ({ win, dataDir }) => {
  await goTo(win, 'Layouts')
  const layouts = new Layouts(win)
  await layouts.copyShipped('FNB transaction history')
  const editor = await layouts.edit('FNB transaction history')
  await editor.name.fill('FNB, with VAT')
  await win.getByRole('button', { name: /^VAT: / }).click()
  await win.getByRole('menuitem', { name: 'contained in each amount' }).click()
  await editor.goOn()
  await expect(layouts.own).toHaveText([/^FNB, with VAT/])

  await goTo(win, 'Imports')
  await new Home(win).bringIn(putSource(fnb, dataDir))
  await new SourceStep(win).goOn()
  await expect(win.getByText('Your layout “FNB, with VAT” was used')).toBeVisible()
  await expect(win.getByRole('button', { name: 'VAT: contained in each amount' })).toBeVisible()
})
