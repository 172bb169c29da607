import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connectImporter } from '#engine/importing/connectImporter.ts'
import { serveImporter } from '#engine/importing/serveImporter.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'
import { testNow, valueOf } from '#engine/importing/testing/testImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'

/** The two ends of a wire that carries plain JSON, as between two processes; `exit` ends the far one. */
function wired() {
  let hearAnswer: (message: unknown) => void = () => undefined
  let hearExit: () => void = () => undefined
  let isGone = false
  const asJson = (message: unknown): unknown => JSON.parse(JSON.stringify(message))
  const { hear } = serveImporter({ now: () => testNow, readSource }, (message) => {
    if (!isGone) hearAnswer(asJson(message))
  })
  const client = connectImporter({
    postMessage: (message) => {
      queueMicrotask(() => {
        if (!isGone) hear(asJson(message))
      })
    },
    onMessage: (listener) => {
      hearAnswer = listener
    },
    onExit: (listener) => {
      hearExit = listener
    },
  })
  const exit = () => {
    isGone = true
    hearExit()
  }
  return { client, exit }
}

describe("the wire to the importer's process", () => {
  it('carries a task, its progress and its answer', async () => {
    const folder = tempFolder()
    const sourcePath = join(folder.path, 'source.csv')
    writeFileSync(sourcePath, bankFile(2500))
    const { client } = wired()
    const phases = new Set<string>()
    const created = await client.task(
      'import.create',
      { path: ':memory:', id: 'first', sourcePath, sourceName: 'source.csv', choice: {}, account: null },
      { onProgress: ({ phase }) => phases.add(phase) },
    )
    expect(valueOf(created).tally.records).toBe(2500)
    expect([...phases]).toEqual(['copying', 'opening', 'reading', 'converting'])
    folder.remove()
  })

  it('carries a cancellation', async () => {
    const folder = tempFolder()
    const sourcePath = join(folder.path, 'source.csv')
    writeFileSync(sourcePath, bankFile(2500))
    const controller = new AbortController()
    const created = await wired().client.task(
      'import.create',
      { path: ':memory:', id: 'first', sourcePath, sourceName: 'source.csv', choice: {}, account: null },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    expect(created).toEqual({ ok: false, error: { code: 'task.cancelled' } })
    folder.remove()
  })

  it('answers what is open, and all that is asked later, when the process ends', async () => {
    const died = { ok: false, error: { code: 'importer.died' } }
    const { client, exit } = wired()
    const open = client.call('import.summary', {})
    exit()
    expect(await open).toEqual(died)
    expect(await client.call('delivery.counts', {})).toEqual(died)
  })
})
