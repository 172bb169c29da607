import { saying } from '#shared/layout/headingPhrases.ts'

/*
 * What the banks of each language call their days, in the order of English, Afrikaans and Dutch, German, Swedish, Danish, Norwegian,
 * Finnish, Polish, Czech, French, Spanish, Italian, Portuguese. Accents do not count.
 */

const daysOfTransaction = [
  ...['transaction date', 'trans date', 'tran date', 'txn date', 'date of transaction'],
  ...['transaction dt', 'trans dt', 'tran dt', 'txn dt'],
  ...['transaksiedatum', 'transaksie datum', 'transactiedatum', 'transaktionsdatum', 'transaktionstag'],
  ...['transaktionsdag', 'transaktionsdato', 'transaksjonsdato', 'tapahtumapäivä'],
  ...['data operacji', 'data transakcji', 'datum transakce', 'datum uskutečnění'],
  ...['date operation', 'date d operation', 'date de l operation', 'date op', 'date transaction'],
  ...['date de transaction', 'date de la transaction'],
  ...['fecha operación', 'fecha de operación', 'fecha de la operación', 'f operación', 'fecha transacción'],
  ...['fecha de transacción', 'data operazione', 'data dell operazione', 'data transazione'],
  ...['data operação', 'data da operação', 'data transação', 'data da transação'],
]

// The day on which the bank was told to pay, or paid: there is none before it but the transaction's own.
const daysOfPayment = [
  ...['payment date', 'invoice date', 'execution date', 'started date', 'uitvoeringsdatum', 'belegdatum'],
  ...['ausführungsdatum', 'ausfuehrungsdatum', 'utført dato', 'maksupäivä', 'datum provedení'],
  ...['date d execution', 'data esecuzione'],
]

const daysOfPosting = [
  ...['date posted', 'posted date', 'posting date', 'booking date', 'booked date', 'booked at', 'booked on'],
  ...['post date', 'post dt', 'posting dt', 'completed date', 'completion date'],
  ...['process date', 'processing date', 'posdatum', 'boekdatum', 'boekingsdatum'],
  ...['buchungstag', 'buchungsdatum', '=buchung'],
  ...['bokföringsdag', 'bokföringsdatum', 'reskontradatum', 'bogføringsdato', 'bogfoeringsdato'],
  ...['bogført dato', '=bogført', 'posteringsdato', 'bokføringsdato', 'bokfoeringsdato', 'bokført dato'],
  ...['=bokført', 'kirjauspäivä', 'data księgowania', 'data zaksięgowania', 'datum zaúčtování'],
  ...['date comptable', 'date comptabilisation', 'date de comptabilisation'],
  ...['fecha contable', 'fecha de contabilización', 'fecha mov', 'fecha movimiento', 'fecha del movimiento'],
  ...['data contabile', 'data registrazione', 'data di registrazione', 'data movimento'],
  ...['data mov', 'data do movimento', 'data lançamento', 'data lanc', 'data de lançamento'],
  ...['data do lançamento'],
]

const daysOfValue = [
  ...['value date', 'effective date', 'valuta date', 'value dt', 'waardedatum', 'rentedatum'],
  ...['valuta', 'valutadatum', 'valuta datum', '=wert'],
  ...['wertstellung', 'wertstellungstag', 'wertstellungsdatum'],
  ...['valutadag', 'rentedato', 'valutadato', 'valørdato', 'valoerdato', 'valuteringsdato', 'arvopäivä'],
  ...['data waluty', 'datum valuty', 'date valeur', 'date de valeur', 'date val'],
  ...['fecha valor', 'fecha de valor', 'f valor', 'data valuta', 'data valor', 'data da valor'],
]

/**
 * How well a heading speaks for the date of a record, as `headingWords` says it of all fields. The day of the transaction is
 * before the one on which it was posted, and the day from which it bears interest behind both, in every language alike.
 */
export const dateHeadings: Readonly<Record<string, number>> = {
  ...saying(1.1, daysOfTransaction),
  'purchase date': 1.05,
  ...saying(1, ['=date', 'datum', 'date time', '=date and time']),
  ...saying(1, ['=dato', '=data', '=fecha', '=päivämäärä', '=pvm']),
  ...saying(0.95, daysOfPayment),
  date: 0.9,
  ...saying(0.85, daysOfPosting),
  ...saying(0.8, ['=created', 'created utc', 'created at', '=timestamp']),
  ...saying(0.7, daysOfValue),
  ...saying(0.3, ['available on', 'due date', 'statement date']),
  'payout date': 0,
}
