import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  _electron,
  expect,
  test as withPlaywright,
  type ElectronApplication,
  type Page,
} from '@playwright/test'

const standIn = path.resolve(import.meta.dirname, 'electron-standin')
const sample = path.resolve(import.meta.dirname, 'sample/main.mjs')

interface SampleBridge {
  ask(channel: string, value?: unknown): Promise<unknown>
  tell(value: unknown): void
  onTold(hear: (value: unknown) => void): void
  pathOf(file: unknown): Promise<{ value: string }>
}
// What the sample's preload exposes, and what its main keeps for these specs to look at.
type InPage = typeof globalThis & { sample: SampleBridge; ran?: boolean }
type InMain = typeof globalThis & { seen: unknown[]; refused: string[] }

/** These specs are of the stand-in itself: they run it even where a real Electron is there. */
const test = withPlaywright.extend<{ folder: string; app: ElectronApplication; win: Page }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'standin-spec-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  app: async ({ folder }, use) => {
    const app = await _electron.launch({
      executablePath: standIn,
      args: [`--user-data-dir=${path.join(folder, 'data')}`],
      colorScheme: null,
      // Chromium's profile goes there too, so that a spec can see it go.
      env: environment(folder),
    })
    await use(app)
    await app.close()
  },
  win: async ({ app }, use) => {
    const win = await app.firstWindow()
    await win.waitForSelector('#file')
    await use(win)
  },
})

function environment(folder: string): Record<string, string> {
  return {
    ...(process.env as Record<string, string>),
    STANDIN_HEADLESS: '1',
    STANDIN_MAIN: sample,
    TMPDIR: folder,
  }
}

const profilesIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('standin-profile-'))

test('serves a scheme of its own, with its headers, and nothing else', async ({ win }) => {
  await expect.poll(() => win.evaluate(() => (globalThis as InPage).ran)).toBe(true)
  const fetched = await win.evaluate(async () => {
    const missing = await fetch('/nothing')
    const outside = await fetch('https://example.com/').catch((problem: unknown) => String(problem))
    return { missing: missing.status, policy: missing.headers.get('content-security-policy'), outside }
  })
  expect(fetched).toEqual({
    missing: 404,
    policy: "script-src 'self'",
    outside: 'TypeError: Failed to fetch',
  })
  const inline = await win.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.ran = "inline"'
    document.head.append(script)
    return (globalThis as InPage).ran
  })
  expect(inline).toBe(true)
})

test('carries messages both ways, with the address that main knows', async ({ win }) => {
  const echoed = await win.evaluate(() => (globalThis as InPage).sample.ask('echo', { a: [1, null, 'é'] }))
  expect(echoed).toEqual({ value: { a: [1, null, 'é'] }, url: 'app://sample/index.html' })
  const told = await win.evaluate(
    () =>
      new Promise((resolve) => {
        const { sample } = globalThis as InPage
        sample.onTold(resolve)
        sample.tell('x')
      }),
  )
  expect(told).toEqual(['x', 'x'])
})

test('rejects what a handler rejects, in the words that Electron uses', async ({ win }) => {
  const ask = (channel: string) =>
    win.evaluate(
      (name) =>
        (globalThis as InPage).sample.ask(name).catch((problem: unknown) => (problem as Error).message),
      channel,
    )
  expect(await ask('fail')).toBe("Error invoking remote method 'fail': RangeError: too far")
  expect(await ask('none')).toBe(
    "Error invoking remote method 'none': Error: No handler registered for 'none'",
  )
})

test('keeps its way out of the page to preload', async ({ win }) => {
  expect(await win.evaluate(() => Object.keys(globalThis).filter((name) => /standin/i.test(name)))).toEqual(
    [],
  )
  expect(await win.evaluate(() => Object.isFrozen((globalThis as InPage).sample))).toBe(true)
})

test('preload is there again after a reload', async ({ win }) => {
  await win.reload()
  expect(await win.evaluate(() => (globalThis as InPage).sample.ask('echo', 1))).toMatchObject({ value: 1 })
})

