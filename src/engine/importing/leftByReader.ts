import type { LeftReason, Reading } from '#shared/reading/reading.ts'

type LeftRows = Pick<Reading, 'left'>

/** Why the reader left rows out, by row. */
export function leftByReader(reading: LeftRows): ReadonlyMap<number, LeftReason> {
  return leftSoFar(reading)
}

/** The same for a reading in the making: who makes it adds what more is left out, and all who asked before see that. */
export function leftSoFar(reading: LeftRows): Map<number, LeftReason> {
  const known = leftOf.get(reading) ?? new Map(reading.left.map(({ row, why }) => [row, why]))
  leftOf.set(reading, known)
  return known
}

const leftOf = new WeakMap<LeftRows, Map<number, LeftReason>>()
