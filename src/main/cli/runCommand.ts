import { pathToFileURL } from 'node:url'
import { app } from 'electron'
import type { KeychainProcess } from '#engine/secrets/askKeychainProcess.ts'
// eslint-disable-next-line import-x/no-restricted-paths -- the other face, run in this one's place: main uses nothing of it
import commandLinePath from '../../cli/runInstalled.ts?modulePath'
import { forkKeychain } from '../secrets/forkKeychain.ts'

/** What `src/cli/runInstalled.ts` exports. */
interface CommandLine {
  readonly runInstalled: (words: readonly string[], startKeychain: () => KeychainProcess) => Promise<number>
}

/** Runs one command without a window, and ends the program with its exit code. */
export async function runCommand(words: readonly string[]): Promise<void> {
  // Only then can Electron start the keychain's process.
  await app.whenReady()
  // That file's one export is the function described above.
  const { runInstalled } = (await import(pathToFileURL(commandLinePath).href)) as CommandLine
  const code = await runInstalled(words, forkKeychain)
  await Promise.all([written(process.stdout), written(process.stderr)])
  app.exit(code)
}

/** Resolves when all that was written has gone out, or nobody reads it any more. */
function written(stream: NodeJS.WriteStream): Promise<unknown> {
  return new Promise((resolve) => stream.write('', resolve))
}
