import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layoutJsonSchema } from '#shared/layout/layoutJsonSchema.ts'
import { presets } from '#shared/layout/presets.ts'

const resources = join(import.meta.dirname, '../../../resources')

describe('resources', () => {
  it('have the schema of layouts as it is: else run “node resources/makeLayoutSchema.mjs”', () => {
    const published: unknown = JSON.parse(readFileSync(join(resources, 'layout.schema.json'), 'utf8'))
    expect(published).toEqual(layoutJsonSchema())
  })

  it('have no preset that the program does not know, each in a file of its own name', () => {
    const files = readdirSync(join(resources, 'presets'))
    expect(files.sort()).toEqual(presets.map(({ id }) => `${id}.json`).sort())
  })
})
