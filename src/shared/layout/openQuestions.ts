import { readPeriod } from '#shared/dates/readPeriod.ts'
import { openPair } from '#shared/layout/amountPair.ts'
import { amountsRead, datesRead, type ColumnProfile } from '#shared/layout/columnProfile.ts'
import { contentKind } from '#shared/layout/contentKind.ts'
import { speaksOfNoMoney } from '#shared/layout/headingScore.ts'
import { isOfAnotherDay, mayCount, mayName } from '#shared/layout/doubtfulColumn.ts'
import { countedDay, mayBeDayCounts, openDayCounts } from '#shared/layout/dayCounts.ts'
import { judgeDateOrder } from '#shared/layout/judgeDateOrder.ts'
import { judgeFee } from '#shared/layout/judgeFee.ts'
import { judgeDecimalMark } from '#shared/layout/judgeDecimalMark.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import { judgeSign } from '#shared/layout/judgeSign.ts'
import { hasTips, judgeTips } from '#shared/layout/judgeTips.ts'
import { dateOrders, decimalMarks, feeBases, tipPlaces, type Layout } from '#shared/layout/layout.ts'
import { dateProfiles, moneyProfiles } from '#shared/layout/mappedProfiles.ts'
import { normalHeading } from '#shared/layout/normalHeading.ts'
import { ordinalWord } from '#shared/layout/ordinalWord.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import {
  columnOpen,
  dateOrderOpen,
  decimalMarkOpen,
  feeOpen,
  signOpen,
  tipsOpen,
} from '#shared/layout/proofSentences.ts'
import { unusedColumns } from '#shared/layout/unusedColumns.ts'
import { countsThousands } from '#shared/money/countsThousands.ts'
import type { Facts } from '#shared/reading/reading.ts'
import type { Question } from '#shared/reading/question.ts'

/** The answer that none of a table's columns names its records. */
export const noColumn = 'none'

/** What a layout leaves open and the user must settle before its rows can become records, in the order to ask it. */
export function openQuestions(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  facts: Facts = {},
): Question[] {
  return [
    ...missingColumns(profiles, layout),
    ...aboutDayCounts(profiles, layout),
    ...aboutName(profiles, layout),
    ...aboutDateOrder(profiles, layout, facts),
    ...aboutDecimalMark(profiles, layout),
    ...aboutSign(profiles, layout),
    ...aboutFee(profiles, layout),
    ...aboutTips(profiles, layout),
  ]
}

function missingColumns(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  const missing = missingFields(layout)
  return (['date', 'amount'] as const)
    .filter((field) => missing.includes(field))
    .map((field) => {
      const columns = candidates(profiles, layout, field)
      const ofAmounts = field === 'amount' ? (aboutThousands(columns) ?? aboutPair(profiles, layout)) : null
      if (ofAmounts !== null) return ofAmounts
      const isOne = field === 'date' || layout.sign !== 'debitCredit'
      // Of money out and money in the user says which is which.
      const options = isOne ? columns.map(({ index }) => String(index)) : []
      const beside = standBesideEachOther(profiles, layout) ? columnOpen.besideEachOther : ''
      return { about: field, options, why: whyMissing(profiles, field, columns) + beside }
    })
}

/** Whether dates and amounts come by turns, each date as far from its amount, so that a row seems to hold a row of several tables. */
function standBesideEachOther(profiles: readonly ColumnProfile[], layout: Layout): boolean {
  const dates = candidates(profiles, layout, 'date')
  const amounts = candidates(profiles, layout, 'amount')
  const [first, second] = dates
  if (first === undefined || second === undefined || dates.length !== amounts.length) return false
  const apart = (amounts[0]?.index ?? 0) - first.index
  const areByTurns = apart > 1 && first.index + apart < second.index
  return areByTurns && dates.every(({ index }, at) => amounts[at]?.index === index + apart)
}

/** Of columns headed as thousands whether they are the amounts all the same; several may be money out and money in. */
function aboutThousands(columns: readonly ColumnProfile[]): Question | null {
  if (columns.length === 0 || !columns.every(({ heading }) => countsThousands(heading))) return null
  const options = columns.length === 1 ? columns.map(({ index }) => String(index)) : []
  const why = columnOpen.amount.thousands(columns.map((column) => columnName(column, columns)))
  return { about: 'amount', options, why }
}

/** Of two columns of which each row fills one, which is money out. */
function aboutPair(profiles: readonly ColumnProfile[], layout: Layout): Question | null {
  const pair = layout.sign === null ? openPair(profiles) : null
  if (pair === null) return null
  const columns = unusedColumns(profiles, layout).filter(({ index }) => pair.columns.includes(index))
  if (columns.length < pair.columns.length) return null
  const names = columns.map((column) => columnName(column, columns))
  const grows = columns.findIndex(({ index }) => index === pair.against)
  const why = grows === -1 ? columnOpen.debit.unclear(names) : columnOpen.debit.against(names[grows] ?? '')
  return { about: 'debit', options: columns.map(({ index }) => String(index)), why }
}

