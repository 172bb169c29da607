// A small program that uses Electron as the stand-in's specs need it.
import path from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, protocol, utilityProcess } from 'electron'

const page = `<!doctype html><title>sample</title><input type="file" id="file"><a id="out" href="https://example.com/" target="_blank">out</a>
<script src="page.js"></script>`
const served = {
  '/index.html': ['text/html', page],
  '/page.js': ['text/javascript', 'globalThis.ran = true'],
}

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
globalThis.seen = []

if (!app.requestSingleInstanceLock({ from: 'second' })) app.quit()
else void app.whenReady().then(start)

function start() {
  protocol.handle('app', (request) => {
    const { host, pathname } = new URL(request.url)
    const [type, body] = host === 'sample' ? (served[pathname] ?? []) : []
    const headers = { 'Content-Type': type ?? 'text/plain', 'Content-Security-Policy': "script-src 'self'" }
    return new Response(body ?? 'none', { status: body === undefined ? 404 : 200, headers })
  })
  ipcMain.handle('echo', (event, value) => ({ value, url: event.senderFrame.url }))
  ipcMain.handle('fail', () => Promise.reject(new RangeError('too far')))
  ipcMain.handle('save', async () => (await dialog.showSaveDialog({ title: 'x' })).filePath)
  ipcMain.handle('child', askChild)
  ipcMain.on('tell', (event, value) => event.sender.send('told', [value, value]))
  app.on('second-instance', (_event, argv, folder, data) =>
    globalThis.seen.push({ last: argv.at(-1), folder, data }),
  )

  const window = new BrowserWindow({
    x: 60,
    y: 40,
    width: 900,
    height: 650,
    webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs') },
  })
  globalThis.refused = []
  window.webContents.setWindowOpenHandler(({ url }) => (globalThis.refused.push(url), { action: 'deny' }))
  window.webContents.on('will-navigate', (event, url) => {
    globalThis.refused.push(url)
    event.preventDefault()
  })
  void window.loadURL('app://sample/index.html')
}

function askChild(_event, question) {
  const child = utilityProcess.fork(path.join(import.meta.dirname, 'child.mjs'))
  child.postMessage(question)
  return new Promise((resolve) => {
    let said
    child.on('message', (message) => {
      said = message
      child.kill()
    })
    child.on('exit', (code) => resolve({ said, code }))
  })
}
