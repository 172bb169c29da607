import { describe, expect, it } from 'vitest'
import type { Standing } from '#shared/duplicates/standing.ts'
import { formatInstant } from './formatDate.ts'
import { formatMoney } from './formatMoney.ts'
import { aboutStanding } from './standingWords.ts'

const at = '2025-04-02T09:30:00.000Z'
const elsewhere = { in: 'march.csv', at }
const then = { date: '2025-03-03', amount: -3500, isPending: true }
const when = `on ${formatInstant(at)} in “march.csv”`

describe('how a row stands', () => {
  it.each<{ standing: Standing; says: string }>([
    {
      standing: { is: 'sentBefore', ...elsewhere, certain: true, then, uneven: null },
      says: `Sent ${when}. It does not leave again.`,
    },
    {
      standing: { is: 'sentBefore', ...elsewhere, certain: false, then, uneven: null },
      says: `Sent ${when}, with no answer: it is looked for first. It does not leave again.`,
    },
    {
      standing: { is: 'waitsElsewhere', in: 'march.csv', at: null },
      says: 'Also in “march.csv”, which waits: it leaves once, with whichever is sent first.',
    },
    {
      standing: { is: 'changedSince', ...elsewhere, then },
      says: `Looks like what was sent ${when} as ${formatMoney(3500, 'ZAR')} of 3 Mar 2025, then pending. If it is the same, leave this row out and correct that one in stub.`,
    },
    {
      standing: { is: 'uneven', ...elsewhere, uneven: { here: 2, there: 1 } },
      says: `Equal rows were sent ${when}. This file has 2 of them on that day, the other 1: one may end within the day.`,
    },
    {
      standing: { is: 'repeat', ordinal: 2 },
      says: 'Row no. 2 of equal ones in this file: a payment of its own.',
    },
  ])('that is $standing.is is said in full', ({ standing, says }) => {
    expect(aboutStanding(standing, 'ZAR')).toBe(says)
  })
})
