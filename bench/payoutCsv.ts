import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

const salesAPayout = 400

/** Writes a processor's export of payouts, `rows` sales of R 10.00 less a fee of R 1.00, 400 a payout, one payout a day. */
export async function writePayoutCsv(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('Transaction Date,Order,Payout Date,Payout ID,Amount,Fee,Net,Currency\n')
  for (let from = 0; from < rows; from += salesAPayout) {
    const payout = from / salesAPayout
    const day = dayAfter(payout)
    const lines = Array.from(
      { length: Math.min(salesAPayout, rows - from) },
      (_, sale) => `${day},#${from + sale + 1},${day},P${payout + 1},10.00,1.00,9.00,ZAR\n`,
    )
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

/** The day so many days after 1 January 2015, in months of 28 days. */
function dayAfter(days: number): string {
  const two = (part: number): string => String(part + 1).padStart(2, '0')
  const month = Math.floor(days / 28)
  return `${2015 + Math.floor(month / 12)}-${two(month % 12)}-${two(days % 28)}`
}
