import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  _electron,
  expect,
  test as withPlaywright,
  type ElectronApplication,
  type Page,
} from '@playwright/test'

const projectFolder = path.resolve(import.meta.dirname, '..')
/** ELECTRON_BIN names a real Electron to test with; without it the stand-in takes its place. */
const realElectron = process.env['ELECTRON_BIN']

/** What starts the program by hand: the executable and its first words; files may follow. */
export const hostCommand: readonly [string, ...string[]] = [
  realElectron ?? path.join(projectFolder, 'e2e/host/electron-standin'),
  ...(realElectron !== undefined && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  projectFolder,
]

/** The program, open. */
export interface OpenProgram {
  readonly app: ElectronApplication
  readonly win: Page
  /** Closes it as a user does. */
  close(): Promise<void>
  /** Ends it with SIGKILL, as a power cut would. */
  kill(): Promise<void>
}

/** How to open it: with files or switches after its name, or more in its environment. */
export interface OpenOptions {
  readonly words?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Another data folder than the test's own. */
  readonly dataDir?: string
}

/** What each test of the program is given. */
export interface Fixtures {
  /** A fresh data folder, kept while the test opens the program again and again. */
  readonly dataDir: string
  /** Opens the program and waits for its page; what is still open when the test ends is closed. */
  readonly openProgram: (options?: OpenOptions) => Promise<OpenProgram>
  /** The program, opened once. */
  readonly program: OpenProgram
  readonly app: ElectronApplication
  readonly win: Page
}

/** Tests of the program, whichever host it runs in. A broken content policy or a script's error fails every one of them. */
export const test = withPlaywright.extend<Fixtures>({
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'stub-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  openProgram: async ({ dataDir, headless }, use) => {
    const open: OpenProgram[] = []
    const problems: string[] = []
    await use(async (options = {}) => {
      const program = await start({ dataDir, ...options }, headless, problems)
      open.push(program)
      return program
    })
    for (const program of open) await program.close()
    expect(problems, 'what the page complained of').toEqual([])
  },
  program: async ({ openProgram }, use) => {
    await use(await openProgram())
  },
  app: async ({ program }, use) => {
    await use(program.app)
  },
  win: async ({ program }, use) => {
    await use(program.win)
  },
})

export { expect }

async function start(
  { dataDir, words = [], env = {} }: OpenOptions & { readonly dataDir: string },
  headless: boolean,
  problems: string[],
): Promise<OpenProgram> {
  const app = await _electron.launch({
    executablePath: hostCommand[0],
    args: [...hostCommand.slice(1), ...words],
    cwd: projectFolder,
    // The theme is the program's own to choose.
    colorScheme: null,
    env: {
      ...definedOf(process.env),
      ...(headless ? { STANDIN_HEADLESS: '1' } : {}),
      STUB_IMPORT_DATA: dataDir,
      ...env,
    },
  })
  const win = await app.firstWindow()
  win.on('pageerror', (problem) => problems.push(problem.message))
  win.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy'))
      problems.push(message.text())
  })
  // A click meets what it was aimed at: nothing is on its way. Where somebody watches, it moves.
  if (headless) await win.emulateMedia({ reducedMotion: 'reduce' })
  await win.waitForSelector('#root > :not(style)')
  return { app, win, close: () => app.close(), kill: () => kill(app) }
}

async function kill(app: ElectronApplication): Promise<void> {
  const process = app.process()
  const isGone = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGKILL')
  await isGone
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
