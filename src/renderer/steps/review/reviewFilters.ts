import type { Compared } from '#shared/duplicates/standing.ts'
import type { ImportSummary, RowFilter } from '#shared/imports/importView.ts'
import { formatCount } from '../../ui/formatMoney.ts'

/** The filters of the review with how many rows each lets through. */
export function reviewFilters(
  { tally, delivery }: ImportSummary,
  { sentBefore, waitsElsewhere, toLookAt }: Compared,
): { value: RowFilter; label: string }[] {
  const filter = (value: RowFilter, words: string, count: number) => ({
    value,
    label: `${words} ${formatCount(count)}`,
  })
  return [
    filter('all', 'All', tally.rows),
    filter('errors', 'Errors', tally.errors),
    filter('warnings', 'Warnings', tally.warnings),
    filter('left', 'Left out', tally.left),
    ...(sentBefore > 0 ? [filter('sentBefore', 'Sent before', sentBefore)] : []),
    ...(waitsElsewhere > 0 ? [filter('waitsElsewhere', 'In other imports', waitsElsewhere)] : []),
    ...(toLookAt > 0 ? [filter('toLookAt', 'Changed', toLookAt)] : []),
    // Records are refused, of which a row may have several: their count is none of rows.
    ...(delivery.refused > 0 ? [{ value: 'refused' as const, label: 'Refused' }] : []),
  ]
}

/** The rows added up: every row is in exactly one of the three. */
export function rowsAddUp({ tally }: ImportSummary): string {
  const parts = [
    `${formatCount(tally.converted)} converted`,
    `${formatCount(tally.left)} left out`,
    `${formatCount(tally.errors)} in error`,
  ]
  return `${formatCount(tally.rows)} rows = ${parts.join(' + ')}`
}
