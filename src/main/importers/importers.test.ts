import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { openCatalogue, type Catalogue } from '#engine/imports/catalogue.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { madeOf, valueOf } from '#engine/importing/testing/testImporter.ts'
import { importerFlags } from '#engine/memory/importerFlags.ts'
import { after } from './after.ts'
import { cancelPatience, silence } from './endedInTime.ts'
import { createImporters, idlePatience, type Importers } from './importers.ts'
import { createMakeImport } from './makeImport.ts'
import {
  deafProgram,
  forkedImporter,
  greedyProgram,
  importerProgram,
  type ForkedImporter,
} from './testing/forkedImporter.ts'

// Real processes, as the program has them but for Electron; time passes when a test says so.

const folder = folderOfEachTest()
let catalogue: Catalogue
let importers: Importers
let program: string
let flags: readonly string[]
let started: ForkedImporter[]
/** What is to be done later, and in how many milliseconds. */
let planned: { readonly ms: number; readonly act: () => void }[]

beforeEach(() => {
  catalogue = openCatalogue(folder.path)
  program = importerProgram
  flags = importerFlags
  started = []
  planned = []
  importers = createImporters({
    start: () => {
      const forked = forkedImporter(program, flags)
      started.push(forked)
      return forked
    },
    pathOf: catalogue.pathOf,
    after: (ms, act) => {
      const plan = { ms, act }
      planned.push(plan)
      return () => (planned = planned.filter((one) => one !== plan))
    },
  })
})
afterEach(async () => {
  importers.closeAll()
  await Promise.all(started.map(({ exited }) => exited))
  catalogue.close()
})

function pass(ms: number): void {
  const due = planned.filter((plan) => plan.ms <= ms)
  planned = planned.filter((plan) => plan.ms > ms)
  for (const { act } of due) act()
}

const summaryOf = (id: string) => importers.use(id, (importer) => importer.call('import.summary', {}))

function sourceFile(text: string): string {
  const path = join(folder.path, 'source.csv')
  writeFileSync(path, text)
  return path
}

function makeImport(path: string, signal: AbortSignal, progress: () => void = () => undefined) {
  const make = createMakeImport({ importers, catalogue, layouts: () => [], newId: () => 'one' })
  return make(path, { signal, progress })
}

async function made(): Promise<void> {
  valueOf(await makeImport(sourceFile(bankFile(30)), new AbortController().signal))
}

describe('an importer process', () => {
  it('is kept for the next question, and ended when none has come for a while', async () => {
    await made()
    expect(valueOf(await summaryOf('one')).tally.records).toBe(30)
    expect(started).toHaveLength(1)
    pass(idlePatience)
    expect(await started[0]!.exited).toBe('SIGTERM')
  })

  it('is started anew for an import that is used again', async () => {
    await made()
    pass(idlePatience)
    await started[0]!.exited
    expect(valueOf(await summaryOf('one')).tally.records).toBe(30)
    expect(started).toHaveLength(2)
  })

  it('lives as long as something is done with it, however long that waits', async () => {
    await made()
    const sending = Promise.withResolvers<undefined>()
    const sent = importers.use('one', async (importer) => {
      await sending.promise
      return importer.call('import.summary', {})
    })
    // The window goes elsewhere: what it asked last is over.
    await summaryOf('one')
    pass(idlePatience)
    sending.resolve(undefined)
    expect(valueOf(await sent).tally.records).toBe(30)
    expect(started).toHaveLength(1)
  })

  it('is one for all who ask for an import at once', async () => {
    await made()
    importers.close('one')
    await started[0]!.exited
    await Promise.all([summaryOf('one'), summaryOf('one')])
    expect(started).toHaveLength(2)
  })

  it('is not kept for an import that cannot be opened', async () => {
    expect(await summaryOf('one')).toEqual({ ok: false, error: { code: 'import.missing' } })
    expect(await started[0]!.exited).toBe('SIGTERM')
  })

  it('is ended while it opens an import that nobody waits for any more, and started anew when that is asked for', async () => {
    await made()
    importers.close('one')
    program = deafProgram
    const opening = summaryOf('one')
    importers.stopOpening('one')
    expect(await opening).toEqual({ ok: false, error: { code: 'importer.died' } })
    expect(await started[1]!.exited).toBe('SIGTERM')
    program = importerProgram
    expect(valueOf(await summaryOf('one')).tally.records).toBe(30)
    importers.stopOpening('one')
    expect(valueOf(await summaryOf('one')).tally.records).toBe(30)
    expect(started).toHaveLength(3)
  })

  it('is started anew after it died', async () => {
    await made()
    started[0]!.kill()
    await started[0]!.exited
    expect(valueOf(await summaryOf('one')).tally.records).toBe(30)
  })
})

