import { readFileSync } from 'node:fs'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { createSender } from '#engine/delivery/sender.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import { startSandboxApart } from '#engine/delivery/testing/sandboxApart.ts'
import { collectEarly } from '#engine/memory/collectEarly.ts'
import { forkedImporter, type ForkedImporter } from '../../src/main/importers/testing/forkedImporter.ts'
import type { SentInMemory } from '../liveRows.ts'

// As in the program: the sender in this process, the importer in one of its own, and stub's double in a third, which does
// not count.

/** Sends an import of `source` in this way, reads it back, and answers with how much more memory that took than having it open. */
export async function runSendingMemory(
  source: string,
  target: string,
  way: SentInMemory['way'],
): Promise<SentInMemory> {
  collectEarly()
  await make(source, target)
  const importer = forkedImporter()
  const opened = await importer.client.call('import.open', { path: target })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const sandbox = await startSandboxApart({ faults: {}, seed: 1, sameId: 'update', readBack: true })
  const { url, apiKey, appId, uid } = sandbox
  const connect = createConnectClient({ fetch, timeoutMs: 60_000 }, { baseUrl: url, apiKey, appId, uid })
  const sender = createSender({ importer: importer.client, connect, sleep, random: () => 0.5 })
  const idleMb = memoryOf(importer)
  let peakMb = idleMb
  const watch = setInterval(() => (peakMb = Math.max(peakMb, memoryOf(importer))), 100)
  const sent = await sender.send({
    to: { connection: 'Bench', environment: 'sandbox', host: connect.host, uid, business: 'Bench' },
    ...{ way, batchSize: 500, pauseMs: 0, refused: false, limit: null },
    signal: new AbortController().signal,
    gate: () => Promise.resolve(),
    onProgress: () => (peakMb = Math.max(peakMb, memoryOf(importer))),
  })
  clearInterval(watch)
  await end(importer)
  await sandbox.close()
  if (!sent.ok || sent.value.stoppedBy !== null) throw new Error(JSON.stringify(sent))
  const { records, confirmed } = sent.value.counts
  if (confirmed !== records) throw new Error(`${confirmed} of ${records} records were confirmed`)
  return { records, way, idleMb, peakMb }
}

/** In a process that ends: what making an import took is not to be counted. */
async function make(source: string, target: string): Promise<void> {
  const importer = forkedImporter()
  const made = await importer.client.task('import.create', {
    ...{ path: target, id: 'bench', sourcePath: source, sourceName: 'bank.csv' },
    ...{ choice: {}, account: '62000000001' },
  })
  await end(importer)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
}

async function end(importer: ForkedImporter): Promise<void> {
  importer.kill()
  await importer.exited
}

/** What this process and the importer's have in memory, in MB. */
function memoryOf({ pid }: ForkedImporter): number {
  return (process.memoryUsage.rss() + residentBytes(pid)) / 1e6
}

function residentBytes(pid: number): number {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

if (import.meta.main) {
  const [source = '', target = '', way = 'batch'] = process.argv.slice(2)
  if (way !== 'batch' && way !== 'file') throw new Error(`No such way: ${way}`)
  process.stdout.write(`${JSON.stringify(await runSendingMemory(source, target, way))}\n`)
}
