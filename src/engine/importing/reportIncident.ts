import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'

/** Writes a bug to the standard error, which whoever started this process keeps, and answers with the incident's id. */
export function reportIncident(problem: unknown, message: string): string {
  const incident = randomUUID().slice(0, 8)
  process.stderr.write(`incident ${incident} in ${message}: ${inspect(problem)}\n`)
  return incident
}
