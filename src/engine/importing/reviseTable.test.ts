import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { FirstLook, MakingProgress } from '#shared/imports/firstLook.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { importIn, reopened, testImporter, valueOf } from '#engine/importing/testing/testImporter.ts'

const folder = mkdtempSync(join(tmpdir(), 'stub-look-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Made {
  readonly summary: ImportSummary
  readonly looks: readonly FirstLook[]
}

async function makeWatched(bytes: string | Uint8Array, name = 'bank.csv', isWatched = true): Promise<Made> {
  const sourcePath = join(folder, name)
  writeFileSync(sourcePath, bytes)
  const { client, close } = testImporter()
  const told: MakingProgress[] = []
  const made = await client.task(
    'import.create',
    {
      ...{ path: importIn(folder, name), id: 'watched', sourcePath, sourceName: name },
      ...{ choice: {}, account: '62001234567', isWatched },
    },
    { signal: new AbortController().signal, onProgress: (progress) => told.push(progress) },
  )
  close()
  expect(told[0]?.phase).toBe('copying')
  return { summary: valueOf(made), looks: told.flatMap(({ look }) => (look === undefined ? [] : [look])) }
}

const heading = 'Date,Description,Amount'

/** So many records of 40 bytes each, with their lines' ends. */
function records(count: number): string[] {
  return Array.from({ length: count }, (_, row) => {
    const day = `2025-03-${String((row % 28) + 1).padStart(2, '0')}`
    return `${day},Payment ${String(row).padStart(8, '0')},-125.50`.padEnd(39, '0')
  })
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

// 30,000 records are 1.2 MB; the ends that a first look sees are 300 rows each.
const count = 30_000
const long = [heading, ...records(count)]

describe('a watched import of a long source', () => {
  it('tells a first look once, before anything is copied, and agrees with it where the whole does', async () => {
    const { summary, looks } = await makeWatched(textOf(long))
    expect(looks).toHaveLength(1)
    expect(looks[0]).toMatchObject({
      isWhole: false,
      reading: { encoding: 'utf-8', delimiter: ',', headingRow: 1 },
      suggestion: { suggested: { fields: summary.layout.fields } },
    })
    expect(summary.tally.rows).toBe(count)
    expect(summary.reading).not.toHaveProperty('revised')
  })

  it('is read as Windows-1252 after all where a letter in its middle is no UTF-8, and names that row', async () => {
    // Row 1 is the heading, so that record 15,000, counted from 0, is row 15,002.
    const text = textOf(long.with(15_001, '2025-03-01,Caf\xe9,-125.50'))
    const { summary, looks } = await makeWatched(Buffer.from(text, 'latin1'), 'cafe.csv')
    expect(looks[0]?.reading.encoding).toBe('utf-8')
    expect(summary.reading).toMatchObject({
      encoding: 'windows-1252',
      revised: [{ about: 'encoding', looked: 'utf-8', row: 15_002 }],
      questions: [],
    })
    const again = await reopened(importIn(folder, 'cafe.csv'))
    expect(again.summary.reading.revised).toEqual(summary.reading.revised)
    again.close()
  })

  it('is delimited as its bulk is after all, where its last lines are delimited otherwise', async () => {
    // Of the 600 lines at the two ends the last 300 have bars, and the first 300 less the preamble have semicolons.
    const semicolons = records(count).map((row) => row.replaceAll(',', ';'))
    const bars = records(400).map((row) => row.replaceAll(',', '|'))
    const text = textOf(['Account:;62001234567', '', 'Date;Description;Amount', ...semicolons, ...bars])
    const { summary, looks } = await makeWatched(text, 'bars.csv')
    expect(looks[0]?.reading.delimiter).toBe('|')
    expect(summary.reading).toMatchObject({
      delimiter: ';',
      revised: [{ about: 'delimiter', looked: '|' }],
    })
  })

  it('is of several tables after all where another begins in its middle, and asks which', async () => {
    const fees = Array.from({ length: 900 }, (_, fee) => `2025-03-01,Fee ${fee},-1.00,ZAR`)
    const other = ['', 'Day,Fee,Cost,Currency', ...fees, '']
    // Its heading is row 15,002, below 15,000 rows and a blank one.
    const { summary, looks } = await makeWatched(
      textOf([...long.slice(0, 15_000), ...other, ...long]),
      'two.csv',
    )
    expect(looks[0]?.tables).toBe(1)
    const { revised, tables, questions } = summary.reading
    expect(tables.length).toBeGreaterThan(1)
    expect(revised).toEqual([{ about: 'tables', looked: 1, row: tables[1]?.firstRow }])
    expect(tables[1]?.firstRow).toBe(15_003)
    expect(questions.map(({ about }) => about)).toEqual(['table'])
  })

  it('forgets what its first part looked like once the user says how it is read', async () => {
    const text = textOf(long.with(15_001, '2025-03-01,Caf\xe9,-125.50'))
    await makeWatched(Buffer.from(text, 'latin1'), 'said.csv')
    const { client, close } = await reopened(importIn(folder, 'said.csv'))
    const read = valueOf(await client.task('import.read', { choice: { encoding: 'iso-8859-15' } }))
    expect(read.reading).toMatchObject({ encoding: 'iso-8859-15' })
    expect(read.reading).not.toHaveProperty('revised')
    close()
  })
})

describe('no first look is told', () => {
  it('of a source that is read as soon as it could be seen', async () => {
    expect((await makeWatched(textOf(long.slice(0, 20_000)), 'short.csv')).looks).toEqual([])
  })

  it('where nobody waits for it', async () => {
    expect((await makeWatched(textOf(long), 'unwatched.csv', false)).looks).toEqual([])
  })
})

it('refuses a long file that is no table before anything of it is copied', async () => {
  const sourcePath = join(folder, 'film.csv')
  writeFileSync(sourcePath, Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(2_000_000, 7)]))
  const { client, close } = testImporter()
  const told: MakingProgress[] = []
  const made = await client.task(
    'import.create',
    {
      ...{ path: importIn(folder, 'film'), id: 'film', sourcePath, sourceName: 'film.csv' },
      ...{ choice: {}, account: null, isWatched: true },
    },
    { signal: new AbortController().signal, onProgress: (progress) => told.push(progress) },
  )
  expect(made).toEqual({
    ok: false,
    error: { code: 'file.notATable', name: 'film.csv', looksLike: 'a video' },
  })
  expect(told).toEqual([])
  close()
})
