import { inspect } from 'node:util'
import { newIncident } from '#engine/log/newIncident.ts'

/** Writes a bug to the standard error, which whoever started this process keeps, and answers with the incident's id. */
export function reportIncident(problem: unknown, message: string): string {
  const incident = newIncident()
  process.stderr.write(`incident ${incident} in ${message}: ${inspect(problem)}\n`)
  return incident
}
