import { z } from 'zod'
import { call } from '#shared/ipc/defineContract.ts'
import { layoutSchema } from '#shared/layout/layout.ts'
import { namedLayoutSchema, savedLayoutSchema } from '#shared/layout/savedLayout.ts'

const nothing = z.strictObject({})
const byId = z.strictObject({ id: z.string() })
const name = z.string().min(1).max(80)
const disk = ['disk.full', 'disk.failed'] as const

/** What the window asks of the layouts that the user keeps. */
export const layoutCalls = {
  'layouts.list': call(nothing, z.array(savedLayoutSchema)),
  'layouts.save': call(
    z.strictObject({ name, fingerprint: z.string(), headings: z.array(z.string()), layout: layoutSchema }),
    savedLayoutSchema,
    disk,
  ),
  'layouts.rename': call(z.strictObject({ id: z.string(), name }), z.array(savedLayoutSchema), [
    'layout.nameTaken',
    ...disk,
  ]),
  'layouts.change': call(
    z.strictObject({ id: z.string(), name, layout: namedLayoutSchema }),
    z.array(savedLayoutSchema),
    ['layout.nameTaken', ...disk],
  ),
  /** A kept layout, or a shipped one, once more under a name of its own; a file that the original is for still goes to it. */
  'layouts.copy': call(byId, z.array(savedLayoutSchema), disk),
  'layouts.remove': call(byId, z.array(savedLayoutSchema), disk),
  /** Writes a kept or shipped layout where the system's dialog says; null when the user cancels it. */
  'layouts.export': call(byId, z.strictObject({ name: z.string() }).nullable(), ['output.failed']),
  /** Keeps the layout in a file, under its name there or, where that is taken, with a number behind it. */
  'layouts.import': call(z.strictObject({ fileId: z.string() }), savedLayoutSchema, [
    'file.unknownId',
    'file.missing',
    'file.notAFile',
    'file.unreadable',
    'layout.broken',
    ...disk,
  ]),
} as const
