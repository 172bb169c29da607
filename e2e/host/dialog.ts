import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { findOnPath } from '../../scripts/findOnPath.mjs'
import { app } from './app.ts'
import { isHeadless } from './chromium.ts'

interface FileDialogOptions {
  readonly title?: string
  readonly defaultPath?: string
}

/** Tests put their own functions in place of these, as they do in Electron. */
export const dialog = {
  async showOpenDialog(...[first, second]: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const chosen = await zenity(optionsOf(first, second), [])
    return chosen === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [chosen] }
  },
  async showSaveDialog(...[first, second]: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const options = optionsOf(first, second)
    if (!isHeadless && zenityProgram === null) {
      const filePath = path.join(app.getPath('downloads'), path.basename(options.defaultPath ?? 'file'))
      process.stderr.write(`There is no dialog to choose a place with; it goes to ${filePath}\n`)
      return { canceled: false, filePath }
    }
    const chosen = await zenity(options, ['--save', '--confirm-overwrite'])
    return chosen === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: chosen }
  },
  showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }),
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
  },
}

const zenityProgram = findOnPath(['zenity'])

/** Asks with the desktop's own dialog where there is one; null when there is none, or the user cancels. */
function zenity(options: FileDialogOptions, words: readonly string[]): Promise<string | null> {
  if (isHeadless || zenityProgram === null) return Promise.resolve(null)
  const about = [
    ...(options.title === undefined ? [] : [`--title=${options.title}`]),
    ...(options.defaultPath === undefined ? [] : [`--filename=${options.defaultPath}`]),
  ]
  const child = spawn(zenityProgram, ['--file-selection', ...words, ...about], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((resolve) => {
    let answer = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text))
    child.on('close', (code) => {
      resolve(code === 0 ? answer.trimEnd() : null)
    })
  })
}

/** A window may come first, as in Electron. */
function optionsOf(first: unknown, second: unknown): FileDialogOptions {
  return second ?? first ?? {}
}
