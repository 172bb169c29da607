import { Button, Kbd } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Fix } from '#shared/fixes/fix.ts'
import type { OfferedRow } from '#shared/imports/importView.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { aboutDelivery } from '../../ui/deliveryWords.ts'
import { FocusStrip } from '../../ui/FocusStrip.tsx'
import { aboutStanding } from '../../ui/standingWords.ts'
import { leftWords } from '../../ui/readingWords.ts'
import { mainEntry } from '../../ui/rowMoney.ts'
import { ruleWords } from '../../ui/ruleWords.ts'
import { currencyOf, findingTexts } from './reviewColumns.tsx'
import { leaveOrTake, takeOffered } from './rowActions.ts'

interface Props {
  readonly row: OfferedRow | null
  readonly layout: Layout
  /** Whether the window is too narrow for all columns. */
  readonly narrow: boolean
  readonly onFix: (fix: Fix) => void
  /** What else can be done with the row. */
  readonly children?: ReactNode
}

/** Below the grid: what there is to say about the row that has the focus, in full, and taking it out or in. */
export function RowStrip({ row, layout, narrow, onFix, children }: Props) {
  const fix = row === null ? null : leaveOrTake(row)
  const taking = row === null ? null : takeOffered(row)
  return (
    <FocusStrip says={row === null ? null : aboutRow(row, layout)} hint={<Hint narrow={narrow} />}>
      {taking !== null && (
        <Button size="compact-sm" variant="light" flex="none" onClick={() => onFix(taking)}>
          Use {row?.offered}
        </Button>
      )}
      {children}
      {fix !== null && (
        <Button size="compact-sm" variant="default" flex="none" onClick={() => onFix(fix)}>
          {fix.does === 'leaveOut' ? `Leave row ${fix.row} out` : `Take row ${fix.row} in`}
        </Button>
      )}
    </FocusStrip>
  )
}

function Hint({ narrow }: Pick<Props, 'narrow'>) {
  return (
    <>
      Choose a row. <Kbd size="xs">F2</Kbd> corrects a cell · <Kbd size="xs">Space</Kbd> selects the row, for
      several at once · <Kbd size="xs">Delete</Kbd> leaves it out or takes it in · <Kbd size="xs">Ctrl Z</Kbd>{' '}
      takes the last correction back
      {narrow && ' · A wider window shows category, VAT and notes, too'}
    </>
  )
}

function aboutRow(row: OfferedRow, layout: Layout): string {
  const { verdict, delivery, standing } = row
  const texts = findingTexts(row, layout)
  if (verdict.state === 'left') texts.unshift(`Left out: ${leftWords[verdict.why]}.`)
  if (standing !== null) texts.unshift(aboutStanding(standing, currencyOf(row, layout)))
  if (delivery !== null && delivery.state !== 'waiting') texts.unshift(aboutDelivery(delivery))
  if (verdict.state === 'converted' && texts.length === 0) texts.push('Ready to be sent.')
  texts.push(...aboutCategory(row, layout))
  return `Row ${row.row}: ${texts.join(' ')}`
}

/** Where a record has its category from, unless that is the file; and which one is offered. */
function aboutCategory(row: OfferedRow, layout: Layout): string[] {
  const category = mainEntry(row)?.category
  const rule = row.rule === null ? undefined : layout.categories?.rules[row.rule]
  if (rule !== undefined && row.rule !== null) {
    return [`${rule.category} by rule ${row.rule + 1}: ${ruleWords(rule, layout.currency)}.`]
  }
  if (row.fixed.includes('category') && category !== undefined) return [`${category} was chosen by you.`]
  return row.offered === null ? [] : [`You chose ${row.offered} for this name before.`]
}