/** The columns that a layout does not use and that could be its date or its amount. */
function candidates(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  field: 'date' | 'amount',
): readonly ColumnProfile[] {
  return unusedColumns(profiles, layout).filter((profile) =>
    field === 'date'
      ? contentKind(profile) === field || mayBeDayCounts(profile)
      : contentKind(profile) === field && !speaksOfNoMoney(profile.heading),
  )
}

function whyMissing(
  profiles: readonly ColumnProfile[],
  field: 'date' | 'amount',
  columns: readonly ColumnProfile[],
): string {
  const { none, notChosen, unclear, unsure } = columnOpen[field]
  if (columns.length > 1) return unclear(columns.map((column) => columnName(column, columns)))
  const [only] = columns
  if (only !== undefined && (field === 'date' ? isOfAnotherDay(only) : mayCount(only)))
    return unsure(columnName(only, columns))
  if (only !== undefined && field === 'date' && mayBeDayCounts(only)) return whyDayCounts(only, columns)
  const cells = field === 'date' ? datesRead : amountsRead
  return profiles.some((profile) => cells(profile) > 0) ? notChosen : none
}

function aboutDayCounts(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  const column = openDayCounts(profiles, layout)
  return column === null
    ? []
    : [{ about: 'date', options: [String(column.index)], why: whyDayCounts(column, [column]) }]
}

function whyDayCounts(column: ColumnProfile, among: readonly ColumnProfile[]): string {
  const [text = ''] = column.samples
  return columnOpen.date.dayCounts(columnName(column, among), text, countedDay(text) ?? '')
}

function aboutName(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  if (layout.nameOpen !== true || layout.fields.name !== undefined) return []
  const columns = unusedColumns(profiles, layout).filter(mayName)
  const options = [...columns.map(({ index }) => String(index)), noColumn]
  const names = columns.map((column) => columnName(column, columns))
  return [{ about: 'name', options, why: columnOpen.name.unclear(names) }]
}

/** A column by its heading; by its place as well where others have the same, and only by that where it has none. */
function columnName({ heading, index }: ColumnProfile, among: readonly ColumnProfile[]): string {
  const name = heading.trim()
  const place = `the ${ordinalWord(index + 1)} column`
  if (name === '') return place
  const isShared = among.filter((other) => normalHeading(other.heading) === normalHeading(heading)).length > 1
  return isShared ? `“${name}” (${place})` : `“${name}”`
}

function aboutDateOrder(profiles: readonly ColumnProfile[], layout: Layout, { period }: Facts): Question[] {
  const columns = dateProfiles(profiles, layout)
  if (layout.dateOrder !== null || columns.length === 0) return []
  const judgement = judgeDateOrder(columns, readPeriod(period))
  return [{ about: 'dateOrder', ...asked(judgement, dateOrders, dateOrderOpen.notChosen) }]
}

function aboutDecimalMark(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  const columns = moneyProfiles(profiles, layout)
  if (layout.decimalMark !== null || columns.length === 0) return []
  return [
    { about: 'decimalMark', ...asked(judgeDecimalMark(columns), decimalMarks, decimalMarkOpen.notChosen) },
  ]
}

function aboutSign(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  if (layout.sign !== null || missingFields(layout).includes('amount')) return []
  // A table without amounts leaves nothing open.
  if (moneyProfiles(profiles, layout).every(({ filled }) => filled === 0)) return []
  const judgement = judgeSign(profiles, layout)
  const options = judgement.settled ? [judgement.value] : judgement.options
  return [{ about: 'sign', ...asked(judgement, options, signOpen.notChosen) }]
}

function aboutFee(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  const judgement = layout.feeBasis === undefined ? judgeFee(profiles, layout) : null
  return judgement === null ? [] : [{ about: 'fee', ...asked(judgement, feeBases, feeOpen.notChosen) }]
}

function aboutTips(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  if (layout.tips !== undefined || !hasTips(profiles, layout)) return []
  return [{ about: 'tips', ...asked(judgeTips(profiles, layout), tipPlaces, tipsOpen.notChosen()) }]
}

/** A layout may leave open what its columns settle: then every answer is still possible. */
function asked<Value extends string>(
  judgement: Judgement<Value>,
  all: readonly Value[],
  notChosen: string,
): Pick<Question, 'options' | 'why'> {
  return judgement.settled
    ? { options: [...all], why: notChosen }
    : { options: [...judgement.options], why: judgement.why }
}
