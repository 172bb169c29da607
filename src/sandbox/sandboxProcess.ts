import { z } from 'zod'
import { startSandbox } from './startSandbox.ts'

/** What the process is told on its start: where the sandbox keeps its state. */
export const practiceOrderSchema = z.strictObject({ dataFile: z.string() })

/** What the process answers once it listens: all that is needed to connect. */
export const practiceAddressSchema = z.strictObject({
  url: z.string(),
  apiKey: z.string(),
  appId: z.string(),
  uid: z.string(),
})

/** What is needed to connect to the practice sandbox. */
export type PracticeAddress = z.infer<typeof practiceAddressSchema>

/** The end of the line to main that a utility process is given. */
interface ParentPort {
  once(event: 'message', hear: (message: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

// Only Electron's utility processes have it, and this file is never anything else's entry.
const { parentPort } = process as unknown as { parentPort?: ParentPort }

parentPort?.once('message', ({ data }) => {
  // The process has no other owner: a failure to start ends it, which main sees as its exit.
  void serve(parentPort, practiceOrderSchema.parse(data).dataFile)
})

async function serve(port: ParentPort, dataFile: string): Promise<void> {
  const { url, apiKey, appId, uid } = await startSandbox({
    port: 0,
    dataFile,
    faults: {},
    seed: 1,
    sameId: 'update',
    readBack: true,
    emptyAnswers: false,
    webhookTimeScale: 1,
  })
  port.postMessage({ url, apiKey, appId, uid } satisfies PracticeAddress)
}
