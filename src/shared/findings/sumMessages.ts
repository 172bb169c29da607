import type { Finding, FindingCode } from '#shared/findings/finding.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { asInSource } from '#shared/money/asInSource.ts'

/** What is wrong with a sum, or keeps one from being made. */
export function aboutSum(
  code: Extract<FindingCode, 'net.differs' | 'total.differs' | `settlement.${string}` | `payout.${string}`>,
  finding: Finding,
  found: string,
  layout: Layout,
): string {
  switch (code) {
    case 'net.differs':
      return netDiffers(found, expected(finding, layout), differsBy(finding, layout), layout)
    case 'total.differs':
      if (finding.field === 'balance')
        return `The balance ${found} beside this total is not the one that the rows end with, ${expected(finding, layout)}: it is ${differsBy(finding, layout)}. A row may be missing, or stand twice. Check them; a total is not sent.`
      return `The total ${found} is not the sum of its column, ${expected(finding, layout)}: it is ${differsBy(finding, layout)}. A row may be missing, stand twice, or have a wrong amount. Check them; a total is not sent.`
    case 'settlement.missing':
      return 'This row does not say which payout it belongs to. Type the payout’s id, or leave the row out.'
    case 'settlement.incomplete':
      return `Another row of payout ${found} is in error, so its total would be wrong. Correct that row or leave it out, and this one will follow.`
    case 'settlement.tooLarge':
      return `The rows of payout ${found} add up to more than any amount that can be reckoned with to the cent. Correct an amount, or leave rows out.`
    case 'payout.differs':
      return `The payout ${found} is not what its rows add up to, ${expected(finding, layout)}: it is ${differsBy(finding, layout)}. A row may be missing, stand twice, or have a wrong amount. Check them; what they add up to is sent.`
    case 'payout.alone':
      return `No row of the payout ${found} becomes a record, so nothing of it is sent. Its rows may be in another export, or left out.`
  }
}

function netDiffers(found: string, own: string, by: string, { fields, sign }: Layout): string {
  return fields.fee === undefined && sign === 'debitCredit'
    ? `${found} is not the amount of this row, ${own}: it is ${by}. One of the two is wrong. Check the row; ${own} is sent.`
    : `${found} is not the amount less its fee, ${own}: it is ${by}. Check the row; its amount and its fee are sent as they stand.`
}

function expected(finding: Finding, layout: Layout): string {
  return money(finding.expected ?? 0, finding, layout)
}

function money(minor: number, { currency }: Finding, layout: Layout): string {
  return asInSource(minor, { ...layout, currency: currency ?? layout.currency })
}

function differsBy(finding: Finding, layout: Layout): string {
  const { difference = 0 } = finding
  return `${money(Math.abs(difference), finding, layout)} too ${difference > 0 ? 'high' : 'low'}`
}

/** Why a balance does not follow from the transaction before it, as far as it can be told. */
export function balanceBreak(finding: Finding, found: string, layout: Layout): string {
  const { seems } = finding
  const by = differsBy(finding, layout)
  const follows = `The balance ${found} does not follow from the transaction before it: it is ${by}.`
  switch (seems) {
    case 'repeated':
      return `${follows} It has not moved, so this row may stand twice: then leave it out, or else it is sent too.`
    case 'turned':
      return `${follows} It would follow if the amount had the other sign. Check it; the row is sent as it stands.`
    case undefined:
      return `${follows} A row may be missing before this one, or an amount or a balance is wrong. Check it; the row is sent as it stands.`
  }
}
