/** A bank's export of one account, 62000000001, with these rows of date, amount and description. */
export function bankExport(rows: readonly string[]): string {
  const preamble = ['ACCOUNT TRANSACTION HISTORY', '', 'Account:, 62000000001, [Gold]', '']
  return [...preamble, 'Date, Amount, Description', ...rows, ''].join('\n')
}
