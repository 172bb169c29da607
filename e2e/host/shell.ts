import { spawn } from 'node:child_process'
import process from 'node:process'
import { isHeadless } from './chromium.ts'

/** Opens with the system's own program for it; where nobody looks, nothing is opened. */
function openBySystem(target: string): void {
  if (isHeadless) return
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open'
  spawn(opener, [target], { stdio: 'ignore', detached: true })
    .on('error', (problem) => {
      process.stderr.write(`${target} cannot be opened: ${problem.message}\n`)
    })
    .unref()
}

/** Electron's `shell`. */
export const shell = {
  openExternal(address: string): Promise<void> {
    openBySystem(address)
    return Promise.resolve()
  },
  openPath(file: string): Promise<string> {
    openBySystem(file)
    return Promise.resolve('')
  },
  showItemInFolder(file: string): void {
    openBySystem(new URL('.', `file://${file}`).pathname)
  },
}
