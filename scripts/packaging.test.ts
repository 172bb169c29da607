import { existsSync } from 'node:fs'
import path from 'node:path'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { describe, expect, it } from 'vitest'

const project = path.resolve(import.meta.dirname, '..')
const config = await getConfig(project, 'electron.builder.yml', null)

describe('electron.builder.yml', () => {
  it('is one that electron-builder takes', async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined()
  })

  it('is checked: an unknown key is refused', async () => {
    const mistyped = { ...config, electronFuse: {} }
    await expect(validateConfiguration(mistyped, new DebugLogger(false))).rejects.toThrow('electronFuse')
  })

  it('leaves no way to run other code with the executable', () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
    })
  })

  it('names pictures that are there', () => {
    for (const picture of [config.linux?.icon, config.win?.icon, config.mac?.icon]) {
      expect(typeof picture === 'string' && existsSync(path.join(project, picture))).toBe(true)
    }
  })

  it('packs the presets and the schema of layouts, to be read and copied', () => {
    const packed = (config.extraResources ?? []) as readonly { readonly from: string }[]
    const sources = packed.map(({ from }) => from)
    expect(sources).toEqual(expect.arrayContaining(['resources/presets', 'resources/layout.schema.json']))
    expect(sources.filter((from) => !existsSync(path.join(project, from)))).toEqual([])
  })
})
