import { z } from 'zod'
import { connectionViewSchema } from '#shared/connect/connection.ts'
import { deliveryCountsSchema } from '#shared/delivery/delivery.ts'
import { deliveryPageSchema, deliveryQuerySchema } from '#shared/delivery/deliveryPage.ts'
import { ledgerPageSchema, ledgerQuerySchema } from '#shared/delivery/ledger.ts'
import { receiptProgressSchema } from '#shared/delivery/receiptFormat.ts'
import { comparedPlanSchema, sendProgressSchema, sendResultSchema } from '#shared/delivery/sendView.ts'
import { askedWays } from '#shared/delivery/sendWay.ts'
import { comparedSchema } from '#shared/duplicates/standing.ts'
import { fixSchema } from '#shared/fixes/fix.ts'
import { makingProgressSchema } from '#shared/imports/firstLook.ts'
import {
  columnsViewSchema,
  importCardSchema,
  importSteps,
  importSummarySchema,
  offeredPageSchema,
  ownCategoriesSchema,
  previewSchema,
  readProgressSchema,
  rowFilters,
  usedPresetSchema,
} from '#shared/imports/importView.ts'
import { businessMessages } from '#shared/ipc/businessMessages.ts'
import { connectionMessages, reachingStub } from '#shared/ipc/connectionMessages.ts'
import { beginning, changing, reaching, readingSource } from '#shared/ipc/importFailures.ts'
import { call, event, task } from '#shared/ipc/defineContract.ts'
import { layoutCalls } from '#shared/ipc/layoutCalls.ts'
import { layoutSchema } from '#shared/layout/layout.ts'
import { readingChoiceSchema } from '#shared/reading/reading.ts'
import { preferencesSchema } from '#shared/settings/settings.ts'

const nothing = z.strictObject({})
const byId = z.strictObject({ id: z.string() })
const handedFile = z.strictObject({ fileId: z.string(), name: z.string() })
const sending = [
  ...beginning,
  'connection.missing',
  'connection.insecureUrl',
  'keychain.missing',
  'keychain.noKey',
  'send.confirmMissing',
  'send.accountElsewhere',
  'task.cancelled',
] as const

/**
 * Every message between the window and main. Paths and keys go one way, into main: a file is handed over in preload and
 * comes back as an id; a key is written and never read.
 */
