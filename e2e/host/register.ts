// Loaded before the program: from here on `electron` is the stand-in, for `import` and `require`, ours and packages'.
import { registerHooks } from 'node:module'
import path from 'node:path'
import process from 'node:process'

const standIn = new URL('electron.ts', import.meta.url).href
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve: (name, context, next) =>
    names.has(name) ? { url: standIn, shortCircuit: true } : next(name, context),
})

Object.assign(process, {
  type: 'browser',
  defaultApp: true,
  resourcesPath: path.resolve(import.meta.dirname, '../../resources'),
})

// Node has read the program's file name already; Electron's arguments have none.
process.argv.splice(1, 1)
