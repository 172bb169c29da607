import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { importIn, madeOf, reopened, testNow, valueOf } from '#engine/importing/testing/testImporter.ts'
import { openCatalogue } from '#engine/imports/catalogue.ts'

const folder = folderOfEachTest()
const work = folderOfEachTest()

/** An import that lies in the data folder under `id`, noted in no list. */
async function placed(id: string) {
  const made = await madeOf(bankFile(5), work.path)
  made.close()
  const path = join(folder.path, 'imports', `${id}.sqlite`)
  mkdirSync(dirname(path), { recursive: true })
  copyFileSync(importIn(work.path), path)
  rmSync(importIn(work.path))
  return { ...made.summary, id }
}

const card = {
  name: 'source.csv',
  account: '62001234567',
  createdAt: testNow,
  step: 'source',
  state: 'inProgress',
  records: 5,
  errors: 0,
  delivered: 0,
  refused: 0,
  unknown: 0,
  period: { from: '2025-01-01', to: '2025-01-05' },
} as const

describe('the list of imports', () => {
  it('shows what was noted of each, the newest first', async () => {
    const older = await placed('older')
    const newer = await placed('newer')
    const catalogue = openCatalogue(folder.path)
    catalogue.note({ ...older, createdAt: '2025-01-01T00:00:00.000Z' })
    catalogue.note(newer)
    expect(catalogue.list()).toEqual([
      { ...card, id: 'newer' },
      { ...card, id: 'older', createdAt: '2025-01-01T00:00:00.000Z' },
    ])
    catalogue.close()
  })

  it.each([
    { change: { sendingBegun: true }, delivered: { waiting: 3, accepted: 2 }, state: 'sending' },
    { change: { sendingBegun: true }, delivered: { waiting: 0, accepted: 2, confirmed: 3 }, state: 'done' },
    { change: { sendingBegun: true }, delivered: { waiting: 0, accepted: 4, refused: 1 }, state: 'sending' },
    { change: { handedOnAt: testNow }, delivered: {}, state: 'handedOn' },
  ])('calls an import $state', async ({ change, delivered, state }) => {
    const summary = await placed('one')
    const catalogue = openCatalogue(folder.path)
    catalogue.note({ ...summary, ...change, delivery: { ...summary.delivery, ...delivered } })
    expect(catalogue.list()).toMatchObject([{ state }])
    catalogue.close()
  })

  it('lists one whose business was emptied as delivered no more, until it is started over and sent', async () => {
    const summary = await placed('one')
    const delivery = { ...summary.delivery, waiting: 0, confirmed: 4, refused: 1 }
    const emptied = { at: testNow, certain: true, startedOver: false }
    const catalogue = openCatalogue(folder.path)
    catalogue.note({ ...summary, sendingBegun: true, delivery, emptied })
    expect(catalogue.list()).toMatchObject([{ state: 'emptied', records: 5, delivered: 0 }])
    catalogue.note({ ...summary, sendingBegun: true, delivery, emptied: { ...emptied, startedOver: true } })
    expect(catalogue.list()).toMatchObject([{ state: 'sending', records: 5, delivered: 4 }])
    catalogue.close()
  })

  it('tells whether what was noted is new to it', async () => {
    const summary = await placed('one')
    const catalogue = openCatalogue(folder.path)
    expect(catalogue.note(summary)).toBe(true)
    expect(catalogue.note(summary)).toBe(false)
    expect(catalogue.note({ ...summary, step: 'columns' })).toBe(true)
    catalogue.close()
  })

  it('is made anew from the imports when it is lost', async () => {
    await placed('one')
    const catalogue = openCatalogue(folder.path)
    expect(catalogue.list()).toEqual([{ ...card, id: 'one' }])
    catalogue.close()
  })

  it('is made anew from the imports when it is rubbish, which is kept aside', async () => {
    await placed('one')
    writeFileSync(join(folder.path, 'catalogue.sqlite'), 'rubbish '.repeat(1000))
    const catalogue = openCatalogue(folder.path)
    expect(catalogue.list()).toEqual([{ ...card, id: 'one' }])
    expect(readdirSync(folder.path)).toContain('catalogue.sqlite.broken')
    catalogue.close()
  })

  it('survives imports that are broken or were never whole', () => {
    const catalogue = openCatalogue(folder.path)
    writeFileSync(catalogue.pathOf('broken'), 'rubbish '.repeat(1000))
    writeFileSync(catalogue.pathOf('begun'), '')
    writeFileSync(join(folder.path, 'imports', 'notes.txt'), 'not an import')
    const states = catalogue.list().map(({ id, state }) => [id, state])
    expect(states.sort()).toEqual([
      ['begun', 'incomplete'],
      ['broken', 'broken'],
    ])
    catalogue.close()
  })

  it('notes what an import turned out to be when it was opened', async () => {
    const catalogue = openCatalogue(folder.path)
    catalogue.note(await placed('one'))
    catalogue.noteFault('one', 'broken')
    expect(catalogue.list()).toEqual([{ ...card, id: 'one', state: 'broken' }])
    catalogue.close()
  })

  it('does not wait for one that its owner has open, and lists it later', async () => {
    const catalogue = openCatalogue(folder.path)
    const made = await madeOf(bankFile(5), work.path)
    const path = catalogue.pathOf('open')
    made.close()
    copyFileSync(importIn(work.path), path)
    const owner = await reopened(path)
    expect(catalogue.list()).toEqual([])
    owner.close()
    expect(catalogue.list()).toEqual([{ ...card, id: 'open' }])
    catalogue.close()
  })

  it('forgets an import whose file is gone', async () => {
    const catalogue = openCatalogue(folder.path)
    catalogue.note(await placed('one'))
    rmSync(catalogue.pathOf('one'))
    expect(catalogue.list()).toEqual([])
    catalogue.close()
  })

  it('removes an import with all that lies beside it', async () => {
    const catalogue = openCatalogue(folder.path)
    catalogue.note(await placed('one'))
    writeFileSync(`${catalogue.pathOf('one')}-wal`, '')
    expect(valueOf(catalogue.remove('one'))).toEqual({})
    expect(existsSync(catalogue.pathOf('one'))).toBe(false)
    expect(existsSync(`${catalogue.pathOf('one')}-wal`)).toBe(false)
    expect(catalogue.list()).toEqual([])
    expect(catalogue.remove('one')).toEqual({ ok: false, error: { code: 'import.missing' } })
    catalogue.close()
  })

  it('discards all that is left of an import that never came about', async () => {
    const catalogue = openCatalogue(folder.path)
    await placed('one')
    const left = ['', '-wal', '-shm', '.part', '.part-journal'].map((end) => catalogue.pathOf('one') + end)
    for (const path of left) writeFileSync(path, '')
    await placed('other')
    catalogue.discard('one')
    expect(readdirSync(dirname(catalogue.pathOf('one')))).toEqual(['other.sqlite'])
    catalogue.close()
  })

  it.each(['../settings', '', 'a/b', '..', 'C:evil'])('never leaves its folder for an id like %o', (id) => {
    const catalogue = openCatalogue(folder.path)
    expect(catalogue.remove(id)).toEqual({ ok: false, error: { code: 'import.missing' } })
    expect(() => catalogue.pathOf(id)).toThrow('An import has no such id')
    catalogue.close()
  })
})
