import type { FeeBasis } from '#shared/layout/layout.ts'

/** What a row moves a balance by: its amount less the fee, if that comes beside it. In minor units, money in positive; 0 is none. */
export function netOf(amount: number, fee: number, basis: FeeBasis | undefined): number {
  return basis === 'included' && amount !== 0 ? amount : amount + fee
}
