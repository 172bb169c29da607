import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { putSource, type Source } from '../files/sources.ts'
import { ColumnsStep } from './columnsStep.ts'
import { Home } from './home.ts'
import { goTo } from './places.ts'
import { ReviewStep } from './reviewStep.ts'
import { SendStep } from './sendStep.ts'
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

/** A file to be written: its name, its text, and the account that it does not name by itself. */
export interface WrittenFile {
  readonly name: string
  readonly text: string
  readonly account?: string
}

/** Writes a file and brings it in, up to the step “File”. */
export async function bringToSource(win: Page, file: WrittenFile, folder: string): Promise<SourceStep> {
  const place = path.join(folder, file.name)
  writeFileSync(place, file.text)
  await goTo(win, 'Imports')
  await new Home(win).bringIn(place)
  return new SourceStep(win)
}

/** Writes a file and brings it in, up to the step “Columns”. */
export async function bringToColumns(win: Page, file: WrittenFile, folder: string): Promise<ColumnsStep> {
  const source = await bringToSource(win, file, folder)
  if (file.account !== undefined) await source.nameAccount(file.account)
  await source.goOn()
  return new ColumnsStep(win)
}

/** Writes a file and brings it in, up to the step “Review”. */
export async function bringToReview(win: Page, file: WrittenFile, folder: string): Promise<ReviewStep> {
  await (await bringToColumns(win, file, folder)).goOn()
  return new ReviewStep(win)
}

/** From the step “Review” to what became of the records. */
export async function sendReviewed(win: Page, records: number): Promise<void> {
  await new ReviewStep(win).goOn()
  const send = new SendStep(win)
  await send.send(records)
  await send.seeOutcome()
}