describe('making an import', () => {
  it('takes the layout that was kept for such files, but for how this one writes its dates', async () => {
    const headings = ['Date', 'Amount', 'Description']
    const saved: SavedLayout = {
      version: 1,
      id: 'till',
      name: 'Till',
      recognise: { by: 'headings', headings },
      layout: {
        kind: 'bank',
        dateOrder: 'dmy',
        decimalMark: '.',
        sign: 'signed',
        fields: {
          date: { from: 'column', column: 'Date' },
          amount: { from: 'column', column: 'Amount' },
          name: { from: 'column', column: 'Description' },
        },
        identity: ['Description'],
      },
    }
    const make = createMakeImport({ importers, catalogue, layouts: () => [saved], newId: () => 'one' })
    const source = sourceFile([headings.join(), '03/31/2025,-43.90,Coffee', ''].join('\n'))
    const context = { signal: new AbortController().signal, progress: () => undefined }
    expect(valueOf(await make(source, context))).toMatchObject({
      layoutName: 'Till',
      layout: { dateOrder: 'mdy' },
      overruled: [
        'Its dates are not written as usual. Month/day/year: row 2 has 03/31/2025, which can only be read so.',
      ],
      tally: { records: 1, errors: 0 },
    })
  })

  it('can be cancelled although its process never answers, and leaves no file', async () => {
    program = deafProgram
    const cancel = new AbortController()
    const busy = Promise.withResolvers<undefined>()
    const making = makeImport(sourceFile(bankFile(3)), cancel.signal, () => busy.resolve(undefined))
    await busy.promise
    expect(existsSync(catalogue.pathOf('one'))).toBe(true)
    cancel.abort()
    pass(cancelPatience)
    expect(await making).toEqual({ ok: false, error: { code: 'task.cancelled' } })
    expect(await started[0]!.exited).toBe('SIGTERM')
    expect(readdirSync(dirname(catalogue.pathOf('one')))).toEqual([])
    expect(catalogue.list()).toEqual([])
  })

  it('ends, and says why, where its process says nothing for five minutes, and leaves no file', async () => {
    program = deafProgram
    const busy = Promise.withResolvers<undefined>()
    const { signal } = new AbortController()
    const making = makeImport(sourceFile(bankFile(3)), signal, () => busy.resolve(undefined))
    await busy.promise
    for (let looked = 1; looked < silence.looks; looked++) pass(silence.lookEvery)
    expect(planned.map(({ ms }) => ms)).toEqual([silence.lookEvery])
    pass(silence.lookEvery)
    expect(await making).toEqual({ ok: false, error: { code: 'importer.died', silentFor: 5 } })
    expect(await started[0]!.exited).toBe('SIGTERM')
    expect(catalogue.list()).toEqual([])
  })

  it('that is cancelled before its process listens ends all the same', async () => {
    program = deafProgram
    const making = makeImport(sourceFile(bankFile(3)), AbortSignal.abort())
    pass(cancelPatience)
    expect(await making).toEqual({ ok: false, error: { code: 'task.cancelled' } })
  })

  it('ends by itself where its process can, without being killed', async () => {
    const cancel = new AbortController()
    const making = makeImport(sourceFile(bankFile(20_000)), cancel.signal, () => cancel.abort())
    expect(await making).toEqual({ ok: false, error: { code: 'task.cancelled' } })
    expect(planned.filter(({ ms }) => ms === cancelPatience)).toEqual([])
    expect(catalogue.list()).toEqual([])
  })

  it('tells of a process that filled its memory up to its cap', async () => {
    program = greedyProgram
    flags = ['--max-old-space-size=64']
    const making = makeImport(sourceFile(bankFile(3)), new AbortController().signal)
    expect(await making).toEqual({ ok: false, error: { code: 'importer.died' } })
    expect(await started[0]!.exited).toBe('SIGABRT')
    expect(catalogue.list()).toEqual([])
  })

  it('tells of a process that died without having been cancelled', async () => {
    program = deafProgram
    const { signal } = new AbortController()
    const making = makeImport(sourceFile(bankFile(3)), signal, () => started[0]!.kill())
    expect(await making).toEqual({ ok: false, error: { code: 'importer.died' } })
    expect(catalogue.list()).toEqual([])
  })
})

describe('taking in an import that was handed on', () => {
  async function handedOn(): Promise<string> {
    const path = join(folder.path, 'march.stubimport')
    const { client, close } = await madeOf(bankFile(30), folder.path, { kept: false })
    valueOf(await client.call('import.handOn', { path, mark: false }))
    close()
    return path
  }

  it('is done in its process', async () => {
    const received = valueOf(await makeImport(await handedOn(), new AbortController().signal))
    expect(received).toMatchObject({ id: 'one', tally: { records: 30 } })
    expect(valueOf(await summaryOf('one'))).toEqual(received)
    expect(started).toHaveLength(1)
  })

  it('refuses what is none of ours by its name, and leaves nothing', async () => {
    const path = join(folder.path, 'march.stubimport')
    writeFileSync(path, 'Date,Amount')
    expect(await makeImport(path, new AbortController().signal)).toEqual({
      ok: false,
      error: { code: 'import.notOurs', name: 'march.stubimport' },
    })
    expect(catalogue.list()).toEqual([])
  })

  it('can be cancelled', async () => {
    program = deafProgram
    const cancel = new AbortController()
    const taking = makeImport(await handedOn(), cancel.signal, () => {
      cancel.abort()
      pass(cancelPatience)
    })
    expect(await taking).toEqual({ ok: false, error: { code: 'task.cancelled' } })
  })
})

describe('time', () => {
  it('passes by itself in the program', async () => {
    const acted = Promise.withResolvers<undefined>()
    after(1, () => acted.resolve(undefined))
    const callOff = after(0, () => acted.reject(new Error('called off')))
    callOff()
    await expect(acted.promise).resolves.toBeUndefined()
  })
})
