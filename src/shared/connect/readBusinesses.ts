import type { Business } from '#shared/connect/connection.ts'
import { isJsonObject } from '#shared/connect/jsonObject.ts'

const uidNames = ['uid', 'businessuid', 'businessid']
const businessNames = ['businessname', 'tradingname', 'companyname', 'name']
const emailNames = ['email', 'businessemail']
// An envelope echoes our own request there: not what stub holds.
const echoes = ['received', 'request']
const deepest = 5

/**
 * The businesses in an answer of `pull/business` or `push/business`, whose shapes are not documented: every object with a
 * uid counts, however deep, under the names that such fields usually have, written in any case. Each uid comes once.
 */
export function readBusinesses(body: unknown): Business[] {
  const found = new Map<string, Business>()
  for (const object of objectsWithin(body, deepest)) {
    const uid = textAt(object, uidNames)
    if (uid === null) continue
    const before = found.get(uid)
    const name = [before?.name ?? '', nameWithin(object)].find((text) => text !== '') ?? ''
    const email = before?.email ?? textAt(object, emailNames)
    found.set(uid, email === null ? { uid, name } : { uid, name, email })
  }
  return [...found.values()]
}

/** `push/business` may answer `{uid, token, business: {businessname, …}}`: the name is then one level below its uid. */
function nameWithin(object: Record<string, unknown>): string {
  const below = Object.values(object).filter(isJsonObject)
  const withoutUid = below.filter((inner) => textAt(inner, uidNames) === null)
  for (const place of [object, ...withoutUid]) {
    const name = textAt(place, businessNames)
    if (name !== null) return name
  }
  return ''
}

function* objectsWithin(value: unknown, depth: number): Generator<Record<string, unknown>> {
  if (depth === 0) return
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsWithin(item, depth - 1)
  } else if (isJsonObject(value)) {
    yield value
    for (const [key, inner] of Object.entries(value)) {
      if (!echoes.includes(key.toLowerCase())) yield* objectsWithin(inner, depth - 1)
    }
  }
}

function textAt(object: Record<string, unknown>, names: readonly string[]): string | null {
  const entries = Object.entries(object).map(
    ([key, value]) => [key.toLowerCase().replace(/[_-]/g, ''), value] as const,
  )
  for (const name of names) {
    const value = entries.find(([key]) => key === name)?.[1]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return null
}
