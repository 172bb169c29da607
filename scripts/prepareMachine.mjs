// Makes a fresh machine ready for `npm start`, `npm test` or the command line. Plain Node 20 and nothing installed.
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { installPackages } from './installPackages.mjs'
import {
  canInstallSystemPackages,
  describeMissing,
  installSystemPackages,
  missingSystemPackages,
} from './systemPackages.mjs'

/**
 * Installs what is missing. The command line needs packages only; a window and the tests need some of the system too.
 * False when they cannot run on this machine as it is now.
 * @param {'start' | 'test' | 'cli'} purpose
 */
export function prepareMachine(purpose) {
  if (!installPackages()) {
    process.stderr.write('The packages could not be installed: see what npm says above.\n')
    return false
  }
  return purpose === 'cli' || prepareSystem()
}

function prepareSystem() {
  const missing = missingSystemPackages()
  if (missing.length === 0) return true
  if (canInstallSystemPackages() && installSystemPackages(missing)) return true
  process.stderr.write(`${describeMissing(missingSystemPackages())}\n`)
  // What is missing may not be needed: Electron itself needs no Chromium, a desktop brings its own keychain.
  return true
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const purpose = process.argv[2]
  if (purpose !== 'start' && purpose !== 'test' && purpose !== 'cli') {
    process.stderr.write('Usage: prepareMachine.mjs start|test|cli\n')
    process.exit(1)
  }
  process.exitCode = prepareMachine(purpose) ? 0 : 1
}