export const windowContract = {
  'app.about': call(
    nothing,
    z.strictObject({
      version: z.string(),
      dataFolder: z.string(),
      keychain: z.discriminatedUnion('state', [
        z.strictObject({ state: z.literal('ready') }),
        z.strictObject({ state: z.literal('missing'), detail: z.string() }),
      ]),
      sandboxUrl: z.string().nullable(),
    }),
  ),
  'app.openLink': call(
    z.strictObject({ link: z.enum(['stub', 'connectReference', 'keychainHelp']) }),
    nothing,
  ),
  'preferences.get': call(nothing, preferencesSchema),
  'preferences.set': call(preferencesSchema, preferencesSchema, ['disk.full', 'disk.failed']),

  ...connectionMessages,
  /** Starts the sandbox if it is not running and answers with a connection to it, ready to send. */
  'sandbox.practise': call(nothing, connectionViewSchema, ['disk.full', 'disk.failed']),
  'sandbox.holds': call(
    nothing,
    z.strictObject({
      running: z.boolean(),
      income: z.number(),
      expenses: z.number(),
      settlements: z.number(),
    }),
  ),

  ...businessMessages,

  'imports.list': call(nothing, z.array(importCardSchema)),
  /** A shipped sample file, by its name in `resources/samples`, as if it had been dropped. */
  'imports.sample': call(z.strictObject({ sample: z.enum(['fnb', 'capitec', 'settlements']) }), handedFile),
  /** Makes an import of a source, or takes in a `.stubimport` that was handed on. */
  'imports.create': task(z.strictObject({ fileId: z.string() }), importSummarySchema, makingProgressSchema, [
    ...readingSource,
    ...changing,
    'file.unknownId',
  ]),
  'imports.open': call(byId, importSummarySchema, reaching),
  /** Gives up an opening that still goes on; one that was to end a reading starts anew when the import is next opened. */
  'imports.stopOpening': call(byId, nothing),
  'imports.remove': call(byId, nothing, ['import.missing', 'import.busy', 'disk.failed']),
  'imports.preview': call(byId, previewSchema, reaching),
  'imports.read': task(
    z.strictObject({ id: z.string(), choice: readingChoiceSchema }),
    importSummarySchema,
    readProgressSchema,
    [...readingSource, ...changing],
  ),
  'imports.columns': call(byId, columnsViewSchema, reaching),
  'imports.ownCategories': call(byId, ownCategoriesSchema, reaching),
  /** `asKept`: the layout was kept for other files, so that this one may overrule how dates and amounts are written and of which account it is. */
  'imports.setLayout': task(
    z.strictObject({
      id: z.string(),
      layout: layoutSchema,
      layoutName: z.string().nullable(),
      preset: usedPresetSchema.nullable().default(null),
      asKept: z.boolean().default(false),
    }),
    importSummarySchema,
    readProgressSchema,
    [...changing, 'task.cancelled'],
  ),
  'imports.setAccount': task(
    z.strictObject({ id: z.string(), account: z.string().max(100) }),
    importSummarySchema,
    readProgressSchema,
    [...changing, 'task.cancelled'],
  ),
  'imports.goTo': call(
    z.strictObject({ id: z.string(), step: z.enum(importSteps) }),
    importSummarySchema,
    reaching,
  ),
  /** Compares the records with all that was sent and with the imports that wait: pages of rows say so from then on. */
  'imports.compare': task(byId, comparedSchema, readProgressSchema, [...reaching, 'task.cancelled']),
  'imports.page': call(
    z.strictObject({
      id: z.string(),
      filter: z.enum(rowFilters),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(1000),
    }),
    offeredPageSchema,
    reaching,
  ),
  /** A page of the records and what became of each. */
  'imports.deliveries': call(deliveryQuerySchema.extend({ id: z.string() }), deliveryPageSchema, reaching),
  'imports.fix': call(
    z.strictObject({ id: z.string(), fix: fixSchema }),
    z.strictObject({ summary: importSummarySchema }),
    changing,
  ),
  /** Takes the last fix back, if there is one. */
  'imports.undo': call(byId, z.strictObject({ summary: importSummarySchema }), changing),
  /** Writes one self-contained file where the system's dialog says; null when the user cancels it. */
  'imports.handOn': call(byId, z.strictObject({ name: z.string() }).nullable(), [...reaching, 'import.busy']),
  /** A page of the ledger: every attempt to send, the latest first. */
  'imports.ledger': call(ledgerQuerySchema.extend({ id: z.string() }), ledgerPageSchema, reaching),
  /** Writes the proof of what was sent where the system's dialog says; null when the user cancels it. */
  'imports.receipt': task(byId, z.strictObject({ name: z.string() }).nullable(), receiptProgressSchema, [
    ...reaching,
    'import.busy',
    'output.failed',
    'output.noFormat',
    'task.cancelled',
  ]),
  'imports.takeBack': call(byId, importSummarySchema, reaching),
  /** Makes an import of the records that reverse what stub holds of this one, of which nothing is sent from then on. */
  'imports.reverse': task(byId, importSummarySchema, readProgressSchema, [
    ...readingSource,
    ...changing,
    'output.failed',
    'send.reversalPlanned',
    'reverse.nothing',
    'reverse.unknown',
  ]),
  /** Lets an import send again that another one reverses. */
  'imports.liftReversal': call(byId, importSummarySchema, reaching),

  /** How many names a category was chosen for; what was chosen is offered for the next records of such a name. */
  'categories.learned': call(nothing, z.strictObject({ names: z.number() })),
  'categories.forget': call(nothing, z.strictObject({ names: z.number() })),

  ...layoutCalls,

  /** What would leave now, once the import is compared with all others; without a connection, with what any business got. */
  'delivery.plan': call(
    z.strictObject({
      id: z.string(),
      connectionId: z.string().nullable(),
      refused: z.boolean(),
      again: z.boolean().default(false),
      way: z.enum(askedWays).default('auto'),
    }),
    comparedPlanSchema,
    [...reaching, 'connection.missing', 'task.cancelled'],
  ),
  /** Sends what waits or is unknown, and with `refused` what was refused too; then reads back once. A live business needs its name in `confirm`. */
  'delivery.send': task(
    z.strictObject({
      id: z.string(),
      connectionId: z.string(),
      refused: z.boolean(),
      confirm: z.string().nullable(),
      /** Whether what may have arrived at a live business is sent again although stub cannot be asked about it. */
      unknownAgain: z.boolean().default(false),
      /** Whether what other imports sent to this business already leaves once more. */
      again: z.boolean().default(false),
      /** The name of the business, typed where the account was sent to another one before. */
      accountTo: z.string().nullable().default(null),
      way: z.enum(askedWays).default('auto'),
    }),
    sendResultSchema,
    sendProgressSchema,
    sending,
  ),
  /** Ends a rest before stub is known to answer again. */
  'delivery.goOn': call(byId, nothing),
  'delivery.pause': call(z.strictObject({ id: z.string(), paused: z.boolean() }), nothing),
  /** Lets all records of an import wait again, after the business that they were sent to was emptied. */
  'delivery.startOver': call(byId, importSummarySchema, [
    ...reaching,
    'import.handedOn',
    'import.busy',
    'send.reversedGone',
  ]),
  'delivery.readBack': task(byId, sendResultSchema, sendProgressSchema, [...sending, ...reachingStub]),

  /** The files that were opened before the window could hear of them; each is told once. */
  'files.early': call(nothing, z.array(handedFile)),
  /** The user opened files from the system, the menu or a second start of the program: all that were opened at once. */
  'files.opened': event(z.array(handedFile).nonempty()),
  'imports.changed': event(byId),
  'delivery.changed': event(z.strictObject({ id: z.string(), counts: deliveryCountsSchema })),
} as const

/** Every message between the window and main. */
export type WindowContract = typeof windowContract
