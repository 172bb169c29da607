import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { beforeEach, describe, expect, it } from 'vitest'
import { err, ok } from '#shared/errors/result.ts'
import { presets } from '#shared/layout/presets.ts'
import type { SavedLayout } from '#shared/layout/savedLayout.ts'
import { bankLayout } from '#shared/layout/testing/bankLayout.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { valueOf } from '#engine/importing/testing/testImporter.ts'
import { storeSettings } from '#engine/settings/storeSettings.ts'
import { createHandedFiles } from '../files/handedFiles.ts'
import { createLayoutHandlers } from './layoutHandlers.ts'

// All is as in the program but for the dialog, which answers with `chosen`.

const headings = ['Date', 'Text', 'Amount']
const fingerprint = 'ab'.repeat(32)
const layout = bankLayout({ date: 0, name: 1, amount: 2 }, { dateOrder: 'dmy', identity: [1] })

const folder = folderOfEachTest()
let settingsFolder: string
let chosen: string | null
let files: ReturnType<typeof createHandedFiles>
let handlers: ReturnType<typeof createLayoutHandlers>

beforeEach(() => {
  settingsFolder = folder.path
  chosen = null
  let ids = 0
  let hours = 9
  files = createHandedFiles(() => `file-${(ids += 1)}`)
  handlers = createLayoutHandlers({
    settings: storeSettings(new Conf({ cwd: settingsFolder, configName: 'settings' })),
    newId: () => `id-${(ids += 1)}`,
    now: () => `2025-04-02T${String((hours += 1)).padStart(2, '0')}:00:00.000Z`,
    files,
    dialogs: { chooseWhereToExport: () => Promise.resolve(chosen) },
  })
})

/** What another program would find in the settings' file. */
const kept = () => storeSettings(new Conf({ cwd: settingsFolder, configName: 'settings' })).read().layouts
const names = () => kept().map(({ name }) => name)

/** Saves the layout for a table with these headings; answers it as it was kept, before all others. */
async function save(name: string, among: readonly string[] = headings): Promise<SavedLayout> {
  valueOf(await handlers['layouts.save']({ name, fingerprint, headings: [...among], layout }))
  const [saved] = kept()
  if (saved === undefined) throw new Error('nothing is kept')
  return saved
}

/** Hands over a file of this text, as the window does, and imports it. */
function importText(text: string) {
  const path = join(folder.path, 'theirs.json')
  writeFileSync(path, text)
  return handlers['layouts.import']({ fileId: files.take(path).fileId })
}

describe('a layout that is saved', () => {
  it('is kept with the headings of its table, its columns by their names, and when', async () => {
    const saved = await save('Shop account')
    expect(saved).toEqual({
      version: 1,
      id: 'id-1',
      name: 'Shop account',
      changed: '2025-04-02T10:00:00.000Z',
      recognise: { by: 'headings', headings },
      layout: {
        kind: 'bank',
        dateOrder: 'dmy',
        decimalMark: '.',
        sign: 'signed',
        currency: 'ZAR',
        fields: {
          date: { from: 'column', column: 'Date' },
          name: { from: 'column', column: 'Text' },
          amount: { from: 'column', column: 'Amount' },
        },
        identity: ['Text'],
      },
    })
    expect(kept()).toEqual([saved])
  })

  it('takes the place of the one of its name for the same files, and of no other', async () => {
    await save('Shop account')
    await save('Shop account', ['Day', 'Text', 'Amount'])
    const again = await save('Shop account')
    expect(kept().map(({ recognise }) => recognise)).toEqual([
      { by: 'headings', headings },
      { by: 'headings', headings: ['Day', 'Text', 'Amount'] },
    ])
    expect(kept()[0]).toEqual(again)
  })
})

