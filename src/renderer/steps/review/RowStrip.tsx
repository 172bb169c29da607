import { Button, Kbd, Text } from '@mantine/core'
import type { Fix } from '#shared/fixes/fix.ts'
import type { ReviewRow } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { aboutDelivery } from '../../ui/deliveryWords.ts'
import { leftWords } from '../../ui/readingWords.ts'
import { findingTexts } from './reviewColumns.tsx'
import styles from './Review.module.css'
import { leaveOrTake } from './rowActions.ts'

interface Props {
  readonly row: ReviewRow | null
  readonly layout: Layout
  readonly onFix: (fix: Fix) => void
}

/** Below the grid: what there is to say about the row that has the focus, in full, and taking it out or in. */
export function RowStrip({ row, layout, onFix }: Props) {
  const fix = row === null ? null : leaveOrTake(row)
  return (
    <div className={styles.strip}>
      <Text lineClamp={2} title={row === null ? undefined : aboutRow(row, layout)} aria-live="polite">
        {row === null ? <Hint /> : aboutRow(row, layout)}
      </Text>
      {fix !== null && (
        <Button size="compact-sm" variant="default" flex="none" onClick={() => onFix(fix)}>
          {fix.does === 'leaveOut' ? `Leave row ${fix.row} out` : `Take row ${fix.row} in`}
        </Button>
      )}
    </div>
  )
}

function Hint() {
  return (
    <Text span c="dimmed">
      Select a row. <Kbd size="xs">F2</Kbd> corrects a cell · <Kbd size="xs">Delete</Kbd> leaves a row out or
      takes it in · <Kbd size="xs">Ctrl Z</Kbd> takes the last correction back
    </Text>
  )
}

function aboutRow(row: ReviewRow, layout: Layout): string {
  const { verdict, delivery } = row
  const texts = findingTexts(row, layout)
  if (verdict.state === 'left') texts.unshift(`Left out: ${leftWords[verdict.why]}.`)
  if (delivery !== null && delivery.state !== 'waiting') texts.unshift(aboutDelivery(delivery))
  if (verdict.state === 'converted' && texts.length === 0) texts.push('Ready to be sent.')
  return `Row ${row.row}: ${texts.join(' ')}`
}
