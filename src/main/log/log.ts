import electronLog from 'electron-log/main'
import { createLog as createLogBy, type Log } from '#engine/log/log.ts'

export type { Log }

/** The program's log in `folder`, by Electron's logger. */
export function createLog(folder: string): Log {
  return createLogBy(electronLog, folder)
}
