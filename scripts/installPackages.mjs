import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { inProject, projectNode, projectRoot } from './projectRoot.mjs'

/**
 * Installs exactly what package-lock.json names, when node_modules holds something else or is not there. npm's output
 * goes to stderr. False when npm failed.
 */
export function installPackages() {
  if (packagesMatchLock()) return true
  process.stderr.write('Installing packages …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    // The outer npm's own settings (such as --silent's) are not meant for this one.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
  })
  return status === 0
}

/**
 * Whether node_modules holds what package-lock.json names. npm writes down what it installed once it has finished; what
 * it left out there were packages for other platforms.
 */
function packagesMatchLock() {
  const installedFile = inProject('node_modules', '.package-lock.json')
  if (!existsSync(installedFile) || !existsSync(projectNode)) return false
  const wanted = lockedPackages(inProject('package-lock.json'))
  const installed = lockedPackages(installedFile)
  return (
    [...installed].every(([name, { version }]) => wanted.get(name)?.version === version) &&
    [...wanted].every(([name, { version, optional }]) => {
      const there = installed.get(name)
      return there === undefined ? optional === true : there.version === version
    })
  )
}

/**
 * @param {string} file
 * @returns {Map<string, { version: string, optional?: boolean }>}
 */
function lockedPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  const byName = new Map(Object.entries(packages))
  // The entry without a name is the project itself.
  byName.delete('')
  return byName
}
