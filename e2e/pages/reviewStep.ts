import type { Locator, Page } from '@playwright/test'
import { Step } from './step.ts'

/** The step “Review”: all rows, what is wrong with them, and the corrections. */
export class ReviewStep extends Step {
  readonly rows: Locator

  constructor(win: Page) {
    super(win, 'Are these records right?', 'On to sending')
    this.rows = win.getByRole('region', { name: 'Rows of the file' })
  }

  /** The row of the source with this number. */
  row(no: number): Locator {
    return this.rows
      .getByRole('row')
      .filter({ has: this.win.getByRole('gridcell', { name: String(no), exact: true }) })
  }

  cell(no: number, column: 'date' | 'name' | 'amount' | 'category' | 'vat' | 'notes'): Locator {
    return this.row(no).locator(`[col-id="${column}"]`)
  }

  /** Corrects a cell as a user does: a double-click, the text, Enter. */
  async correct(no: number, column: Parameters<ReviewStep['cell']>[1], text: string): Promise<void> {
    await this.cell(no, column).dblclick()
    const box = this.cell(no, column).getByRole('textbox')
    await box.fill(text)
    await box.press('Enter')
  }

  /** The category that is offered for a row, as it was chosen before. */
  offer(no: number): Locator {
    return this.cell(no, 'category').locator('button')
  }

  /** Selects a row beside those that are selected. */
  async select(no: number): Promise<void> {
    await this.row(no).getByRole('checkbox').click()
  }

  async leaveOut(no: number): Promise<void> {
    await this.cell(no, 'date').click()
    await this.win.getByRole('button', { name: `Leave row ${no} out` }).click()
  }

  /** How the rows add up. */
  sum(rows: number, converted: number, left: number, errors: number): Locator {
    return this.win.getByText(`${rows} rows = ${converted} converted + ${left} left out + ${errors} in error`)
  }
}
