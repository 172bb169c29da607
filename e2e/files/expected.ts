// What stub must hold after each file beside was imported: the records as they are pushed, worked out by hand from the
// file. Ids are hashes, so records are told by their names here: an income's `feeid` is the name of its fee expense.

/** One income or expense. Amounts in rands. */
export interface ExpectedEntry {
  readonly date: string
  readonly name: string
  readonly amount: number
  readonly currency: 'ZAR'
  readonly category?: string
  readonly feeid?: string
}

/** What a business holds. */
export interface Expected {
  readonly income: readonly ExpectedEntry[]
  readonly expenses: readonly ExpectedEntry[]
  readonly settlements: readonly { readonly date: string; readonly amount: number; readonly fee: number }[]
}

const entry = (
  date: string,
  name: string,
  amount: number,
  more: Pick<ExpectedEntry, 'category' | 'feeid'> = {},
): ExpectedEntry => ({ date, name, amount, currency: 'ZAR', ...more })

/** Of `fnb.csv`. The two equal coffees are both real: the balance goes down twice. */
export const fnbHeld: Expected = {
  income: [entry('2025-01-30', 'EFT CREDIT INVOICE 1042', 1500), entry('2025-01-02', 'CASH DEPOSIT', 250)],
  expenses: [
    entry('2025-01-31', 'UIF 123456789123456', 43.9),
    entry('2025-01-30', 'COFFEE BEAN SEA POINT', 35),
    entry('2025-01-30', 'COFFEE BEAN SEA POINT', 35),
    entry('2025-01-28', 'MAKRO MONTAGUE GARDENS', 1250.5),
  ],
  settlements: [],
}

/**
 * Of the workbook in `capitec.ts`. The day is the transaction's, not the posting's. The balance falls by amount
 * and fee (14349.60 − 500 − 10 = 13839.60), so the fee comes on top; the last row is a fee alone.
 */
export const capitecHeld: Expected = {
  income: [entry('2025-03-01', 'Salary March', 12000, { category: 'Sales' })],
  expenses: [
    entry('2025-03-01', 'Engen N1 City', 650.4, { category: 'Fuel' }),
    entry('2025-03-03', 'Cash withdrawal', 500, { category: 'Bank Charges' }),
    entry('2025-03-03', 'Cash withdrawal (fee)', 10, { category: 'Bank Charges' }),
    entry('2025-03-31', 'Monthly account admin fee (fee)', 7.5, { category: 'Bank Charges' }),
  ],
  settlements: [],
}

const merchantFee = { category: 'Merchant Fees' }

/**
 * Of `settlements.csv`. Payout PO-501: 1000 + 250.50 taken, 100 given back, fees of 25 + 6.26, so 1119.24 paid out (the
 * sum of its Net column: 975 + 244.24 − 100). PO-502: 80 − 2.
 */
export const settlementsHeld: Expected = {
  income: [
    entry('2026-08-29', '#1001', 1000, { feeid: '#1001 (fee)' }),
    entry('2026-08-30', '#1002', 250.5, { feeid: '#1002 (fee)' }),
    entry('2026-09-02', '#1003', 80, { feeid: '#1003 (fee)' }),
  ],
  expenses: [
    entry('2026-08-29', '#1001 (fee)', 25, merchantFee),
    entry('2026-08-30', '#1002 (fee)', 6.26, merchantFee),
    entry('2026-08-30', '#1001', 100),
    entry('2026-09-02', '#1003 (fee)', 2, merchantFee),
  ],
  settlements: [
    { date: '2026-09-01', amount: 1119.24, fee: 31.26 },
    { date: '2026-09-04', amount: 78, fee: 2 },
  ],
}
