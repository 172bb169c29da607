import type { ReceiptForm } from '#engine/receipt/receipt.ts'

/** A receipt as one JSON object: the facts' own fields, then `records`, `attempts` and `sha256`. Amounts in minor units. */
export const jsonReceipt: ReceiptForm = {
  // The facts' closing brace makes room for the lists.
  head: (facts) => `${JSON.stringify({ receipt: 1, ...facts }).slice(0, -1)},"records":[\n`,
  record: listed,
  middle: () => '\n],"attempts":[\n',
  attempt: listed,
  end: () => '\n],\n',
  checksum: (sha256) => `"sha256":"${sha256}"}\n`,
}

function listed(one: object, isFirst: boolean): string {
  return `${isFirst ? '' : ',\n'}${JSON.stringify(one)}`
}
