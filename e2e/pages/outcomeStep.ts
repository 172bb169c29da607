import { expect, type Locator, type Page } from '@playwright/test'
import { sizes } from './look.ts'
import { SendStep } from './sendStep.ts'
import { Step } from './step.ts'

/** The step “Outcome”: what became of each record. */
export class OutcomeStep extends Step {
  /** The lines of the list, a record each. */
  readonly records: Locator

  constructor(win: Page) {
    super(win, 'What became of each record?', /^(Done|Correct the refused|Send the other .*)$/)
    this.records = win
      .getByRole('region', { name: 'Records and what became of them' })
      .getByRole('row')
      .filter({ has: win.getByRole('gridcell') })
  }

  /** How many records are in a state, as the filters above the records say. */
  counted(
    state:
      | 'All'
      | 'Confirmed'
      | 'Was confirmed'
      | 'Accepted'
      | 'On its way'
      | 'Waiting'
      | 'Refused'
      | 'Not known'
      | 'Differs',
    count: number,
  ): Locator {
    return this.win.getByText(`${state} ${count}`, { exact: true })
  }

  /** Shows the records in one state only. */
  async show(state: Parameters<OutcomeStep['counted']>[0]): Promise<void> {
    await this.win.getByRole('radiogroup', { name: 'Which records to show' }).getByText(state).click()
  }

  /** How far the line about the selected record reaches under the foot of the smallest window; 0 when all of it can be read. */
  async coveredInSmallWindow(): Promise<number> {
    const before = this.win.viewportSize() ?? sizes[0]
    await this.win.setViewportSize(sizes[1])
    const line = await this.win.getByText('Select a record to read').boundingBox()
    const foot = await this.win.locator('footer').boundingBox()
    await this.win.setViewportSize(before)
    if (line === null || foot === null) throw new Error('The line or the foot is not on the screen')
    return Math.max(0, line.y + line.height - foot.y)
  }

  /** Sends what was refused or did not arrive, again and again, until nothing is left of either. */
  async sendUntilDone(): Promise<void> {
    const send = new SendStep(this.win)
    for (let round = 0; round < 20; round += 1) {
      await expect(this.heading).toBeVisible()
      const label = await this.primary.innerText()
      if (label === 'Done') return
      if (label === 'Correct the refused')
        await this.win.getByRole('button', { name: 'Send the refused again' }).click()
      else await this.primary.click()
      await send.sendAll()
      await send.seeOutcome()
    }
    throw new Error('After 20 rounds there are still records that did not arrive')
  }
}