describe('a kept layout', () => {
  it('is renamed', async () => {
    const { id } = await save('Shop account')
    valueOf(await handlers['layouts.rename']({ id, name: 'Savings' }))
    expect(kept()).toMatchObject([{ id, name: 'Savings', changed: '2025-04-02T11:00:00.000Z' }])
  })

  it('is not given the name of another', async () => {
    const { id, layout: before } = await save('Shop account')
    await save('Savings', ['Day', 'Text', 'Amount'])
    const taken = err({ code: 'layout.nameTaken', name: 'Savings' })
    expect(await handlers['layouts.rename']({ id, name: 'Savings' })).toEqual(taken)
    expect(await handlers['layouts.change']({ id, name: 'Savings', layout: before })).toEqual(taken)
    expect(names()).toEqual(['Savings', 'Shop account'])
  })

  it('is changed, and stays for the same files', async () => {
    const saved = await save('Shop account')
    const changed = { ...saved.layout, kind: 'expense', sign: 'unsigned', vat: 'contained' } as const
    valueOf(await handlers['layouts.change']({ id: saved.id, name: 'Shop card', layout: changed }))
    const when = '2025-04-02T11:00:00.000Z'
    expect(kept()).toEqual([{ ...saved, name: 'Shop card', layout: changed, changed: when }])
  })

  it('is copied behind itself, so that files still go to it', async () => {
    const { id } = await save('Shop account')
    await save('Savings', ['Day', 'Text', 'Amount'])
    valueOf(await handlers['layouts.copy']({ id }))
    valueOf(await handlers['layouts.copy']({ id }))
    expect(names()).toEqual(['Savings', 'Shop account', 'Shop account (3)', 'Shop account (2)'])
    expect(new Set(kept().map((each) => each.id)).size).toBe(4)
  })

  it('is removed, and nothing else with it', async () => {
    const { id } = await save('Shop account')
    await save('Savings', ['Day', 'Text', 'Amount'])
    valueOf(await handlers['layouts.remove']({ id }))
    expect(names()).toEqual(['Savings'])
  })
})

it.each(presets)(
  '$id, which is shipped, is copied to be the user’s own',
  async ({ id, name, recognise, ...shipped }) => {
    await save('Shop account')
    valueOf(await handlers['layouts.copy']({ id }))
    const [, copy] = kept()
    expect(copy).toMatchObject({ name, recognise, layout: shipped.layout })
    expect(copy?.id).not.toBe(id)
    expect(copy).not.toHaveProperty('$schema')
  },
)

describe('exporting a layout', () => {
  it('writes a file that comes in again as it was, whatever is kept by then', async () => {
    const saved = await save('Shop account')
    chosen = join(folder.path, 'out.json')
    expect(await handlers['layouts.export']({ id: saved.id })).toEqual(ok({ name: 'out.json' }))
    valueOf(await handlers['layouts.remove']({ id: saved.id }))
    const back = valueOf(await importText(readFileSync(chosen, 'utf8')))
    expect(back).toEqual({ ...saved, id: back.id })
    expect(kept()).toEqual([back])
  })

  it('writes nothing when the user cancels', async () => {
    const { id } = await save('Shop account')
    expect(await handlers['layouts.export']({ id })).toEqual(ok(null))
  })

  it('says why a file cannot be written', async () => {
    const { id } = await save('Shop account')
    chosen = join(folder.path, 'no such folder', 'out.json')
    expect(await handlers['layouts.export']({ id })).toEqual(
      err({ code: 'output.failed', name: 'out.json', detail: 'ENOENT' }),
    )
    expect(existsSync(chosen)).toBe(false)
  })
})

describe('importing a layout', () => {
  it('gives it a name of its own where its name is taken', async () => {
    const saved = await save('Shop account')
    expect(valueOf(await importText(JSON.stringify(saved))).name).toBe('Shop account (2)')
    expect(names()).toEqual(['Shop account (2)', 'Shop account'])
  })

  it.each([
    { text: '{"version": 1,', because: 'it is not JSON (' },
    { text: '[1, 2]', because: 'it is not a layout' },
    { text: '{"version": 2}', because: 'it is of version 2, and this program knows version 1' },
    { text: '{"version": 1, "name": "Half", "layout": {}}', because: '“id”: ' },
    { text: JSON.stringify(layout), because: 'it does not say what it is called and which files it is for' },
    {
      text: JSON.stringify({ ...presets[0], recognise: { by: 'headings', headings: ['Date', 'Balance'] } }),
      because: 'it uses the column “Amount” (amount)',
    },
  ])('refuses $text, and leaves all as it was', async ({ text, because }) => {
    await save('Shop account')
    const before = kept()
    const refused = await importText(text)
    expect(refused).toMatchObject({ ok: false, error: { code: 'layout.broken' } })
    expect(refused).toMatchObject({ error: { detail: expect.stringContaining(because) as unknown } })
    expect(kept()).toEqual(before)
  })

  it('refuses what is no file, or is gone', async () => {
    expect(await handlers['layouts.import']({ fileId: 'unheard of' })).toEqual(
      err({ code: 'file.unknownId' }),
    )
    const gone = files.take(join(folder.path, 'gone.json'))
    expect(await handlers['layouts.import'](gone)).toEqual(err({ code: 'file.missing', name: 'gone.json' }))
    const aFolder = files.take(folder.path)
    expect(await handlers['layouts.import'](aFolder)).toMatchObject({ error: { code: 'file.notAFile' } })
  })
})
