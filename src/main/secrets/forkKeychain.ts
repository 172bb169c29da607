import { utilityProcess } from 'electron'
import type { KeychainProcess } from '#engine/secrets/askKeychainProcess.ts'
import keychainPath from '../../engine/secrets/keychainProcess.ts?modulePath'

/** Starts a process that asks the keychain: one that never answers must not keep the program from ending. */
export function forkKeychain(): KeychainProcess {
  const child = utilityProcess.fork(keychainPath, [], { serviceName: 'Stub Importer: keychain' })
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (hear) => void child.on('message', hear),
    onExit: (hear) => void child.on('exit', hear),
    kill: () => void child.kill(),
  }
}
