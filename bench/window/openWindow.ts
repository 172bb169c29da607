import { _electron, type Page } from 'playwright-core'
import { hostCommand } from '../../e2e/fixtures.ts'

/** The built program's window, and how to close the program. */
export interface OpenWindow {
  readonly page: Page
  close(this: void): Promise<void>
}

/** Opens the built program, headless where it runs in the stand-in, with `dataFolder` for all that it keeps. */
export async function openWindow(dataFolder: string): Promise<OpenWindow> {
  const [executablePath, ...args] = hostCommand
  const app = await _electron.launch({
    executablePath,
    args,
    colorScheme: null,
    env: { ...definedOf(process.env), STANDIN_HEADLESS: '1', STUB_IMPORT_DATA: dataFolder },
  })
  const page = await app.firstWindow()
  await page.waitForSelector('#root > :not(style)')
  return { page, close: () => app.close() }
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
