import { describe, expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { randomFrom } from '#engine/reading/testing/randomFrom.ts'
import { readOutcome } from '#engine/reading/testing/readOutcome.ts'
import { spoilable, spoiledFormats } from '#engine/reading/testing/spoilable.ts'

// `npm run fuzz` goes on for as long as it is told to.
const SEED = 20250301
const ROUNDS = 20

const books = spoiledFormats.filter((format) => format !== 'text').flatMap(spoilable)

describe(`of ${ROUNDS.toString()} spoiled copies from seed ${SEED.toString()}`, () => {
  it.each(books)('every one of $file is read, or refused for a reason', async ({ spoiled }) => {
    const random = randomFrom(SEED)
    for (let round = 0; round < ROUNDS; round++) {
      const outcome = await readOutcome(memoryBytes('march.dat', spoiled(random)))
      expect('rows' in outcome || outcome.code).not.toBe('')
    }
  })
})
