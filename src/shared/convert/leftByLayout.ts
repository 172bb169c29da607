import type { Layout, LeaveRule } from '#shared/layout/layout.ts'
import { cellText, type Cells } from '#shared/reading/cell.ts'
import type { LeftReason } from '#shared/reading/reading.ts'

/**
 * Why a layout leaves a row out, by what its source says, fixes aside; null where it takes it. `is` and `isNot` compare whole
 * cells, capitals and blanks aside: a cell without a text is not any of the values.
 */
export function leftByLayout(cells: Cells, { leave }: Pick<Layout, 'leave'>): LeftReason | null {
  return leave?.find((rule) => applies(rule, cells))?.why ?? null
}

function applies(rule: LeaveRule, cells: Cells): boolean {
  const text = compared(cellText(cells[rule.column]))
  switch (rule.when) {
    case 'is':
      return rule.values.some((value) => compared(value) === text)
    case 'isNot':
      return rule.values.every((value) => compared(value) !== text)
    case 'empty':
      return text === ''
  }
}

function compared(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}
