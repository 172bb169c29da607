import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { SendActivity } from '#shared/delivery/sendView.ts'
import { nothingCounted } from '#shared/delivery/delivery.ts'
import { ok } from '#shared/errors/result.ts'
import { sendImport } from '#engine/delivery/sendImport.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import type { Sender } from '#engine/delivery/sender.ts'
import { bankAccount, bankFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { testImporter, valueOf, type TestImporter } from '#engine/importing/testing/testImporter.ts'
import { openCatalogue } from '#engine/imports/catalogue.ts'

const to = {
  ...{ connection: 'Shop', environment: 'live' as const, host: 'connect.stub.africa' },
  ...{ uid: 'shop', business: 'Corner Shop' },
}

const folder = folderOfEachTest()
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A program with a list of imports of its own on the one data folder, which has made an import of a file of six records. */
async function program(id: string) {
  const catalogue = openCatalogue(folder.path)
  const importer = testImporter()
  closing.push(catalogue.close, importer.close)
  const path = catalogue.pathOf(id)
  const sourcePath = join(folder.path, `${id}.csv`)
  writeFileSync(sourcePath, bankFile(6))
  const source = { sourcePath, sourceName: `${id}.csv`, choice: {}, account: bankAccount }
  valueOf(await importer.client.task('import.create', { path, id, ...source }))
  return { catalogue, importer, path }
}

/** Sends each record once `may` is resolved, and says how many left. */
function senderOf({ client }: TestImporter, may: Promise<unknown>, left: number[]): Sender {
  return {
    async send() {
      await may
      const begun = await client.call('delivery.begin', { refused: false, to })
      if (!begun.ok) return begun
      const batch = valueOf(await client.call('delivery.next', { batchSize: 100, limit: null }))
      left.push(batch?.size ?? 0)
      if (batch === null) throw new Error('There was nothing to send')
      const counts = valueOf(
        await client.call('delivery.outcome', { batch: batch.no, outcome: { is: 'accepted' } }),
      )
      return ok({ counts, requests: 1, stoppedBy: null, readBack: 'notAsked' })
    },
    readBack: () => Promise.reject(new Error('Nobody reads back here')),
  }
}

function sending(
  { catalogue, importer, path }: Awaited<ReturnType<typeof program>>,
  sender: Sender,
  heard: (activity: SendActivity) => void,
  signal = new AbortController().signal,
) {
  const others = { catalogue, reach: () => Promise.resolve(null) }
  return sendImport(
    { others, importer: importer.client, sender, path, again: false, sleep },
    {
      ...{ to, batchSize: 100, pauseMs: 0, refused: false, limit: null, signal },
      gate: () => Promise.resolve(),
      onProgress: ({ activity }) => heard(activity),
    },
  )
}

describe('two programs that send the same records to one business at once', () => {
  it('take turns, so that each record leaves once', async () => {
    const [one, other] = [await program('one'), await program('other')]
    const left: number[] = []
    const open = Promise.withResolvers<undefined>()
    const waits = Promise.withResolvers<SendActivity>()
    const first = sending(one, senderOf(one.importer, open.promise, left), () => undefined)
    const second = sending(other, senderOf(other.importer, open.promise, left), waits.resolve)
    expect(await waits.promise).toEqual({ is: 'queued', behind: null })
    open.resolve(undefined)
    expect(await first).toMatchObject({ ok: true })
    expect(await second).toMatchObject({ ok: false, error: { code: 'send.nothing' } })
    expect(left).toEqual([6])
  })

  it('need not both: who waits can leave it', async () => {
    const [one, other] = [await program('one'), await program('other')]
    const left: number[] = []
    const open = Promise.withResolvers<undefined>()
    const first = sending(one, senderOf(one.importer, open.promise, left), () => undefined)
    const leaving = new AbortController()
    const second = sending(
      other,
      senderOf(other.importer, open.promise, left),
      () => leaving.abort(),
      leaving.signal,
    )
    expect(await second).toEqual({ ok: false, error: { code: 'task.cancelled' } })
    open.resolve(undefined)
    expect(await first).toMatchObject({
      ok: true,
      value: { counts: { ...nothingCounted, records: 6, accepted: 6 } },
    })
    expect(left).toEqual([6])
  })
})
