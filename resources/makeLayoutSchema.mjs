// Writes layout.schema.json beside it: `node resources/makeLayoutSchema.mjs`, after a change of the layout's schema.
import { writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { layoutJsonSchema } from '../src/shared/layout/layoutJsonSchema.ts'

const file = new URL('layout.schema.json', import.meta.url)
writeFileSync(file, await format(JSON.stringify(layoutJsonSchema()), { parser: 'json', printWidth: 110 }))
