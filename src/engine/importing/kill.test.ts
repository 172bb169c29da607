import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Batch } from '#engine/importing/batch.ts'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import {
  importIn,
  madeOf,
  reopened,
  testImporter,
  valueOf,
  type TestImporter,
} from '#engine/importing/testing/testImporter.ts'

const folder = folderOfEachTest()

const program = fileURLToPath(new URL('testing/doUntilKilled.ts', import.meta.url))

/** Runs the program until `stop` says so of a line that it writes, kills it with SIGKILL, and answers with its lines. */
async function killedAt(args: readonly string[], stop: (line: string) => boolean): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (stop(line)) child.kill('SIGKILL')
    else child.stdin.write('.')
  }
  await gone
  return lines
}

async function sendAll(importer: TestImporter): Promise<Batch[]> {
  await importer.client.call('delivery.begin', { refused: false })
  const batches: Batch[] = []
  for (;;) {
    const batch = valueOf(await importer.client.call('delivery.next', { batchSize: 10, limit: null }))
    if (batch === null) return batches
    batches.push(batch)
    await importer.client.call('delivery.outcome', { batch: batch.no, outcome: { is: 'accepted' } })
  }
}

describe('a process killed while it makes an import', () => {
  const createUntil = async (stop: (line: string) => boolean, source = bankFile(20_000)) => {
    const sourcePath = join(folder.path, 'source.csv')
    writeFileSync(sourcePath, source)
    return killedAt(['create', importIn(folder.path), sourcePath], stop)
  }

  it.each(['reading', 'converting'])('while %s leaves one that opening reads to its end', async (phase) => {
    const lines = await createUntil((line) => line.startsWith(phase))
    expect(lines).not.toContain('done')
    const { summary, close } = await reopened(importIn(folder.path))
    expect(summary.tally).toMatchObject({ rows: 20_000, converted: 20_000, records: 20_000 })
    close()
  })

  it('before the source was taken in leaves one that says it is incomplete', async () => {
    // More than goes into one commit.
    const long = bankFile(1000).padEnd(9 * 1024 * 1024, '\n')
    await createUntil((line) => line.startsWith('copying'), long)
    const opened = await testImporter().client.call('import.open', { path: importIn(folder.path) })
    expect(opened).toMatchObject({ ok: false, error: { code: 'import.incomplete' } })
  })
})

describe('a process killed while it sends', () => {
  it.each([
    { at: 'sent 1 ', unknown: 10, accepted: 0 },
    { at: 'sent 5 ', unknown: 10, accepted: 40 },
    { at: 'accepted 5', unknown: 0, accepted: 50 },
  ])('knows what it meant to send and what it heard: $at', async ({ at, unknown, accepted }) => {
    const made = await madeOf(bankFile(200), folder.path)
    made.close()
    const all = await madeOf(bankFile(200), folder.path, { kept: false })
    const ids = valueOf(await all.client.call('import.records', { from: 0, limit: 1000 })).map(({ id }) => id)

    const lines = await killedAt(['send', importIn(folder.path)], (line) => line.startsWith(at))
    const again = await reopened(importIn(folder.path))
    const { delivery } = again.summary
    expect(delivery).toMatchObject({ unknown, accepted, sent: 0, waiting: 200 - unknown - accepted })

    const before = lines
      .filter((line) => line.startsWith('sent'))
      .map((line) => line.split(' ')[2]?.split(','))
    const heard = lines.filter((line) => line.startsWith('accepted')).length
    const after = await sendAll(again)
    const [first] = after
    if (before.length > heard && first !== undefined && first.attempt > 1)
      expect(before.flat()).toEqual(expect.arrayContaining(first.records.map(({ id }) => id)))
    const fresh = after.filter(({ attempt }) => attempt === 1).flatMap((batch) => batch.records)
    expect(fresh.length).toBe(200 - delivery.accepted - delivery.unknown)
    expect(ids.slice(200 - fresh.length)).toEqual(fresh.map(({ id }) => id))
    expect(valueOf(await again.client.call('delivery.counts', {}))).toMatchObject({
      accepted: 200,
      waiting: 0,
    })
    again.close()
  })
})
