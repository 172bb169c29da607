import type { FieldProblem } from '#shared/convert/readField.ts'
import type { RowFields } from '#shared/convert/rowFields.ts'
import { dayNumberOf, dayText, withDayAndMonthSwapped } from '#shared/dates/dayNumber.ts'

/**
 * The date of a row in a file of which a spreadsheet seems to have swapped day and month: every day of at most 12, unless the user
 * typed it, or it is the same day either way.
 */
export function seemsSwapped(fields: RowFields, date: string): FieldProblem[] {
  const day = dayNumberOf(date)
  if (fields('date')?.fixed === true || day % 100 > 12) return []
  const other = withDayAndMonthSwapped(day)
  return other === day ? [] : [{ field: 'date', code: 'date.swapped', beside: dayText(other) }]
}
