import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { findOnPath } from './findOnPath.mjs'

const unlockThenRun =
  'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"'

/**
 * A session with an empty keychain of its own, unlocked, so that tests touch a real one and never the user's. Where
 * there is no gnome-keyring the command is run as it is; tests that need a keychain then say that they were skipped.
 */
export function openKeychainSession() {
  const isPossible =
    process.platform === 'linux' &&
    findOnPath(['dbus-run-session']) !== null &&
    findOnPath(['gnome-keyring-daemon']) !== null
  if (!isPossible) {
    return {
      /** @param {readonly string[]} command */
      wrap: (command) => command,
      env: {},
      close: () => undefined,
    }
  }
  const home = mkdtempSync(path.join(os.tmpdir(), 'stub-keychain-'))
  const env = { XDG_DATA_HOME: path.join(home, 'data'), XDG_RUNTIME_DIR: path.join(home, 'run') }
  mkdirSync(env.XDG_DATA_HOME, { mode: 0o700 })
  mkdirSync(env.XDG_RUNTIME_DIR, { mode: 0o700 })
  return {
    /** @param {readonly string[]} command */
    wrap: (command) => ['dbus-run-session', '--', 'sh', '-c', unlockThenRun, 'sh', ...command],
    env,
    close: () => {
      rmSync(home, { recursive: true, force: true })
    },
  }
}
