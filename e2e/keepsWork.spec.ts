import type { Page } from '@playwright/test'
import { expect, expectHeld, test } from './books.ts'
import { fnbHeld } from './files/expected.ts'
import { fnb, putSource, settlements } from './files/sources.ts'
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

const endings = [
  { ending: 'closed', end: (program: OpenProgram) => program.close() },
  { ending: 'killed', end: (program: OpenProgram) => program.kill() },
]

for (const { ending, end } of endings) {
  test(`${ending} at the file, it opens with the reading and the account that were chosen`, async ({
    openProgram,
    dataDir,
  }) => {
    const first = await openProgram()
    await new Home(first.win).bringIn(putSource(settlements, dataDir))
    const step = new SourceStep(first.win)
    await step.overrule('Encoding', 'Windows-1252')
    await expect(step.chosen('Encoding')).toHaveText(/Windows-1252/)
    await step.nameAccount('Web shop')
    await end(first)

    const { win } = await openProgram()
    await new Home(win).open(settlements.name)
    const again = new SourceStep(win)
    await expect(again.heading).toBeVisible()
    await expect(again.chosen('Encoding')).toHaveText(/Windows-1252/)
    await expect(again.account).toHaveValue('Web shop')
  })

  test(`${ending} at each later step, it opens where it was, with all that was done`, async ({
    openProgram,
    dataDir,
    openSandbox,
  }) => {
    const sandbox = await openSandbox()
    async function again(program: OpenProgram): Promise<OpenProgram> {
      await end(program)
      const next = await openProgram()
      await new Home(next.win).open(fnb.name)
      return next
    }

    let program = await openProgram()
    await new Home(program.win).bringIn(putSource(fnb, dataDir))
    await new SourceStep(program.win).goOn()
    await new ColumnsStep(program.win).fillIn('Category', 'Rent')

    program = await again(program)
    await expect(new ColumnsStep(program.win).constant('Category')).toHaveValue('Rent')
    await new ColumnsStep(program.win).goOn()
    await correct(program.win)

    program = await again(program)
    await expectCorrected(program.win)
    await new ReviewStep(program.win).goOn()
    await expect(new SendStep(program.win).heading).toBeVisible()

    program = await again(program)
    await expect(new SendStep(program.win).heading).toBeVisible()
    await new Connections(program.win).addSandbox('Shop', sandbox)
    await goTo(program.win, 'Imports')
    await new Home(program.win).open(fnb.name)
    await new SendStep(program.win).send(5)
    await new SendStep(program.win).seeOutcome()
    await expect(new OutcomeStep(program.win).counted('Confirmed', 5)).toBeVisible()

    program = await again(program)
    await expect(new OutcomeStep(program.win).counted('Confirmed', 5)).toBeVisible()
    const rent = <Entry extends object>(entry: Entry) => ({ ...entry, category: 'Rent' })
    const [uif, , coffee, makro] = fnbHeld.expenses
    await expectHeld(sandbox, {
      income: fnbHeld.income.map(rent),
      expenses: [{ ...uif!, name: 'Unemployment insurance' }, coffee!, makro!].map(rent),
      settlements: [],
    })
  })
}

test('loaded anew, the window shows the step that it showed', async ({ win, dataDir }) => {
  await new Home(win).bringIn(putSource(fnb, dataDir))
  await new SourceStep(win).goOn()
  await new ColumnsStep(win).goOn()
  await correct(win)
  await win.reload()
  await expectCorrected(win)
  await goTo(win, 'Layouts')
  await win.reload()
  await expect(win.getByRole('heading', { level: 1, name: 'Layouts' })).toBeVisible()
})

/** A name that is corrected, and the first of two equal coffees left out. */
async function correct(win: Page): Promise<void> {
  const review = new ReviewStep(win)
  await review.correct(8, 'name', 'Unemployment insurance')
  await review.leaveOut(10)
  await expectCorrected(win)
}

async function expectCorrected(win: Page): Promise<void> {
  const review = new ReviewStep(win)
  await expect(review.cell(8, 'name')).toHaveText('Unemployment insurance')
  await expect(review.row(10)).toContainText('Left out: by you')
  await expect(review.sum(6, 5, 1, 0)).toBeVisible()
}
