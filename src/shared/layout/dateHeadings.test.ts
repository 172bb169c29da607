import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '#shared/layout/columnProfile.ts'
import { createColumnProfiler } from '#shared/layout/columnProfiler.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { suggestLayout } from '#shared/layout/suggestLayout.ts'
import { column } from '#shared/layout/testing/bankLayout.ts'

/** A table with these columns of dates, each on a day of its own, before what was bought, its price and its currency. */
function withDates(headings: readonly string[]): ColumnProfile[] {
  const profiler = createColumnProfiler([...headings, 'Description', 'Amount', 'Valuta'])
  const datesOf = (month: number): string[] => headings.map((_, place) => `2024-0${month}-2${place + 1}`)
  profiler.add([...datesOf(3), 'Bread', '-20.50', 'EUR'], 2)
  profiler.add([...datesOf(4), 'Milk', '-30.25', 'EUR'], 3)
  return profiler.profiles()
}

describe('of several columns of dates', () => {
  it.each([
    { bank: 'English', headings: ['Posting Date', 'Value Date'], meant: 0 },
    { bank: 'English', headings: ['Post Date', 'Transaction Date', 'Value Date'], meant: 1 },
    { bank: 'Indian', headings: ['Value Dt', 'Txn Dt'], meant: 1 },
    { bank: 'Afrikaans', headings: ['Waardedatum', 'Boekdatum'], meant: 1 },
    { bank: 'German, savings bank', headings: ['Buchungstag', 'Valutadatum'], meant: 0 },
    { bank: 'German', headings: ['Buchungstag', 'Wertstellung'], meant: 0 },
    { bank: 'German', headings: ['Buchung', 'Valuta'], meant: 0 },
    { bank: 'German', headings: ['Buchungstag', 'Wert'], meant: 0 },
    { bank: 'German', headings: ['Buchungstag', 'Wertstellung (Valuta)'], meant: 0 },
    { bank: 'German, card', headings: ['Wertstellung', 'Belegdatum'], meant: 1 },
    { bank: 'Austrian', headings: ['Valutadatum', 'Buchungsdatum'], meant: 1 },
    { bank: 'Swiss', headings: ['Abschlussdatum', 'Buchungsdatum', 'Valutadatum'], meant: 1 },
    { bank: 'Swiss', headings: ['Datum', 'Valuta'], meant: 0 },
    { bank: 'Swiss, in English', headings: ['Booked At', 'Valuta Date'], meant: 0 },
    { bank: 'Swiss, in French', headings: ['Date de comptabilisation', 'Date de valeur'], meant: 0 },
    { bank: 'Dutch', headings: ['Datum', 'Rentedatum'], meant: 0 },
    { bank: 'Dutch', headings: ['Rentedatum', 'Transactiedatum'], meant: 1 },
    { bank: 'Belgian', headings: ['Boekingsdatum', 'Valutadatum'], meant: 0 },
    { bank: 'Belgian', headings: ['Uitvoeringsdatum', 'Valutadatum'], meant: 0 },
    { bank: 'Belgian, in French', headings: ["Date d'exécution", 'Date valeur'], meant: 0 },
    { bank: 'Swedish', headings: ['Bokföringsdag', 'Transaktionsdag', 'Valutadag'], meant: 1 },
    { bank: 'Swedish', headings: ['Bokföringsdatum', 'Valutadatum'], meant: 0 },
    { bank: 'Swedish', headings: ['Reskontradatum', 'Transaktionsdatum'], meant: 1 },
    { bank: 'Danish', headings: ['Dato', 'Rentedato'], meant: 0 },
    { bank: 'Danish', headings: ['Bogføringsdato', 'Valørdato'], meant: 0 },
    { bank: 'Norwegian', headings: ['Bokføringsdato', 'Rentedato'], meant: 0 },
    { bank: 'Norwegian', headings: ['Rentedato', 'Bokført dato'], meant: 1 },
    { bank: 'Finnish', headings: ['Kirjauspäivä', 'Arvopäivä'], meant: 0 },
    { bank: 'Finnish', headings: ['Kirjauspäivä', 'Arvopäivä', 'Maksupäivä'], meant: 2 },
    { bank: 'Polish', headings: ['#Data operacji', '#Data księgowania'], meant: 0 },
    { bank: 'Polish', headings: ['Data księgowania', 'Data waluty'], meant: 0 },
    { bank: 'Polish', headings: ['Data waluty', 'Data operacji'], meant: 1 },
    { bank: 'Czech', headings: ['Datum zaúčtování', 'Valuta'], meant: 0 },
    { bank: 'Czech', headings: ['Datum zaúčtování', 'Datum provedení'], meant: 1 },
    { bank: 'French', headings: ['Date opération', 'Date valeur'], meant: 0 },
    { bank: 'French', headings: ['Date de valeur', "Date d'opération"], meant: 1 },
    { bank: 'French', headings: ['Date de comptabilisation', 'Date operation', 'Date de valeur'], meant: 1 },
    { bank: 'French, joined', headings: ['dateOp', 'dateVal'], meant: 0 },
    { bank: 'Spanish', headings: ['Fecha operación', 'Fecha valor'], meant: 0 },
    { bank: 'Spanish', headings: ['F.Valor', 'Fecha'], meant: 1 },
    { bank: 'Spanish', headings: ['Fecha valor', 'Fecha contable'], meant: 1 },
    { bank: 'Italian', headings: ['Data contabile', 'Data valuta'], meant: 0 },
    { bank: 'Italian', headings: ['Data_Operazione', 'Data_Valuta'], meant: 0 },
    { bank: 'Italian', headings: ['Data valuta', 'Data registrazione'], meant: 1 },
    { bank: 'Portuguese', headings: ['Data mov.', 'Data valor'], meant: 0 },
    { bank: 'Portuguese', headings: ['Data lançamento', 'Data valor'], meant: 0 },
    { bank: 'Portuguese', headings: ['Data Valor', 'Data Operação'], meant: 1 },
  ])('a $bank bank’s $headings say which is the transaction’s', ({ headings, meant }) => {
    const profiles = withDates(headings)
    const { layout } = suggestLayout(profiles, {})
    const currency = column(headings.length + 2)
    expect(layout.fields).toMatchObject({ date: column(meant), currency })
    expect(openQuestions(profiles, layout)).toEqual([])
  })

  it.each([
    { headings: ['Noted', 'Value Date'], options: ['0', '1'] },
    { headings: ['Wertstellung', 'Erfasst'], options: ['0', '1'] },
    { headings: ['Data avvio', 'Data valuta', 'Data stampa'], options: ['0', '1', '2'] },
    { headings: ['Value Date', 'Effective Date'], options: ['0', '1'] },
  ])('$headings are asked about, as none is known to be the payment’s', ({ headings, options }) => {
    const profiles = withDates(headings)
    const [asked] = openQuestions(profiles, suggestLayout(profiles, {}).layout)
    expect(asked).toMatchObject({ about: 'date', options })
  })
})

it.each([['Value Date'], ['Valuta'], ['Rentedatum', 'Due date'], ['Payout date', 'Fecha valor']])(
  'the day of value is taken where no other is the payment’s: %s',
  (...headings) => {
    const profiles = withDates(headings)
    const value = headings.length === 1 || headings[0] === 'Rentedatum' ? 0 : 1
    expect(suggestLayout(profiles, {}).layout.fields.date).toEqual(column(value))
  },
)

it('what is called “Wert” is the amount where it holds amounts', () => {
  const profiler = createColumnProfiler(['Buchungstag', 'Wert', 'Saldo'])
  profiler.add(['25.03.2024', '-20,50', '979,50'], 2)
  expect(suggestLayout(profiler.profiles(), {}).layout.fields).toMatchObject({
    date: column(0),
    amount: column(1),
  })
})
