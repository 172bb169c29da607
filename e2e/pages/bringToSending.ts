import { expect, type Page } from '@playwright/test'
import { putSource, type Source } from '../files/sources.ts'
import { ColumnsStep } from './columnsStep.ts'
import { Home } from './home.ts'
import { goTo } from './places.ts'
import { ReviewStep } from './reviewStep.ts'
import { SourceStep } from './sourceStep.ts'

/** From the file up to the step “Send”, with nothing to overrule on the way. */
export async function bringToSending(win: Page, source: Source, folder: string): Promise<void> {
  await goTo(win, 'Imports')
  await new Home(win).bringIn(putSource(source, folder))
  const read = new SourceStep(win)
  if (source.account !== null) await read.nameAccount(source.account)
  else await expect(win.getByText(/^(.* · )?Account: \d/)).toBeVisible()
  await read.goOn()
  await new ColumnsStep(win).goOn()
  await new ReviewStep(win).goOn()
}