test('knows the path of a chosen file and of no other', async ({ win, folder }) => {
  const file = path.join(folder, 'März "1".csv')
  writeFileSync(file, 'a')
  await win.setInputFiles('#file', file)
  const chosen = await win.evaluate(() =>
    (globalThis as InPage).sample.pathOf((document.querySelector('#file') as HTMLInputElement).files?.[0]),
  )
  expect(chosen.value).toBe(file)
  const made = await win.evaluate(() => (globalThis as InPage).sample.pathOf(new File(['a'], 'a.csv')))
  expect(made.value).toBe('')
})

test('runs utility processes and ends them', async ({ win }) => {
  const answer = await win.evaluate(() => (globalThis as InPage).sample.ask('child', { n: 1 }))
  expect(answer).toEqual({ said: { heard: { n: 1 } }, code: 15 })
})

test('lets tests answer a dialog', async ({ app, win }) => {
  expect(await win.evaluate(() => (globalThis as InPage).sample.ask('save'))).toBe('')
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: '/chosen' })
  })
  expect(await win.evaluate(() => (globalThis as InPage).sample.ask('save'))).toBe('/chosen')
})

test('asks main about navigation and new windows', async ({ app, win }) => {
  await win.evaluate(() => (location.href = 'https://example.com/away'))
  await win.click('#out')
  await expect
    .poll(() => app.evaluate(() => (globalThis as InMain).refused))
    .toEqual(['https://example.com/away', 'https://example.com/'])
  await expect.poll(() => app.windows().length).toBe(1)
  await expect.poll(() => win.evaluate(() => (globalThis as InPage).ran)).toBe(true)
})

test('has the size and place that main chose, and follows both ways', async ({ app, win }) => {
  const bounds = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(await bounds()).toEqual({ x: 60, y: 40, width: 900, height: 650 })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1000, 700))
  await expect.poll(() => win.evaluate(() => window.outerWidth)).toBe(1000)
  const session = await win.context().newCDPSession(win)
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 820, height: 600 } })
  await expect.poll(bounds).toMatchObject({ width: 820, height: 600 })
})

test('shows the theme that main chooses', async ({ app, win }) => {
  const isDark = () => win.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  expect(await isDark()).toBe(false)
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  await expect.poll(isDark).toBe(true)
})

test('a second start hands over and ends', async ({ app, win, folder }) => {
  expect(await win.title()).toBe('sample')
  const second = spawn(standIn, [`--user-data-dir=${path.join(folder, 'data')}`, 'b.csv'], {
    env: environment(folder),
    cwd: folder,
    stdio: 'ignore',
  })
  expect((await once(second, 'exit'))[0]).toBe(0)
  await expect
    .poll(() => app.evaluate(() => (globalThis as InMain).seen))
    .toEqual([{ last: 'b.csv', folder, data: { from: 'second' } }])
})

test('ends when its window is closed, and leaves nothing behind', async ({ app, win, folder }) => {
  expect(profilesIn(folder)).toHaveLength(1)
  const ended = once(app.process(), 'exit')
  await win.close()
  expect((await ended)[0]).toBe(0)
  await expect.poll(() => profilesIn(folder)).toEqual([])
  expect(existsSync(path.join(folder, 'data/SingletonLock'))).toBe(false)
})

test('killed, it takes its browser along and can be started again', async ({ app, win, folder }) => {
  expect(await win.title()).toBe('sample')
  const isGone = new Promise((resolve) => win.once('close', resolve))
  app.process().kill('SIGKILL')
  await isGone
  await expect.poll(() => profilesIn(folder)).toEqual([])

  const again = await _electron.launch({
    executablePath: standIn,
    args: [`--user-data-dir=${path.join(folder, 'data')}`],
    env: environment(folder),
  })
  await (await again.firstWindow()).waitForSelector('#file')
  await again.close()
})
