import { isOfBefore } from '#shared/delivery/emptied.ts'
import type { ImportStep, ImportSummary } from '#shared/imports/importView.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { ImportKind } from '#shared/layout/layout.ts'
import { listed } from '#shared/errors/listed.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import { formatPeriod } from '../ui/formatDate.ts'
import { counted, formatCount } from '../ui/formatMoney.ts'

/** What each step is called. */
export const stepNames: Readonly<Record<ImportStep, string>> = {
  source: 'File',
  columns: 'Columns',
  review: 'Review',
  send: 'Send',
  outcome: 'Outcome',
}

/** What each kind of records is called. */
export const kindWords: Readonly<Record<ImportKind, string>> = {
  bank: 'Bank account',
  income: 'Income',
  expense: 'Expenses',
  settlement: 'Payouts',
}

/** What a step has settled so far, in a few words; null when nothing yet. */
export function settledWords(step: ImportStep, summary: ImportSummary): string | null {
  const { tally, delivery } = summary
  switch (step) {
    case 'source':
      return [
        counted(tally.rows, 'row'),
        ...(tally.period === null ? [] : [formatPeriod(tally.period)]),
      ].join(' · ')
    case 'columns':
      return columnsBlockedBy(summary) === null
        ? [summary.layoutName ?? summary.preset?.name ?? null, kindWords[summary.layout.kind]]
            .filter((word) => word !== null)
            .join(' · ')
        : null
    case 'review':
      if (columnsBlockedBy(summary) !== null) return null
      return tally.errors === 0
        ? counted(tally.records, 'record')
        : `${counted(tally.records, 'record')} · ${counted(tally.errors, 'error')}`
    case 'send':
      return summary.sendingBegun
        ? `${formatCount(delivery.records - delivery.waiting)} of ${formatCount(delivery.records)} sent`
        : null
    case 'outcome':
      return summary.sendingBegun ? outcomeWords(summary) : null
  }
}

function outcomeWords({ delivery, emptied }: ImportSummary): string {
  if (isOfBefore(emptied)) return 'Emptied at stub'
  if (delivery.refused > 0) return `${formatCount(delivery.refused)} refused`
  if (delivery.unknown > 0) return `${formatCount(delivery.unknown)} not known`
  if (delivery.waiting > 0) return `${formatCount(delivery.waiting)} waiting`
  return delivery.confirmed === delivery.records
    ? 'All confirmed'
    : `${formatCount(delivery.accepted)} accepted`
}

/** Why a step cannot be gone to yet, as a sentence; null when it can. */
export function blockedBy(step: ImportStep, summary: ImportSummary): string | null {
  switch (step) {
    case 'source':
    case 'columns':
      return null
    case 'review':
      return columnsBlockedBy(summary)
    case 'send':
      return (
        columnsBlockedBy(summary) ?? (summary.tally.records === 0 ? 'There is no record to send yet.' : null)
      )
    case 'outcome':
      return summary.sendingBegun ? null : 'Nothing has been sent yet.'
  }
}

function columnsBlockedBy(summary: ImportSummary): string | null {
  const missing = missingFields(summary.layout).map((field) => fieldWords[field])
  if (missing.length > 0) return `Still needed: a column for ${listed(missing)}.`
  const open = summary.questions.length
  if (open > 0) return open === 1 ? 'One question is still open.' : `${open} questions are still open.`
  return null
}
