import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayText } from '#shared/dates/dayNumber.ts'
import { parseDate } from '#shared/dates/parseDate.ts'
import { dateOrders, decimalMarks, type DateOrder, type DecimalMark } from '#shared/layout/layout.ts'
import { parseAmount } from '#shared/money/parseAmount.ts'
import { ByteAmount } from '#engine/reading/bytes/byteAmount.ts'
import { ByteDay } from '#engine/reading/bytes/byteDay.ts'

const cellsOfEach = 500_000

/** Hundredths, by a schema alone: what the readers of bytes and of texts are held against. */
const amountSchemas: Readonly<Record<DecimalMark, z.ZodType<number, string>>> = {
  '.': amountSchema('.', /^-?\d{1,12}(?:\.\d{1,2})?$/),
  ',': amountSchema(',', /^-?\d{1,12}(?:,\d{1,2})?$/),
}

function amountSchema(mark: DecimalMark, form: RegExp) {
  return z
    .string()
    .regex(form)
    .transform((text) => {
      const [whole = '', cents = ''] = text.replace('-', '').split(mark)
      const hundredths = BigInt(whole + cents.padEnd(2, '0'))
      return Number(text.startsWith('-') ? -hundredths : hundredths)
    })
}

const time = '(?: (?:[01]\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?)?'
const yearFirst = new RegExp(`^(\\d{4})([-/. ])(\\d\\d)\\2(\\d\\d)${time}$`)
const yearLast = new RegExp(`^(\\d\\d)([-/. ])(\\d\\d)\\2(\\d{4})${time}$`)
const yearsTaken = (day: string) => day >= '1900' && day < '2200'

/** A day of the calendar, by zod's own. */
const daySchemas: Readonly<Record<DateOrder, z.ZodType<string, string>>> = {
  ymd: daySchema(yearFirst, '$1-$3-$4'),
  dmy: daySchema(yearLast, '$4-$3-$1').or(daySchema(yearFirst, '$1-$3-$4')),
  mdy: daySchema(yearLast, '$4-$1-$3').or(daySchema(yearFirst, '$1-$3-$4')),
}

function daySchema(form: RegExp, parts: string) {
  return z
    .string()
    .regex(form)
    .transform((text) => text.replace(form, parts))
    .pipe(z.iso.date())
    .refine(yearsTaken)
}

/** Whole numbers from 0 up to below a bound, the same in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Random = ReturnType<typeof seeded>

function oneOf<Value>(random: Random, values: readonly [Value, ...Value[]]): Value {
  return values[random(values.length)] ?? values[0]
}

const strays = Array.from('0123456789.,-−+/ :()R\'T"\u00a0\u0660é')

/** A text in which now and then a character is one too many, gone, or another. */
function spoilt(random: Random, text: string): string {
  if (random(8) > 0) return text
  const at = random(text.length + 1)
  return text.slice(0, at) + (strays[random(strays.length + 1)] ?? '') + text.slice(at + random(2))
}

function writtenAmount(random: Random): string {
  const sign = oneOf(random, ['', '', '-', '-', '-', '+', 'R', '('])
  const whole = String(random(10 ** random(10))).padStart(random(40) === 0 ? random(15) : 1, '0')
  const grouped =
    random(10) === 0 ? whole.replace(/\B(?=(?:\d{3})+$)/g, oneOf(random, [' ', ',', '.'])) : whole
  const decimals = oneOf(random, [0, 1, 2, 2, 2, 2, 3])
  const mark = decimals === 0 && random(20) > 0 ? '' : oneOf(random, decimalMarks)
  const cents = decimals === 0 ? '' : String(random(10 ** decimals)).padStart(decimals, '0')
  return spoilt(random, sign + grouped + mark + cents)
}

function writtenDay(random: Random): string {
  const digits = (number: number) => String(number).padStart(random(30) === 0 ? 1 : 2, '0')
  const year = oneOf(random, [2024, 2025, 2023, 1900, 2000, 2100, 1890 + random(320), random(100)])
  const [month, day] = [digits(random(14)), digits(random(33))]
  const parts = oneOf(random, [
    [digits(year), month, day],
    [day, month, digits(year)],
    [month, day, digits(year)],
  ])
  const behind = oneOf(random, ['', '', '', ` ${digits(random(26))}:${digits(random(62))}`, 'T10:00'])
  const seconds = behind !== '' && random(2) === 0 ? `:${digits(random(62))}` : ''
  return spoilt(random, parts.join(oneOf(random, ['-', '/', '.', ' ', ''])) + behind + seconds)
}

interface Held {
  readonly plain: number
  readonly differing: readonly unknown[]
}

/** Reads so many cells in each way; tells how many were plain, and the first that were not read alike. */
function hold(compare: (random: Random) => { plain: boolean; differs: unknown }): Held {
  const random = seeded(20250331)
  const differing: unknown[] = []
  let plain = 0
  for (let cell = 0; cell < cellsOfEach && differing.length < 10; cell++) {
    const compared = compare(random)
    if (compared.plain) plain++
    if (compared.differs !== null) differing.push(compared.differs)
  }
  return { plain, differing }
}

describe('a million cells', () => {
  it('have as amounts what a schema has, read from bytes, or leave it to the reader of texts, who agrees', () => {
    const reader = new ByteAmount()
    const { plain, differing } = hold((random) => {
      const [text, mark] = [writtenAmount(random), oneOf(random, decimalMarks)]
      const schema = amountSchemas[mark].safeParse(text)
      const bytes = Buffer.from(text)
      const takes = reader.read(bytes, 0, bytes.length) && (reader.mark ?? mark) === mark
      const ofBytes = takes ? reader.minor : null
      const ofText = parseAmount(text, mark, 2)
      const isSame =
        schema.success === takes &&
        (!schema.success || (schema.data === ofBytes && ofText.ok && ofText.value.minor === schema.data))
      return { plain: takes, differs: isSame ? null : { text, mark, schema, ofBytes, ofText } }
    })
    expect(differing).toEqual([])
    expect(plain).toBeGreaterThan(cellsOfEach / 5)
    expect(plain).toBeLessThan((cellsOfEach * 4) / 5)
  })

  it('have as dates what a schema has, read from bytes, or leave it to the reader of texts, who agrees', () => {
    const reader = new ByteDay()
    const { plain, differing } = hold((random) => {
      const [text, order] = [writtenDay(random), oneOf(random, dateOrders)]
      const schema = daySchemas[order].safeParse(text)
      const bytes = Buffer.from(text)
      const number = reader.read(bytes, 0, bytes.length) ? reader[order] : 0
      const ofBytes = number === 0 ? null : dayText(number)
      const ofText = parseDate(text, order)
      const isFormed = yearFirst.test(text) || yearLast.test(text)
      const isSame =
        (schema.success ? schema.data : null) === ofBytes &&
        (!isFormed || (ofText.ok ? ofText.value : null) === ofBytes)
      return { plain: ofBytes !== null, differs: isSame ? null : { text, order, schema, ofBytes, ofText } }
    })
    expect(differing).toEqual([])
    expect(plain).toBeGreaterThan(cellsOfEach / 5)
    expect(plain).toBeLessThan((cellsOfEach * 4) / 5)
  })
})
