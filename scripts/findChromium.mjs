import process from 'node:process'
import { findOnPath } from './findOnPath.mjs'

/** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const names = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/**
 * The installed browser that can stand in for Electron, or null. STANDIN_CHROMIUM names another.
 * @returns {string | null}
 */
export function findChromium() {
  return process.env.STANDIN_CHROMIUM ?? findOnPath(names[process.platform] ?? [])
}
