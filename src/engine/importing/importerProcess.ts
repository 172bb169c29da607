import { readSource } from '#engine/reading/readSource.ts'
import { serveImporter } from '#engine/importing/serveImporter.ts'
import { collectEarly } from '#engine/memory/collectEarly.ts'

/** The end of the wire that Electron gives a `utilityProcess`. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void
}

// Electron adds this to the process of a `utilityProcess`; Node's own types do not know it.
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort }
if (parentPort === undefined) throw new Error('The importer runs as a utilityProcess')

collectEarly()
const { hear } = serveImporter({ now: () => new Date().toISOString(), readSource }, (message) =>
  parentPort.postMessage(message),
)
parentPort.on('message', ({ data }) => hear(data))
// A parent that is gone takes nobody's answers any more. Electron ends its children itself.
process.on('disconnect', () => process.exit(0))
