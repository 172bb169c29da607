import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const shown = 3

/**
 * What a body's issues say to the caller: each names the record by its id, where it has one, the field, and what is wrong
 * with it. The first three are told, the others counted. Values are not repeated. `whole` is what the body itself is called.
 */
export function refusalOf(body: unknown, issues: readonly Issue[], whole = 'the body'): string {
  const told = issues.slice(0, shown).map((issue) => sentence(body, issue, whole))
  const more = issues.length - told.length
  return [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ')
}

function sentence(body: unknown, issue: Issue, whole: string): string {
  const { record, field, value } = follow(body, issue.path)
  const place = [...(record === null ? [] : [`record ${record}`]), ...(field === '' ? [] : [field])].join(
    ': ',
  )
  return `${place === '' ? whole : place} ${trouble(issue, value)}.`
}

function trouble(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(', ')
    return `has ${issue.keys.length === 1 ? 'a field' : 'fields'} that this call does not know: ${names}`
  }
  if (issue.code !== 'invalid_type') return issue.message
  return value === undefined ? 'is missing' : `is not of the type ${issue.expected}`
}

/** Walks to where the issue is; `record` is the id of the nearest object above it that has one, `field` the path from there. */
function follow(body: unknown, path: readonly PropertyKey[]) {
  let record: string | null = null
  let field = ''
  let value = body
  for (const key of path) {
    const id = ownValue(value, 'id')
    if (typeof id === 'string' && id !== '') {
      record = id
      field = ''
    }
    const step = typeof key === 'number' ? `[${key}]` : String(key)
    field += field === '' || typeof key === 'number' ? step : `.${step}`
    value = ownValue(value, key)
  }
  const id = ownValue(value, 'id')
  return typeof id === 'string' && id !== '' ? { record: id, field: '', value } : { record, field, value }
}

function ownValue(holder: unknown, key: PropertyKey): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined
  return Reflect.get(holder, key) as unknown // unknown is what it is until it is looked at
}
