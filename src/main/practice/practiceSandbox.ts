import { utilityProcess, type UtilityProcess } from 'electron'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { practiceAddressSchema, type PracticeAddress } from '#sandbox/sandboxProcess.ts'
import sandboxPath from '../../sandbox/sandboxProcess.ts?modulePath'

/** The sandbox to practise with, in a process of its own: its writes to the disk must not freeze the window. */
export interface PracticeSandbox {
  /** Starts it if it is not running. */
  start(this: void): Promise<Result<PracticeAddress, Extract<Failure, { code: 'disk.failed' }>>>
  address(this: void): PracticeAddress | null
  stop(this: void): void
}

/** Keeps the sandbox's state in `dataFile`. */
export function createPracticeSandbox(dataFile: string): PracticeSandbox {
  let child: UtilityProcess | null = null
  let starting: ReturnType<PracticeSandbox['start']> | null = null
  let address: PracticeAddress | null = null

  function fork(): ReturnType<PracticeSandbox['start']> {
    const forked = utilityProcess.fork(sandboxPath, [], { serviceName: 'Stub Importer: sandbox' })
    child = forked
    forked.postMessage({ dataFile })
    return new Promise((resolve) => {
      forked.once('message', (message: unknown) => {
        address = practiceAddressSchema.parse(message)
        resolve(ok(address))
      })
      forked.once('exit', (code) => {
        child = null
        starting = null
        address = null
        resolve(err({ code: 'disk.failed', detail: `the sandbox ended with ${code}` }))
      })
    })
  }

  return {
    start: () => (starting ??= fork()),
    address: () => address,
    stop: () => child?.kill(),
  }
}
