import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, readBooks, test } from './books.ts'
import { bankExport } from './files/bankExport.ts'
import { Connections } from './pages/connections.ts'
import { Home } from './pages/home.ts'
import { goTo } from './pages/places.ts'
import { ReviewStep } from './pages/reviewStep.ts'
import { Together } from './pages/together.ts'

test.describe.configure({ mode: 'parallel' })

/** A bank's export of one account, with these rows. */
function putExport(folder: string, name: string, rows: readonly string[]): string {
  const place = path.join(folder, name)
  writeFileSync(place, bankExport(rows))
  return place
}

const salary = '2025/01/25, 9000.00, SALARY'
const coffee = '2025/01/28, -35.00, COFFEE BEAN'
const rent = '2025/01/31, -4500.00, RENT'
const fee = '2025/02/01, -12.50, MONTHLY FEE'
const sale = '2025/02/17, 250.00, SALE'
const parking = '2025/02/19, -20.00, PARKING'

test('three overlapping files at once arrive as if each record had been in one of them', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  await goTo(win, 'Imports')
  // Two equal coffees on one day are two purchases; the day on which the files meet is whole in each.
  await new Home(win).drop(
    putExport(dataDir, 'january.csv', [salary, coffee, coffee, rent]),
    putExport(dataDir, 'february.csv', [rent, fee, sale]),
    putExport(dataDir, 'both.csv', [salary, coffee, coffee, rent, fee, sale]),
  )

  const together = new Together(win)
  await expect(together.heading).toHaveText('3 files together')
  await expect(together.file('january.csv')).toContainText('4 rowsall converted')
  await expect(together.file('january.csv')).toContainText('25 to 31 Jan 2025')
  await expect(together.file('january.csv')).toContainText('Account 62000000001')
  await expect(together.file('january.csv')).toContainText('4 rows in other imports')
  await expect(together.file('february.csv')).toContainText('3 rows in other imports')
  await expect(together.file('both.csv')).toContainText('6 rows in other imports')
  await together.send(3)
  await together.untilThrough()
  for (const name of ['january.csv', 'february.csv', 'both.csv'])
    await expect(together.file(name)).toContainText(/\d confirmed$/)
  await expect(together.file('both.csv')).toContainText('6 rows sent before')

  const { income, expenses } = await readBooks(sandbox)
  expect(income.map(({ name }) => name).sort()).toEqual(['SALARY', 'SALE'])
  expect(expenses.map(({ name }) => name).sort()).toEqual([
    'COFFEE BEAN',
    'COFFEE BEAN',
    'MONTHLY FEE',
    'RENT',
  ])
})

test('of several files those that are ready leave; a broken one and one with an error stay and say why', async ({
  win,
  dataDir,
  openSandbox,
}) => {
  const sandbox = await openSandbox()
  await new Connections(win).addSandbox('Shop', sandbox)
  await goTo(win, 'Imports')
  await new Home(win).bringIn(
    putExport(dataDir, 'good.csv', [salary, coffee]),
    putExport(dataDir, 'wrong.csv', [fee, '2025/02/30, -1.00, NO SUCH DAY', '2025/02/28, 70.00, REFUND']),
    putExport(dataDir, 'later.csv', [sale, parking]),
  )
  const together = new Together(win)
  await expect(together.file('wrong.csv')).toContainText('2 converted, 1 in error')
  await win.getByRole('checkbox', { name: 'Send later.csv' }).uncheck()
  await together.send(1)
  await expect(together.file('good.csv')).toContainText('2 confirmed')
  await expect(together.file('later.csv')).toContainText('Ready: 2 records')

  await together.file('wrong.csv').getByRole('button', { name: '1 row in error' }).click()
  await new ReviewStep(win).leaveOut(7)
  await win.getByRole('button', { name: 'Back to the list' }).click()
  await expect(together.file('wrong.csv')).toContainText('Ready: 2 records')
  await win.getByRole('checkbox', { name: 'Send later.csv' }).check()
  await together.send(2)
  await together.untilThrough()
  await together.goOn()
  await expect(new Home(win).import('wrong.csv')).toContainText('Done')
  expect((await readBooks(sandbox)).expenses.map(({ name }) => name).sort()).toEqual([
    'COFFEE BEAN',
    'MONTHLY FEE',
    'PARKING',
  ])
})

test('a file that cannot be read gets its sentence, and the others go on', async ({ win, dataDir }) => {
  const empty = path.join(dataDir, 'empty.csv')
  writeFileSync(empty, '')
  await new Home(win).bringIn(empty, putExport(dataDir, 'good.csv', [salary, coffee]))
  const together = new Together(win)
  await expect(together.file('empty.csv')).toContainText('The file is empty')
  await expect(together.file('good.csv')).toContainText('Ready: 2 records')
  await together.expectBlocked('Choose a connection first.')
})

test('files that are opened with the program are looked at together', async ({ openProgram, dataDir }) => {
  const words = [
    putExport(dataDir, 'one.csv', [salary, coffee]),
    putExport(dataDir, 'two.csv', [sale, parking]),
  ]
  const { win } = await openProgram({ words })
  const together = new Together(win)
  await expect(together.file('one.csv')).toContainText('Ready: 2 records')
  await expect(together.file('two.csv')).toContainText('Ready: 2 records')
})
