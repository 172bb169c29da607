import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { judgeSign } from '#shared/layout/judgeSign.ts'
import { mayBeOwed } from '#shared/layout/mayBeOwed.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

const profilesOf = (rows: readonly (readonly [string, string])[]) => {
  const profiler = createColumnProfiler(['Amount', 'Balance'])
  for (const [place, cells] of rows.entries()) profiler.add([...cells], place + 2)
  return profiler.profiles()
}
const signOf = (rows: readonly (readonly [string, string])[]) =>
  judgeSign(profilesOf(rows), { kind: 'bank', fields: { amount: column(0), balance: column(1) } })

describe('balances that follow from the amounts', () => {
  it.each<{ what: string; rows: [string, string][]; sign: 'signed' | 'inverted' }>([
    {
      what: 'a card’s purchases without a minus, and its payment with one',
      rows: [
        ['10.00', '110.00'],
        ['20.00', '130.00'],
        ['-130.00', '0.00'],
      ],
      sign: 'signed',
    },
    {
      what: 'purchases alone',
      rows: [
        ['10.00', '110.00'],
        ['20.00', '130.00'],
      ],
      sign: 'signed',
    },
    {
      what: 'a card’s purchases with a minus, and what is owed without one',
      rows: [
        ['-10.00', '110.00'],
        ['-20.00', '130.00'],
        ['130.00', '0.00'],
      ],
      sign: 'inverted',
    },
  ])('may be what is owed: $what', ({ rows, sign }) => {
    const [amount, balance] = profilesOf(rows)
    expect(mayBeOwed(amount!, balance!, sign)).toBe(true)
  })

  it.each<{ what: string; rows: [string, string][] }>([
    {
      what: 'most go out',
      rows: [
        ['-10.00', '90.00'],
        ['-20.00', '70.00'],
        ['130.00', '200.00'],
      ],
    },
    {
      what: 'as many go out',
      rows: [
        ['10.00', '110.00'],
        ['-20.00', '90.00'],
      ],
    },
    {
      what: 'one is below nothing',
      rows: [
        ['10.00', '-5.00'],
        ['20.00', '15.00'],
        ['30.00', '45.00'],
      ],
    },
    {
      what: 'marks say which is which',
      rows: [
        ['10.00', '110.00 CR'],
        ['20.00', '130.00 CR'],
      ],
    },
  ])('are of an account where $what', ({ rows }) => {
    const [amount, balance] = profilesOf(rows)
    expect(mayBeOwed(amount!, balance!, 'signed')).toBe(false)
  })

  it.each<{ what: string; rows: [string, string][]; settled: boolean; value?: string }>([
    {
      what: 'are asked about where most amounts have no minus',
      rows: [
        ['10.00', '110.00'],
        ['20.00', '130.00'],
        ['-130.00', '0.00'],
      ],
      settled: false,
    },
    {
      what: 'turn no minus that most amounts have',
      rows: [
        ['-10.00', '110.00'],
        ['-20.00', '130.00'],
        ['130.00', '0.00'],
      ],
      settled: true,
      value: 'signed',
    },
    {
      what: 'prove an account’s amounts that are written the other way round',
      rows: [
        ['10.00', '90.00'],
        ['20.00', '70.00'],
        ['-130.00', '200.00'],
      ],
      settled: true,
      value: 'inverted',
    },
  ])('$what', ({ rows, settled, value }) => {
    expect(signOf(rows)).toMatchObject({ settled, ...(value !== undefined && { value }) })
  })
})
