import { randomUUID } from 'node:crypto'

/** The id of an incident: `i` and seven hexadecimal digits, so that it is never masked for an account's number. */
export function newIncident(): string {
  return `i${randomUUID().slice(0, 7)}`
}
