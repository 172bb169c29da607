import { z } from 'zod'
import { savedLayoutSchema } from '#shared/layout/savedLayout.ts'

/** The schema of a layout's file for other programs (JSON Schema 2020-12), as `resources/layout.schema.json` publishes it. */
export function layoutJsonSchema(): object {
  return {
    ...z.toJSONSchema(savedLayoutSchema, { io: 'input' }),
    title: 'A layout of Stub Importer',
    description: 'Which files a layout is for, and how their columns become records.',
  }
}
