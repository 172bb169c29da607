/**
 * Where the VAT of a record comes from. `none`: the business is not registered, so no record has any and a column of VAT is not
 * looked at; `column`: the field `vat`; `contained`: it is in every amount, by the rate of the row's day; `zeroRated`: it is 0;
 * `exempt`: supplies outside VAT, whose records say nothing of it.
 */
export const vatModes = ['none', 'column', 'contained', 'zeroRated', 'exempt'] as const

/** Where the VAT of a record comes from. */
export type VatMode = (typeof vatModes)[number]
