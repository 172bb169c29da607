import { z } from 'zod'
import {
  businessSchema,
  connectionViewSchema,
  environments,
  newBusinessSchema,
} from '#shared/connect/connection.ts'
import { sameIdFindings } from '#shared/connect/sameIdTrial.ts'
import { isWebhookUrl } from '#shared/connect/webhookUrl.ts'
import { call } from '#shared/ipc/defineContract.ts'

const nothing = z.strictObject({})
const byId = z.strictObject({ id: z.string() })
const secret = z.string().min(1).max(500)
const keep = z.enum(['keychain', 'session'])
const credentials = z.strictObject({
  environment: z.enum(environments),
  url: z.string().optional(),
  appId: z.string().min(1),
  key: secret,
})

/** What asking stub anything may fail with. */
export const reachingStub = [
  'connection.insecureUrl',
  'connection.keyForOther',
  'stub.unreachable',
  'stub.timeout',
  'stub.refused',
  'stub.unclear',
] as const

/** The messages about connections. A key goes into main and never comes out. */
export const connectionMessages = {
  'connections.list': call(nothing, z.array(connectionViewSchema)),
  'connections.findBusinesses': call(
    credentials.extend({ email: z.email() }),
    z.array(businessSchema),
    reachingStub,
  ),
  'connections.createBusiness': call(
    credentials.extend({ business: newBusinessSchema }),
    businessSchema,
    reachingStub,
  ),
  'connections.add': call(
    credentials.extend({
      name: z.string().min(1).max(80),
      uid: z.string().min(1),
      businessName: z.string(),
      webhook: z.string().refine(isWebhookUrl).optional(),
      keep,
    }),
    connectionViewSchema,
    ['connection.insecureUrl', 'connection.nameTaken', 'keychain.missing', 'disk.full', 'disk.failed'],
  ),
  'connections.setKey': call(z.strictObject({ id: z.string(), key: secret, keep }), connectionViewSchema, [
    'connection.missing',
    'keychain.missing',
    'disk.full',
    'disk.failed',
  ]),
  /** `found` is what stub says of the key and the business; nothing is ever pushed by a test. */
  'connections.test': call(byId, z.strictObject({ found: z.string() }), [
    'connection.missing',
    'keychain.missing',
    'keychain.noKey',
    ...reachingStub,
  ]),
  /** Pushes an expense twice with one id to a test account, which keeps it; `updates` is remembered of the connection. */
  'connections.trySameId': call(byId, z.strictObject({ found: z.enum(sameIdFindings) }), [
    'connection.missing',
    'connection.noTrial',
    'keychain.missing',
    'keychain.noKey',
    'disk.full',
    'disk.failed',
    ...reachingStub,
  ]),
  'connections.setUpdatesById': call(
    z.strictObject({ id: z.string(), updatesById: z.boolean() }),
    connectionViewSchema,
    ['connection.missing', 'disk.full', 'disk.failed'],
  ),
  'connections.remove': call(byId, nothing, [
    'connection.missing',
    'keychain.missing',
    'disk.full',
    'disk.failed',
  ]),
} as const
