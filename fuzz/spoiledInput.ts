import { oneOf, randomFrom } from '#engine/reading/testing/randomFrom.ts'
import type { Spoilable } from '#engine/reading/testing/spoil.ts'

/** A spoiled source and what it was made of. */
export interface SpoiledInput {
  readonly file: string
  readonly bytes: Buffer
}

/** The spoiled source of a number, counted from 1: the same for the same seed, without those before it. */
export function spoiledInput(from: readonly Spoilable[], seed: number, number: number): SpoiledInput {
  const random = randomFrom(seed ^ Math.imul(number, 0x9e37_79b1))
  const { file, spoiled } = oneOf(from, random)
  return { file, bytes: spoiled(random) }
}
