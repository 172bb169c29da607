import type { KeychainAnswer } from '#engine/secrets/askKeychainProcess.ts'
import { askKeytar, keychainQuestionSchema } from '#engine/secrets/keytarQuestion.ts'

/** The end of the wire that Electron gives a `utilityProcess`. */
interface ParentPort {
  postMessage(message: KeychainAnswer): void
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void
}

// Electron adds this to the process of a `utilityProcess`; Node's own types do not know it.
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort }

async function answer(message: unknown): Promise<KeychainAnswer> {
  try {
    return { ok: true, value: await askKeytar(keychainQuestionSchema.parse(message)) }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

// `answer` never rejects, and a parent that is gone needs none.
if (parentPort === undefined)
  process.on('message', (message) => void answer(message).then((said) => process.send?.(said)))
else parentPort.on('message', ({ data }) => void answer(data).then((said) => parentPort.postMessage(said)))

// An ordinary exit would wait for the keychain, which may be what never answers.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
