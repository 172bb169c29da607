import { z } from 'zod'
import { requestSchemas, type RequestBody } from '#shared/connect/requests.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** The sixteen documented calls, in the order of the reference. */
export const endpointPaths = [
  '/api/push/business',
  '/api/push/income',
  '/api/push/expense',
  '/api/push/sale',
  '/api/push/many',
  '/api/push/settlement',
  '/api/push/settlement-file',
  '/api/push/subscription',
  '/api/push/cancellation',
  '/api/push/reset',
  '/api/pull/business',
  '/api/pull/income',
  '/api/pull/expenses',
  '/api/pull/insights',
  '/api/pull/bank-feed',
  '/api/pull/s3-upload-url',
] as const

/** The path of a documented call. */
export type EndpointPath = (typeof endpointPaths)[number]

/** What says who asks, and about which business: it comes from the connection, never from who writes the call. */
type Access = 'apikey' | 'appid' | 'uid'

/** What a call says beside who asks: `data`, `webhook`, `signature`, `email`, as far as it takes them. */
export type CallFields<Path extends EndpointPath> = Omit<RequestBody<Path>, Access>

/** What one of the calls says beside who asks. */
export type SomeCallFields = { readonly [Path in EndpointPath]: CallFields<Path> }[EndpointPath]

/** The calls that show their key in the header `X-API-Key` too. */
export const callsWithKeyHeader: ReadonlySet<EndpointPath> = new Set<EndpointPath>([
  '/api/push/business',
  '/api/push/settlement-file',
  '/api/pull/s3-upload-url',
])

/** The calls whose answer says something; of the others it says no more than that stub took them. */
export const answeredWithData: ReadonlySet<EndpointPath> = new Set<EndpointPath>([
  '/api/push/business',
  '/api/pull/business',
  '/api/pull/s3-upload-url',
])

/** The documented call that a path means, which may be written without `/api` and without its first slash. */
export function endpointOf(written: string): EndpointPath | null {
  const name = written.replace(/^\/?(?:api\/)?/, '')
  return endpointPaths.find((path) => path === `/api/${name}`) ?? null
}

/** Whether a call takes a field of this name. */
export function takes(path: EndpointPath, field: string): boolean {
  return Object.hasOwn(requestSchemas[path].shape, field)
}

/**
 * The call's fields, checked; else a sentence on each field that is wrong, without its value. `howToGive` adds to the one on
 * a field that is missing.
 */
export function checkCall(
  path: EndpointPath,
  fields: Readonly<Record<string, unknown>>,
  howToGive: (field: string) => string = () => '',
): Result<SomeCallFields, string[]> {
  const read = fieldsSchema(path).safeParse(fields)
  if (!read.success) return err(read.error.issues.map((issue) => sentence(issue, fields, howToGive)))
  // The schema is this path's own, without the fields of `Access`.
  return ok(read.data as SomeCallFields)
}

function fieldsSchema(path: EndpointPath): z.ZodType {
  const shape = Object.entries(requestSchemas[path].shape).filter(
    ([name]) => !['apikey', 'appid', 'uid'].includes(name),
  )
  return z.strictObject(Object.fromEntries(shape))
}

function sentence(issue: z.core.$ZodIssue, fields: unknown, howToGive: (field: string) => string): string {
  const place = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => (place === '' ? key : `${place}.${key}`))
    return `This call has no field ${names.join(', ')}.`
  }
  if (valueAt(fields, issue.path) === undefined) return `${place} is missing.${howToGive(place)}`
  if (issue.code === 'invalid_type') return `${place} should be of the type ${issue.expected}.`
  return `${place} ${issue.message}.`
}

function valueAt(holder: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (Reflect.get(at, step) as unknown) // unknown until the schema read it
        : undefined,
    holder,
  )
}
