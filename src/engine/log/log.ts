import { join } from 'node:path'
import type nodeLog from 'electron-log/node'
import { maskSecrets } from '#engine/log/maskSecrets.ts'
import { newIncident } from '#engine/log/newIncident.ts'

/** The program's log, in a file that can be sent to support as it is. */
export interface Log {
  /** The file that it is kept in. */
  readonly path: string
  /** Notes something unforeseen and answers with the incident's id, which the user is shown. */
  report(this: void, problem: unknown, during: string): string
  note(this: void, line: string): void
}

/** Writes to `main.log` in `folder` by `logger`; keys and account numbers are masked on the way. */
export function createLog(logger: typeof nodeLog, folder: string): Log {
  const path = join(folder, 'main.log')
  logger.transports.file.resolvePathFn = () => path
  logger.transports.console.level = false
  return {
    path,
    report(problem, during) {
      const incident = newIncident()
      logger.error(maskSecrets(`[${incident}] ${during}: ${described(problem)}`))
      return incident
    },
    note: (line) => logger.info(maskSecrets(line)),
  }
}

function described(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem)
  const cause = problem.cause === undefined ? '' : `\ncaused by ${JSON.stringify(problem.cause)}`
  return `${problem.stack ?? problem.message}${cause}`
}
