import { describe, expect, it } from 'vitest'
import { largestMinor } from '#shared/money/largestMinor.ts'
import { containedVatOn, vatPercentOn } from '#shared/vat/containedVat.ts'

describe('the VAT contained in an amount', () => {
  it.each([
    { gross: 11500, date: '2018-04-01', vat: 1500, why: '115.00 × 15/115' },
    { gross: 11500, date: '2018-03-31', vat: 1412, why: '115.00 × 14/114 = 14.1228…' },
    { gross: 11400, date: '2018-03-31', vat: 1400, why: '114.00 × 14/114' },
    { gross: 4390, date: '2021-12-13', vat: 573, why: '43.90 × 15/115 = 5.7260…' },
    { gross: -4390, date: '2021-12-13', vat: 573, why: 'the same for money out' },
    { gross: 10000, date: '2025-01-31', vat: 1304, why: '100.00 × 15/115 = 13.0434…' },
    { gross: 3, date: '2025-01-31', vat: 0, why: '0.03 × 15/115 = 0.0039…' },
    { gross: 4, date: '2025-01-31', vat: 1, why: '0.04 × 15/115 = 0.0052…' },
    { gross: 0, date: '2025-01-31', vat: 0, why: 'nothing of nothing' },
    { gross: 100, date: '1993-04-07', vat: 12, why: '1.00 × 14/114 = 0.1228…' },
  ])('of $gross cents on $date is $vat: $why', ({ gross, date, vat }) => {
    expect(containedVatOn(gross, date)).toBe(vat)
  })

  it('is not known before 7 April 1993', () => {
    expect(vatPercentOn(19930406)).toBeNull()
    expect(containedVatOn(11400, '1993-04-06')).toBeNull()
  })

  it('of the largest amount is right to the cent', () => {
    const exact = (BigInt(largestMinor) * 30n + 115n) / 230n
    expect(containedVatOn(largestMinor, '2025-01-31')).toBe(Number(exact))
  })
})
