import type { DeliveredRecord } from '#shared/delivery/deliveryPage.ts'
import type { LedgerEntry } from '#shared/delivery/ledger.ts'
import type { ReceiptFacts, ReceiptForm } from '#engine/receipt/receipt.ts'
import {
  factLines,
  instantText,
  majorText,
  recipientText,
  readBackText,
  sinceText,
  whyText,
} from '#engine/receipt/receiptWords.ts'

/** A receipt as a page that needs nothing from elsewhere, runs nothing, and prints well on A4. */
export const htmlReceipt: ReceiptForm = {
  head: (facts) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Receipt: ${escaped(facts.source.name)}</title>
<style>${style}</style>
</head>
<body>
<h1>Receipt: ${escaped(facts.source.name)}</h1>
<table class="facts">
${factLines(facts)
  .map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`)
  .join('\n')}
</table>
<p>Accepted: stub has it in its queue. Confirmed: stub was asked afterwards, or said by itself, that it is in its books.</p>
<h2>Totals</h2>
<table>
<thead><tr>${heads(['Kind', 'State', '#Records', '#Sum', 'Currency'])}</tr></thead>
<tbody>
${facts.totals.map(totalRow).join('\n')}
</tbody>
</table>
<h2>Records</h2>
<table>
<thead><tr>${heads(['Row', 'Date', 'Name', 'Kind', '#Amount', 'Currency', 'State', 'Since', 'Id'])}</tr></thead>
<tbody>
`,
  record: recordRow,
  middle: () => `</tbody>
</table>
<h2>Attempts</h2>
<table>
<thead><tr>${heads(['No', 'Left', 'Heard', 'Business', 'Endpoint', '#Bytes', '#Records', 'Outcome', 'Status', 'Answer'])}</tr></thead>
<tbody>
`,
  attempt: attemptRow,
  end: () => '</tbody>\n</table>\n',
  checksum: (sha256) =>
    `<footer>SHA-256 of all lines above, against accidental change: <code>${sha256}</code></footer></body></html>\n`,
}

const style = `
:root { color-scheme: light }
body { font: 14px/1.45 system-ui, sans-serif; color: #1b1f24; background: #fff; margin: 32px auto; max-width: 1100px; padding: 0 24px }
h1 { font-size: 22px; margin: 0 0 16px } h2 { font-size: 16px; margin: 28px 0 8px }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0 }
thead th { border-bottom: 1px solid #1b1f24; font-weight: 600 } tbody td { border-bottom: 1px solid #e3e6ea }
.facts th { width: 170px; font-weight: 400; color: #57606a } .facts td { overflow-wrap: anywhere }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap } .s { white-space: nowrap }
.i, code { font-family: ui-monospace, monospace; font-size: 11px; overflow-wrap: anywhere }
.refused, .unknown { font-weight: 600; color: #a40e26 }
footer { margin-top: 24px; color: #57606a }
@page { size: A4; margin: 14mm }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10px } thead { display: table-header-group } tr { break-inside: avoid } }
`

function heads(names: readonly string[]): string {
  return names
    .map((name) =>
      name.startsWith('#')
        ? `<th scope="col" class="n">${name.slice(1)}</th>`
        : `<th scope="col">${name}</th>`,
    )
    .join('')
}

function totalRow({ kind, state, count, sum, currency }: ReceiptFacts['totals'][number]): string {
  return `<tr><td>${kind}</td><td class="${state}">${state}</td><td class="n">${count}</td><td class="n">${majorText(sum, currency)}</td><td>${currency}</td></tr>`
}

function recordRow({ rows, date, name, kind, amount, currency, delivery, id }: DeliveredRecord): string {
  const { state } = delivery
  const remark = [whyText(delivery), readBackText(delivery)].filter((part) => part !== '').join('; ')
  return (
    `<tr><td class="s">${rows.join(', ')}</td><td class="s">${date}</td><td>${escaped(name)}</td><td>${kind}</td>` +
    `<td class="n">${majorText(amount, currency)}</td><td>${currency}</td>` +
    `<td class="${state}">${state}${remark === '' ? '' : `: ${escaped(remark)}`}</td><td>${sinceText(delivery)}</td><td class="i">${escaped(id)}</td></tr>\n`
  )
}

function attemptRow({ no, openedAt, closedAt, to, exchange, records, outcome }: LedgerEntry): string {
  const heard = closedAt === null ? '' : instantText(closedAt)
  return (
    `<tr><td>${no}</td><td>${instantText(openedAt)}</td><td>${heard}</td>` +
    `<td>${escaped(to === null ? '' : recipientText(to))}</td><td>${escaped(exchange?.endpoint ?? '')}</td>` +
    `<td class="n">${exchange?.bytes ?? ''}</td><td class="n">${records}</td><td class="${outcome}">${outcome}</td>` +
    `<td>${exchange?.status ?? ''}</td><td class="i">${escaped(exchange?.answer ?? '')}</td></tr>\n`
  )
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
