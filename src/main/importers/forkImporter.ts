import { utilityProcess } from 'electron'
import importerPath from '../../engine/importing/importerProcess.ts?modulePath'
import { connectImporter } from '#engine/importing/connectImporter.ts'
import { importerFlags } from '#engine/memory/importerFlags.ts'
import type { ImporterProcess } from './importers.ts'

/** Starts the process in which untrusted files are parsed. */
export function forkImporter(): ImporterProcess {
  const child = utilityProcess.fork(importerPath, [], {
    serviceName: 'Stub Importer: file reader',
    execArgv: [...importerFlags],
  })
  return {
    client: connectImporter({
      postMessage: (message) => {
        child.postMessage(message)
      },
      onMessage: (hear) => child.on('message', hear),
      onExit: (hear) => child.on('exit', hear),
    }),
    kill: () => child.kill(),
    onExit: (hear) => child.on('exit', hear),
  }
}
