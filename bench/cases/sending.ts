import { createConnectClient } from '#engine/connect/connectClient.ts'
import { createSender } from '#engine/delivery/sender.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import { startSandboxApart } from '#engine/delivery/testing/sandboxApart.ts'
import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { SentRecords } from '../liveRows.ts'

const batchSize = 500

/** Sends an import of the bank file to a sandbox in a process of its own, which is not read back. `target` must not exist. */
export async function runSending(source: string, target: string): Promise<SentRecords> {
  const { client: importer, close } = createInProcessImporter({
    now: () => new Date().toISOString(),
    readSource,
  })
  const made = await importer.task('import.create', {
    ...{ path: target, id: 'bench', sourcePath: source, sourceName: 'bank.csv' },
    ...{ choice: {}, account: '62000000001' },
  })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const sandbox = await startSandboxApart({ faults: {}, seed: 1, sameId: 'update', readBack: false })
  const { url, apiKey, appId, uid } = sandbox
  const connect = createConnectClient({ fetch, timeoutMs: 60_000 }, { baseUrl: url, apiKey, appId, uid })
  const sender = createSender({ importer, connect, sleep, random: () => 0.5 })
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const sent = await sender.send({
    to: { connection: 'Bench', environment: 'sandbox', host: connect.host, uid, business: 'Bench' },
    ...{ batchSize, pauseMs: 0, refused: false, limit: null },
    signal: new AbortController().signal,
    gate: () => Promise.resolve(),
    onProgress: () => undefined,
  })
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpuBefore)
  close()
  await sandbox.close()
  if (!sent.ok || sent.value.stoppedBy !== null) throw new Error(JSON.stringify(sent))
  const { records, accepted } = sent.value.counts
  if (accepted !== records) throw new Error(`${accepted} of ${records} records were accepted`)
  const rssMb = process.resourceUsage().maxRSS / 1024
  return { records, ms, cpuMs: (user + system) / 1000, rssMb }
}

if (import.meta.main) {
  const [source = '', target = ''] = process.argv.slice(2)
  process.stdout.write(`${JSON.stringify(await runSending(source, target))}\n`)
}
