import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import electronLog from 'electron-log/main'
import { maskSecrets } from './maskSecrets.ts'

/** The program's log, in a file that can be sent to support as it is. */
export interface Log {
  /** Notes something unforeseen and answers with the incident's id, which the user is shown. */
  report(this: void, problem: unknown, during: string): string
  note(this: void, line: string): void
}

/** Writes to `main.log` in `folder`; keys and account numbers are masked on the way. */
export function createLog(folder: string): Log {
  electronLog.transports.file.resolvePathFn = () => join(folder, 'main.log')
  electronLog.transports.console.level = false
  return {
    report(problem, during) {
      const incident = randomUUID().slice(0, 8)
      electronLog.error(maskSecrets(`[${incident}] ${during}: ${described(problem)}`))
      return incident
    },
    note: (line) => electronLog.info(maskSecrets(line)),
  }
}

function described(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem)
  const cause = problem.cause === undefined ? '' : `\ncaused by ${JSON.stringify(problem.cause)}`
  return `${problem.stack ?? problem.message}${cause}`
}
