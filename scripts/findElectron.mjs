import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { inProject, projectNode } from './projectRoot.mjs'

const electronPackage = inProject('node_modules', 'electron')
const failedBefore = inProject('node_modules', '.cache', 'electron-not-to-be-had')
const day = 24 * 60 * 60 * 1000

/**
 * Electron's executable, or null when it is not on this machine. It is looked for by the package's own `path.txt`:
 * importing the package would try to download it.
 * @returns {string | null}
 */
export function findElectron() {
  const pathFile = path.join(electronPackage, 'path.txt')
  const inside = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (elsewhere !== undefined) return existing(path.join(elsewhere, inside ?? 'electron'))
  return inside === null ? null : existing(path.join(electronPackage, 'dist', inside))
}

/**
 * Lets the package fetch its executable, where its release host answers; after a failure not again for a day.
 * @returns {Promise<string | null>}
 */
export async function fetchElectron() {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD !== undefined || failedLately()) return null
  const isFetched = (await releaseHostAnswers()) && runInstaller()
  if (!isFetched) {
    mkdirSync(path.dirname(failedBefore), { recursive: true })
    writeFileSync(failedBefore, '')
  }
  return findElectron()
}

async function releaseHostAnswers() {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/'
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    return true
  } catch {
    // No network, no such host, or no answer: each means that it cannot be fetched now.
    return false
  }
}

function runInstaller() {
  const { status } = spawnSync(projectNode, [path.join(electronPackage, 'install.js')], {
    stdio: ['ignore', 2, 'ignore'],
    timeout: 5 * 60 * 1000,
  })
  return status === 0
}

function failedLately() {
  return existsSync(failedBefore) && Date.now() - statSync(failedBefore).mtimeMs < day
}

/** @param {string} file */
function existing(file) {
  return existsSync(file) ? file : null
}
