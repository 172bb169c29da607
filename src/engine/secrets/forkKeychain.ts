import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { KeychainProcess } from '#engine/secrets/askKeychainProcess.ts'

const program = fileURLToPath(new URL('keychainProcess.ts', import.meta.url))

/** Starts a keychain process under plain Node; it does not keep its parent from ending, and ends with it. */
export function forkKeychain(): KeychainProcess {
  const child = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  child.unref()
  child.channel?.unref()
  return {
    postMessage: (message) => void child.send(message),
    onMessage: (hear) => void child.on('message', hear),
    onExit(hear) {
      child.on('exit', hear)
      child.on('error', hear)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
