import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FailureError } from '#shared/errors/failure.ts'
import { settingsSchema } from '#shared/settings/settings.ts'
import { dataFolder } from '#engine/settings/dataFolder.ts'
import { openSettings, storeSettings } from '#engine/settings/storeSettings.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const conf = () => new Conf({ cwd: folder, configName: 'settings' })
const dark = settingsSchema.parse({
  preferences: { theme: 'dark' },
  connections: [{ id: 'id1', name: 'Shop', environment: 'live', appId: 'A', uid: 'U', businessName: 'Shop' }],
})

describe('settings in a file', () => {
  it('are the defaults where nothing was written', () => {
    expect(storeSettings(conf()).read()).toEqual({
      preferences: { theme: 'system', batchSize: 500, pauseMs: 200, timeoutMs: 60_000 },
      connections: [],
      layouts: [],
      receiver: { on: false, host: '127.0.0.1', port: 47_830, publicUrl: '' },
    })
  })

  it('come back as they were written, in another process too', () => {
    storeSettings(conf()).write(dark)
    expect(storeSettings(conf()).read()).toEqual(dark)
  })

  it('are seen by a program that has them open when another writes them', () => {
    const open = storeSettings(conf())
    storeSettings(conf()).write(dark)
    expect(open.read().preferences.theme).toBe('dark')
  })

  it('lose what is left out: the window’s place, a removed connection', () => {
    const settings = storeSettings(conf())
    settings.write({ ...dark, window: { width: 800, height: 600, maximized: false } })
    settings.write({ ...dark, connections: [] })
    expect(settings.read()).toEqual({ ...dark, connections: [] })
  })

  it('are never written wrong', () => {
    const settings = storeSettings(conf())
    const wrong = { ...dark, preferences: { ...dark.preferences, batchSize: 0 } }
    expect(() => settings.write(wrong)).toThrow()
    expect(settings.read().preferences.batchSize).toBe(500)
  })

  it('that cannot be written are a failure of the disk', () => {
    const settings = storeSettings(conf())
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file in the place of the folder')
    let thrown: unknown
    try {
      settings.write(dark)
    } catch (problem) {
      thrown = problem
    }
    expect(thrown).toBeInstanceOf(FailureError)
    expect(thrown).toMatchObject({ failure: { code: 'disk.failed' } })
  })

  it('on a full disk say so', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    const store = {
      get store(): Record<string, unknown> {
        return {}
      },
      set store(_: Record<string, unknown>) {
        throw full
      },
    }
    expect(() => storeSettings(store).write(dark)).toThrow(new FailureError({ code: 'disk.full' }))
  })
})

describe('opening settings', () => {
  it('takes a good file as it is', () => {
    storeSettings(conf()).write(dark)
    const { settings, setAside } = openSettings(file, conf)
    expect(settings.read()).toEqual(dark)
    expect(setAside).toBeNull()
  })

  it.each([
    { name: 'is cut off', content: '{"preferences": {"theme":' },
    { name: 'is not ours', content: '{"preferences": {"theme": "pink"}}' },
    { name: 'has fields that we do not know', content: '{"colours": []}' },
  ])('puts one aside that $name, and begins anew', ({ content }) => {
    writeFileSync(file, content)
    const { settings, setAside } = openSettings(file, conf)
    expect(setAside).toBe(join(folder, 'settings.broken-1.json'))
    expect(readFileSync(join(folder, 'settings.broken-1.json'), 'utf8')).toBe(content)
    settings.write(dark)
    expect(settings.read()).toEqual(dark)
  })

  it('never overwrites one that was put aside before', () => {
    for (const content of ['first', 'second']) {
      writeFileSync(file, content)
      openSettings(file, conf)
    }
    expect(readFileSync(join(folder, 'settings.broken-1.json'), 'utf8')).toBe('first')
    expect(readFileSync(join(folder, 'settings.broken-2.json'), 'utf8')).toBe('second')
  })

  it('leaves alone what it cannot read for another reason', () => {
    mkdirSync(file)
    expect(() => openSettings(file, conf)).toThrow()
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })
})

describe('layouts in settings that were written before columns had names', () => {
  const conventions = {
    kind: 'bank',
    dateOrder: 'dmy',
    decimalMark: '.',
    sign: 'signed',
    currency: 'ZAR',
    fields: { date: { from: 'column', column: 0 }, amount: { from: 'column', column: 2 } },
    identity: [1],
  }
  const first = {
    id: 'a1',
    name: 'Shop',
    fingerprint: 'ab'.repeat(32),
    layout: { version: 1, ...conventions },
  }
  const now = {
    version: 1,
    id: 'a1',
    name: 'Shop',
    recognise: { by: 'fingerprint', fingerprint: 'ab'.repeat(32) },
    layout: conventions,
  }

  it('are for files of their fingerprint, with the same columns by their places', () => {
    writeFileSync(file, JSON.stringify({ layouts: [first] }))
    const { settings, setAside } = openSettings(file, conf)
    expect(settings.read().layouts).toEqual([now])
    expect(setAside).toBeNull()
  })

  it('stand beside those of now, and are written as those are', () => {
    const named = { ...now, id: 'a2', recognise: { by: 'headings', headings: ['Date', 'Text', 'Amount'] } }
    writeFileSync(file, JSON.stringify({ layouts: [first, named] }))
    const { settings } = openSettings(file, conf)
    settings.write(settings.read())
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ layouts: [now, named] })
  })
})

describe('the data folder', () => {
  it.each([
    { platform: 'linux', env: {}, is: '/home/ann/.config/Stub Importer' },
    { platform: 'linux', env: { XDG_CONFIG_HOME: '/cfg' }, is: '/cfg/Stub Importer' },
    { platform: 'linux', env: { XDG_CONFIG_HOME: '' }, is: '/home/ann/.config/Stub Importer' },
    { platform: 'darwin', env: {}, is: '/home/ann/Library/Application Support/Stub Importer' },
    { platform: 'linux', env: { STUB_IMPORT_DATA: '/data' }, is: '/data' },
    { platform: 'darwin', env: { STUB_IMPORT_DATA: '/data/' }, is: '/data' },
    { platform: 'linux', env: { STUB_IMPORT_DATA: '' }, is: '/home/ann/.config/Stub Importer' },
  ] as const)('on $platform with $env is $is', ({ platform, env, is }) => {
    expect(dataFolder(platform, env, '/home/ann')).toBe(is)
  })

  it.each([
    {
      env: { APPDATA: 'C:\\Users\\Ann\\AppData\\Roaming' },
      is: 'C:\\Users\\Ann\\AppData\\Roaming\\Stub Importer',
    },
    { env: {}, is: 'C:\\Users\\Ann\\AppData\\Roaming\\Stub Importer' },
    { env: { STUB_IMPORT_DATA: 'D:\\data' }, is: 'D:\\data' },
  ])('on win32 with $env is $is', ({ env, is }) => {
    expect(dataFolder('win32', env, 'C:\\Users\\Ann')).toBe(is)
  })
})
