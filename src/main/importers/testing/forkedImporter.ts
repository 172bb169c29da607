import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { connectImporter } from '#engine/importing/connectImporter.ts'
import { importerFlags } from '#engine/memory/importerFlags.ts'
import type { ImporterProcess } from '../importers.ts'

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What the importer's process runs; it is told what Electron tells it by a small piece of the stand-in. */
export const importerProgram = fileOf('../../../engine/importing/importerProcess.ts')
/** A program that hears everything and is then busy for ever, as a reader is that chews on a broken workbook. */
export const deafProgram = fileOf('deafProcess.ts')
/** A program that fills its memory as soon as it is told anything. */
export const greedyProgram = fileOf('greedyProcess.ts')

const parentPort = new URL('../../../../e2e/host/utilityChild.ts', import.meta.url).href

/** A real process that runs `program`, as `utilityProcess` would; `exited` resolves with the signal that ended it. */
export interface ForkedImporter extends ImporterProcess {
  readonly exited: Promise<NodeJS.Signals | null>
  readonly pid: number
}

/** Starts a process with the importer's program and its flags, or others in their place. */
export function forkedImporter(program = importerProgram, flags = importerFlags): ForkedImporter {
  const child = fork(program, [], {
    execArgv: [...flags, '--disable-warning=ExperimentalWarning', '--import', parentPort],
    serialization: 'advanced',
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} could not be started`)
  return {
    pid,
    client: connectImporter({
      postMessage: (message) => {
        if (child.connected) child.send(message as object) // every message of the wire is one
      },
      onMessage: (hear) => void child.on('message', hear),
      onExit: (hear) => void child.on('exit', hear),
    }),
    kill: () => void child.kill(),
    onExit: (hear) => void child.on('exit', hear),
    exited: new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal))),
  }
}
