import assert from 'node:assert/strict'
import { firstLookSchema } from '#shared/imports/firstLook.ts'
import { previewSource } from '#engine/importing/previewSource.ts'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { readOutcome } from '#engine/reading/testing/readOutcome.ts'
import { spoilable, type SpoiledFormat } from '#engine/reading/testing/spoilable.ts'
import { ProgressFile } from './progressFile.ts'
import { spoiledInput, type SpoiledInput } from './spoiledInput.ts'

// Run by `fuzzFormat`, with the words that it gives: reads spoiled sources until its CPU time is over, and dies of the first
// that is neither read nor refused.
const [format = '', seed = '', first = '', cpuMs = '', path = ''] = process.argv.slice(2)
// `fuzzFormat` gives one of them.
const sources = spoilable(format as SpoiledFormat)
const progress = new ProgressFile(path)
// SheetJS tells of records that it does not know.
console.error = () => undefined
const before = process.cpuUsage()
let [read, refused, number] = [0, 0, Number(first)]
for (; mark() < Number(cpuMs); number++) {
  if (await isRead(spoiledInput(sources, Number(seed), number))) read += 1
  else refused += 1
}
progress.close()

function mark(): number {
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1000
  progress.mark({ number, cpuMs, read, refused })
  return cpuMs
}

/** Feeds a source to the reader as the importer does: a first look, and the whole. */
async function isRead({ bytes }: SpoiledInput): Promise<boolean> {
  const source = memoryBytes('march.dat', bytes)
  const outcome = await readOutcome(source)
  if (format === 'text') assert.deepEqual(await readOutcome(source, 'spans'), outcome)
  const look = await previewSource(source, new AbortController().signal)
  if (look.ok) firstLookSchema.nullable().parse(look.value)
  // What the beginning is refused for, the whole is refused for as well.
  else assert.deepEqual(look.error, outcome)
  return 'rows' in outcome
}
