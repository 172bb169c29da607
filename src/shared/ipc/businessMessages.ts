import { z } from 'zod'
import { bookLineSchema, bookQuerySchema, comparedBooksSchema } from '#shared/business/bookLine.ts'
import { businessTopics, businessViewSchema } from '#shared/business/businessView.ts'
import { stubSaleSchema } from '#shared/connect/requests.ts'
import { call, event } from '#shared/ipc/defineContract.ts'
import { receiverSettingsSchema } from '#shared/settings/settings.ts'

const nothing = z.strictObject({})
const atBusiness = [
  'connection.missing',
  'connection.insecureUrl',
  'keychain.missing',
  'keychain.noKey',
  'stub.unreachable',
  'stub.timeout',
  'stub.refused',
  'stub.unclear',
] as const
const ofConnection = z.strictObject({ connectionId: z.string() })
const calendarDate = z.iso.date()
/** What changes a business: `typed` is its name, which a live one has to be confirmed by. */
const changingBusiness = ofConnection.extend({ typed: z.string() })
const atConfirmed = [...atBusiness, 'send.confirmMissing'] as const

/** What the receiver is set to, and what it is doing. */
const receiverView = z.strictObject({
  settings: receiverSettingsSchema,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('off') }),
    z.strictObject({
      is: z.literal('listening'),
      host: z.string(),
      port: z.number(),
      secretKept: z.boolean(),
    }),
    z.strictObject({ is: z.literal('failed'), detail: z.string() }),
  ]),
})

/** The messages about a business at stub, and about the receiver of what stub posts: a part of the window's contract. */
export const businessMessages = {
  /** What is known here of a business at stub; asks nobody. */
  'business.view': call(ofConnection, businessViewSchema, ['connection.missing']),
  'business.ask': call(ofConnection.extend({ topic: z.enum(businessTopics) }), nothing, [
    ...atBusiness,
    'business.noWayBack',
  ]),
  'business.sell': call(changingBusiness.extend({ sale: stubSaleSchema }), nothing, atConfirmed),
  /** `amount` is in the major unit, as the call takes it. */
  'business.subscribe': call(
    changingBusiness.extend({
      paid: z.strictObject({ id: z.string().min(1), date: calendarDate, amount: z.number().nonnegative() }),
    }),
    nothing,
    atConfirmed,
  ),
  'business.cancel': call(changingBusiness.extend({ date: calendarDate }), nothing, atConfirmed),
  /** `imports` counts those that were sent there and say now that it was emptied. */
  'business.reset': call(
    ofConnection.extend({ typed: z.string() }),
    z.strictObject({ imports: z.number() }),
    [
      ...atBusiness,
      'business.notATest',
      'business.confirmMissing',
      'business.sending',
      'business.maybeEmptied',
      'disk.full',
      'disk.failed',
    ],
  ),
  /** Holds the income and expenses that are here against what was sent from here. */
  'business.compare': call(ofConnection, comparedBooksSchema, ['connection.missing']),
  /** A page of what was last compared, the latest first. */
  'business.books': call(
    bookQuerySchema,
    z.strictObject({ total: z.number(), lines: z.array(bookLineSchema) }),
    ['connection.missing'],
  ),
  /** Writes what was last compared as CSV where the system's dialog says; null when the user cancels it. */
  'business.export': call(ofConnection, z.strictObject({ name: z.string() }).nullable(), [
    'output.failed',
    'connection.missing',
  ]),
  'receiver.get': call(nothing, receiverView),
  'receiver.set': call(receiverSettingsSchema, receiverView, ['disk.full', 'disk.failed']),
  /** Lets the practice sandbox post to the receiver, by the user's own address where there is one. */
  'receiver.test': call(nothing, z.strictObject({ came: z.boolean(), by: z.string() }).nullable(), [
    'disk.full',
    'disk.failed',
    ...atBusiness,
  ]),
  /** stub has told something about the business of a connection. */
  'business.changed': event(ofConnection),
} as const
