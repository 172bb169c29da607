import type { KeychainProcess } from '#engine/secrets/askKeychainProcess.ts'
import { composeCli } from './compose.ts'
import { runCli } from './runCli.ts'

/** Runs one command inside the installed program, which alone can start a process there: `startKeychain`. */
export function runInstalled(
  words: readonly string[],
  startKeychain: () => KeychainProcess,
): Promise<number> {
  return runCli(words, process, (surroundings) => composeCli(surroundings, startKeychain))
}
