import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { findChromium } from './findChromium.mjs'
import { findOnPath } from './findOnPath.mjs'

/**
 * What the machine must have beside Node.
 * @typedef {object} SystemNeed
 * @property {string} package its name on Debian and Ubuntu
 * @property {string} why what it is for, as the end of a sentence
 * @property {() => boolean} isThere
 */

/** @param {string} name */
const command = (name) => () => findOnPath([name]) !== null

/** @param {string} name */
const fonts = (name) => () =>
  ['/usr/share/fonts/truetype', '/usr/share/fonts'].some((folder) => existsSync(path.join(folder, name)))

/** @param {string} fileName */
const library = (fileName) => () =>
  ['/usr/lib', '/usr/lib64', '/lib'].some((folder) =>
    [folder, ...subfolders(folder)].some((place) => existsSync(path.join(place, fileName))),
  )

/** @param {string} folder */
function subfolders(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => path.join(folder, name))
}

/** @type {SystemNeed} */
const browser = {
  package: 'chromium',
  why: 'to show the window where Electron itself cannot be had',
  isThere: () => findChromium() !== null,
}

/** @type {readonly SystemNeed[]} */
const onLinux = [
  browser,
  { package: 'xvfb', why: 'to show the window without a display', isThere: command('Xvfb') },
  { package: 'xauth', why: 'to show the window without a display', isThere: command('xauth') },
  {
    package: 'libsecret-1-0',
    why: 'to reach the keychain',
    isThere: library('libsecret-1.so.0'),
  },
  { package: 'gnome-keyring', why: 'to keep keys', isThere: command('gnome-keyring-daemon') },
  { package: 'dbus', why: 'to reach the keychain', isThere: command('dbus-run-session') },
  { package: 'dbus-x11', why: 'to reach the keychain', isThere: command('dbus-launch') },
  { package: 'fonts-dejavu-core', why: 'to draw text', isThere: fonts('dejavu') },
  { package: 'fonts-noto-core', why: 'to draw text', isThere: fonts('noto') },
]

/**
 * The system packages that this machine lacks.
 * @returns {readonly SystemNeed[]}
 */
export function missingSystemPackages() {
  const needs = process.platform === 'linux' ? onLinux : [browser]
  return needs.filter((need) => !need.isThere())
}

/** Whether missing packages can be installed without asking: Debian or one of its children, as root. */
export function canInstallSystemPackages() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(release)
}

/**
 * Installs system packages by apt, its output on stderr. False when apt failed.
 * @param {readonly SystemNeed[]} needs
 */
export function installSystemPackages(needs) {
  const names = needs.map((need) => need.package)
  process.stderr.write(`Installing ${names.join(', ')} …\n`)
  return apt(['update', '-q']) && apt(['install', '-q', '-y', '--no-install-recommends', ...names])
}

/** @param {readonly string[]} words */
function apt(words) {
  const { status } = spawnSync('apt-get', words, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

/**
 * What is missing and how to get it, in a sentence.
 * @param {readonly SystemNeed[]} needs
 */
export function describeMissing(needs) {
  const list = needs.map((need) => `${need.package} (${need.why})`).join(', ')
  const names = needs.map((need) => need.package).join(' ')
  const how =
    process.platform === 'linux'
      ? `install it with your package manager, on Debian and Ubuntu: sudo apt-get install ${names}`
      : 'install Google Chrome or Chromium from its maker'
  return `Missing on this machine: ${list}; ${how}.`
}
