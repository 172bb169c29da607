/** The account of every file here. */
export const bankAccount = '62001234567'

/**
 * A bank's export with `count` rows of R 1.00, R 2.00, … going out by turns with coming in, on days of January 2025 from
 * the 1st to the 28th and over again. Row 1 is the heading: the nth transaction is in row n + 1. `lines` go after them.
 */
export function bankFile(count: number, lines: readonly string[] = []): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0')
    const sign = index % 2 === 0 ? '-' : ''
    return `2025/01/${day},${sign}${index + 1}.00,Shop ${index + 1}`
  })
  return ['Date,Amount,Description', ...rows, ...lines, ''].join('\n')
}

/** Payouts of a processor: each of `sizes` is one, with so many sales of R 10.00 and a fee of R 1.00 each. */
export function payoutFile(sizes: readonly number[]): string {
  const lines = sizes.flatMap((size, payout) =>
    Array.from(
      { length: size },
      (_, sale) =>
        `2025-03-0${payout + 1},#${payout + 1}-${sale + 1},2025-03-1${payout},P${payout + 1},10.00,1.00,9.00,ZAR`,
    ),
  )
  return ['Transaction Date,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency', ...lines, ''].join('\n')
}
