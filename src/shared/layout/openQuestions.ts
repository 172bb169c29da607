import { readPeriod } from '#shared/dates/readPeriod.ts'
import { amountsRead, datesRead, type ColumnProfile } from '#shared/layout/columnProfile.ts'
import { judgeDateOrder } from '#shared/layout/judgeDateOrder.ts'
import { judgeFee } from '#shared/layout/judgeFee.ts'
import { judgeDecimalMark } from '#shared/layout/judgeDecimalMark.ts'
import type { Judgement } from '#shared/layout/judgement.ts'
import { judgeSign } from '#shared/layout/judgeSign.ts'
import { hasTips, judgeTips } from '#shared/layout/judgeTips.ts'
import { dateOrders, decimalMarks, feeBases, tipPlaces, type Layout } from '#shared/layout/layout.ts'
import { dateProfiles, moneyProfiles } from '#shared/layout/mappedProfiles.ts'
import { missingFields } from '#shared/layout/missingFields.ts'
import {
  columnOpen,
  dateOrderOpen,
  decimalMarkOpen,
  feeOpen,
  signOpen,
  tipsOpen,
} from '#shared/layout/proofSentences.ts'
import type { Facts } from '#shared/reading/reading.ts'
import type { Question } from '#shared/reading/question.ts'

/** What a layout leaves open and the user must settle before its rows can become records, in the order to ask it. */
export function openQuestions(
  profiles: readonly ColumnProfile[],
  layout: Layout,
  facts: Facts = {},
): Question[] {
  return [
    ...missingColumns(profiles, layout),
    ...aboutDateOrder(profiles, layout, facts),
    ...aboutDecimalMark(profiles, layout),
    ...aboutSign(profiles, layout),
    ...aboutFee(profiles, layout),
    ...aboutTips(profiles, layout),
  ]
}

function missingColumns(profiles: readonly ColumnProfile[], layout: Layout): Question[] {
  const missing = missingFields(layout)
  const questions: Question[] = []
  if (missing.includes('date')) {
    const anyDates = profiles.some((profile) => datesRead(profile) > 0)
    const why = anyDates ? columnOpen.dateNotChosen : columnOpen.noDates
    questions.push({ about: 'date', options: [], why })
  }
  if (missing.includes('amount')) {
    const anyAmounts = profiles.some((profile) => amountsRead(profile) > 0)
    const why = anyAmounts ? columnOpen.amountNotChosen : columnOpen.noAmounts
    questions.push({ about: 'amount', options: [], why })
  }
  return questions
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
