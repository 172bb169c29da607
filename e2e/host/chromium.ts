import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { findChromium } from '../../scripts/findChromium.mjs'
import { DevTools } from './devTools.ts'
import type { Bounds } from './bounds.ts'

/** Whether windows are shown to anybody. */
export const isHeadless =
  process.env['STANDIN_HEADLESS'] === '1' ||
  (process.platform === 'linux' &&
    process.env['DISPLAY'] === undefined &&
    process.env['WAYLAND_DISPLAY'] === undefined)

const flags = [
  // Whatever the page is refused by its policy, it cannot reach anybody: the program's own files come by another way.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--disable-field-trial-config',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--disable-search-engine-choice-screen',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,Translate,OptimizationHints,MediaRouter,NetworkTimeServiceQuerying',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** Starts the browser with one empty window of this size; `onGone` hears when it has ended. */
export function startChromium(bounds: Bounds, onGone: () => void): DevTools {
  const executable = findChromium()
  if (executable === null) throw new Error('No Chromium is installed to stand in for Electron')
  const profile = mkdtempSync(path.join(os.tmpdir(), 'standin-profile-'))
  const child = spawn(
    executable,
    [
      ...flags,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(isHeadless ? ['--headless=new'] : []),
      `--user-data-dir=${profile}`,
      `--window-size=${bounds.width},${bounds.height}`,
      ...(bounds.x === undefined || bounds.y === undefined
        ? []
        : [`--window-position=${bounds.x},${bounds.y}`]),
      '--remote-debugging-pipe',
      ...process.argv.filter((word) => word.startsWith('--remote-debugging-port=')),
      // A window without tabs and address bar.
      '--app=data:text/html,',
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true },
  )
  child.on('error', (problem) => {
    throw problem
  })
  endWithThisProcess(child.pid, profile)
  // With this `stdio` these are the ends of three pipes.
  const [, , stderr, out, incoming] = child.stdio as unknown as [null, null, Readable, Writable, Readable]
  passOnDevToolsAddress(stderr)
  return new DevTools(out, incoming, onGone)
}

/** Playwright waits for this one line; everything else that a browser says is of no use here. */
function passOnDevToolsAddress(stderr: Readable): void {
  createInterface(stderr).on('line', (line) => {
    if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`)
  })
}

/** However this process ends, by SIGKILL too: its end of a pipe closes, and then the browser and its profile go. */
function endWithThisProcess(pid: number | undefined, profile: string): void {
  if (pid === undefined) return
  const janitor = spawn(
    'sh',
    ['-c', `cat >/dev/null; kill -9 -$1; sleep 0.5; rm -rf "$2"`, 'sh', String(pid), profile],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  )
  janitor.unref()
}
