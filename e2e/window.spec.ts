import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, hostCommand, test } from './fixtures.ts'

test('opens on its page under a strict policy, and the page keeps to it', async ({ win }) => {
  await win.addInitScript(() => {
    const violations: string[] = []
    Object.assign(globalThis, { violations })
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`,
      )
    })
  })
  const response = await win.reload()
  await win.waitForSelector('#root > :not(style)')

  const policy = response?.headers()['content-security-policy']
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
  expect(policy).toContain("connect-src 'none'")
  expect(await win.evaluate(() => (globalThis as { violations?: string[] }).violations)).toEqual([])
})

test('gives the page four functions and nothing of Node', async ({ win }) => {
  const seen = await win.evaluate(() => {
    const { stubImporter } = globalThis as unknown as { stubImporter: object }
    return {
      bridge: Object.keys(stubImporter).sort(),
      isFrozen: Object.isFrozen(stubImporter),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    }
  })
  expect(seen).toEqual({ bridge: ['cancel', 'onNotice', 'request', 'takeFile'], isFrozen: true, node: [] })
})

test('refuses to go elsewhere and to open windows', async ({ app, win }) => {
  const address = win.url()
  await win.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'https://example.com/',
      target: '_blank',
    })
    document.body.append(link)
    link.click()
    window.open('https://example.com/')
    location.href = 'https://example.com/'
  })
  // A round trip through the page comes after everything that the page has set off.
  await win.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  await expect.poll(() => app.windows().length).toBe(1)
  expect(win.url()).toBe(address)
  await expect(win.locator('#root > :not(style)').first()).toBeVisible()
})

test('a second start brings the first to the front, with the file that it was given', async ({
  app,
  win,
  dataDir,
}) => {
  expect(win.url()).toContain('/index.html')
  const file = path.join(dataDir, 'march.csv')
  writeFileSync(file, 'Date,Amount\n2025/03/01,-12.50\n')
  const heard = app.evaluate(
    (electron) =>
      new Promise((resolve) => {
        electron.BrowserWindow.getAllWindows()[0]?.once('focus', () => {
          resolve('focus')
        })
      }),
  )
  const [executable, ...words] = hostCommand
  const second = spawn(executable, [...words, file], {
    env: { ...process.env, STUB_IMPORT_DATA: dataDir, STANDIN_HEADLESS: '1' },
    stdio: 'ignore',
  })
  expect((await once(second, 'exit'))[0]).toBe(0)
  expect(await heard).toBe('focus')
  expect(app.windows()).toHaveLength(1)
})

test('opens again with the size that it was left with', async ({ openProgram }) => {
  const first = await openProgram()
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1010, 710))
  await expect.poll(() => first.win.evaluate(() => window.outerWidth)).toBe(1010)
  await first.close()

  const second = await openProgram()
  const size = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
  expect(size).toEqual([1010, 710])
})

test('opens again after it was killed', async ({ openProgram }) => {
  const first = await openProgram()
  await first.kill()
  const second = await openProgram()
  await expect(second.win.locator('#root > :not(style)').first()).toBeVisible()
})
