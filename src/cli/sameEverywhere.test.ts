import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'

const cli = new URL('main.ts', import.meta.url).pathname
const sample = (name: string) => new URL(`../../resources/samples/${name}`, import.meta.url).pathname

/** What `convert` writes of a file, on a computer of that zone and language. */
async function converted(
  file: string,
  dataDir: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [cli, 'convert', file], {
    env: { ...process.env, STUB_IMPORT_DATA: dataDir, ...env },
  })
  const ended = once(child, 'close')
  const [records] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  expect(child.exitCode).toBe(0)
  return records
}

const zones = ['UTC', 'Africa/Johannesburg', 'America/Los_Angeles', 'Asia/Kolkata']
const languages = ['en_ZA.UTF-8', 'af_ZA.UTF-8', 'de_DE.UTF-8']
const places = [
  ...zones.map((TZ) => ({ TZ, LANG: 'en_ZA.UTF-8' })),
  ...languages.slice(1).map((LANG) => ({ TZ: 'UTC', LANG })),
]

describe('records', () => {
  it.each(['fnb.csv', 'capitec.xlsx'])(
    'of %s are the same, byte for byte, in every zone and language',
    async (name) => {
      const folder = tempFolder()
      const [first, ...others] = await Promise.all(
        places.map(({ TZ, LANG }) =>
          converted(sample(name), folder.path, { TZ, LANG, LC_ALL: LANG, LANGUAGE: LANG.slice(0, 2) }),
        ),
      )
      folder.remove()
      expect(first).toMatch(/^\{"row":/)
      for (const other of others) expect(other).toBe(first)
    },
    120_000,
  )
})
