import { describe, expect, it } from 'vitest'
import { memoryBytes } from '#engine/reading/memoryBytes.ts'
import { unpackEntry, zipEntries } from '#engine/reading/zipArchive.ts'
import { plainZip } from '#engine/reading/plainZip.ts'
import { zipOf, type ZipOddities } from '#engine/reading/testing/zipOf.ts'

const parts = { 'a.txt': 'first', 'folder/ü.txt': 'x'.repeat(5000), empty: '' }

function contents(archive: Buffer): Record<string, string | null> | null {
  const bytes = memoryBytes('some.zip', archive)
  const entries = zipEntries(bytes)
  if (entries === null) return null
  return Object.fromEntries(
    entries.map((entry) => [entry.name, unpackEntry(bytes, entry)?.toString('utf8') ?? null]),
  )
}

describe('an archive', () => {
  it.each<{ is: string; oddities: ZipOddities }>([
    { is: 'plain', oddities: {} },
    { is: 'of ZIP64', oddities: { zip64: true } },
    {
      is: 'with a comment that looks like its end',
      oddities: { comment: `PK\x05\x06${'is no end'.repeat(5)}` },
    },
  ])('that is $is gives its parts as they were', ({ oddities }) => {
    expect(contents(zipOf(parts, oddities))).toEqual(parts)
  })

  it('of parts that are not packed gives them as they were', () => {
    const list = Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) }))
    expect(contents(plainZip(list))).toEqual(parts)
  })

  it.each<{ is: string; lies: ZipOddities['lies'] }>([
    { is: 'another checksum', lies: { 'a.txt': { checksum: 1 } } },
    { is: 'fewer bytes', lies: { 'a.txt': { unpacked: 4 } } },
    { is: 'more bytes', lies: { 'a.txt': { unpacked: 6 } } },
  ])('whose directory says $is of a part than it has gives none for it', ({ lies = {} }) => {
    expect(contents(zipOf(parts, { lies }))).toEqual({ ...parts, 'a.txt': null })
  })

  it('of which only a part is there has no entries, wherever it ends, and of ZIP64 too', () => {
    for (const whole of [zipOf(parts), zipOf(parts, { zip64: true })]) {
      for (let length = 1; length < whole.length; length++) {
        expect(contents(whole.subarray(0, length))).toBeNull()
      }
    }
  })

  it('never throws, whichever byte of it changed', () => {
    for (const whole of [zipOf(parts), zipOf(parts, { zip64: true })]) {
      for (let at = 0; at < whole.length; at++) {
        const changed = Buffer.from(whole)
        changed[at] = 0xff - (changed[at] ?? 0)
        expect(() => contents(changed)).not.toThrow()
      }
    }
  })
})
