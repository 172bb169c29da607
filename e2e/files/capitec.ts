import * as XLSX from 'xlsx'

const rows = [
  [
    'Nr',
    'Account',
    'Posting Date',
    'Transaction Date',
    'Description',
    'Original Description',
    'Parent Category',
    'Category',
    'Money In',
    'Money Out',
    'Fee',
    'Balance',
  ],
  [
    1,
    '1234567890',
    '2025-03-01',
    '2025-03-01',
    'Salary March',
    'SALARY MARCH',
    'Income',
    'Sales',
    12000,
    '',
    '',
    15000,
  ],
  [
    2,
    '1234567890',
    '2025-03-02',
    '2025-03-01 18:20',
    'Engen N1 City',
    'ENGEN N1 CITY CAPE TOWN',
    'Transport',
    'Fuel',
    '',
    -650.4,
    '',
    14349.6,
  ],
  [
    3,
    '1234567890',
    '2025-03-03',
    '2025-03-03',
    'Cash withdrawal',
    'ATM CASH SEA POINT',
    'Cash',
    'Bank Charges',
    '',
    -500,
    -10,
    13839.6,
  ],
  [
    4,
    '1234567890',
    '2025-03-31',
    '2025-03-31',
    'Monthly account admin fee',
    'MONTHLY ACCOUNT ADMIN FEE',
    'Fees',
    'Bank Charges',
    '',
    '',
    -7.5,
    13832.1,
  ],
]

/** A workbook shaped like a Capitec export (no. 6 of the known layouts): two ordinary rows, one with a fee, one fee alone. */
export function capitecWorkbook(): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Transactions')
  // XLSX.write answers a Buffer when asked for one.
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}
