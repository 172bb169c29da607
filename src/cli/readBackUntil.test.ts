import { describe, expect, it } from 'vitest'
import { usualPace } from '#shared/delivery/nextAttempt.ts'
import type { SendResult } from '#shared/delivery/sendView.ts'
import { ok } from '#shared/errors/result.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { createSender } from '#engine/delivery/sender.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'
import { startSandbox } from '#sandbox/startSandbox.ts'
import { readBackUntil } from './readBackUntil.ts'

const counts = { records: 2, waiting: 0, sent: 0, accepted: 2, confirmed: 0, refused: 0, unknown: 0 }
const sent: SendResult = { counts, requests: 1, stoppedBy: null, readBack: 'unavailable' }
const confirmed: SendResult = { ...sent, counts: { ...counts, accepted: 0, confirmed: 2 }, requests: 0 }
const noPause = () => Promise.resolve()

describe('reading back until the time is over', () => {
  it('ends once all is confirmed, and keeps count of the requests that sent', async () => {
    const answers = [ok({ ...sent, requests: 0 }), ok(confirmed)]
    const sender = { readBack: () => Promise.resolve(answers.shift() ?? ok(sent)) }
    const read = await readBackUntil(new AbortController().signal, sender, noPause, sent)
    expect(read).toEqual(ok({ ...confirmed, requests: 1 }))
    expect(answers).toEqual([])
  })

  it('does not ask where the time is over already', async () => {
    const sender = { readBack: () => Promise.reject(new Error('asked')) }
    expect(await readBackUntil(AbortSignal.abort(), sender, noPause, sent)).toEqual(ok(sent))
  })

  it.each(['refuse', 'serverError', 'timeout'] as const)(
    'ends amid a look that stub meets with %s',
    async (fault) => {
      const sandbox = await startSandbox({
        ...{ port: 0, dataFile: ':memory:', faults: { [fault]: 1 }, seed: 1, sameId: 'add', readBack: true },
        ...{ emptyAnswers: false, webhookTimeScale: 0 },
      })
      const { client, close } = createInProcessImporter({ now: () => '2025-04-01T08:00:00.000Z', readSource })
      const over = new AbortController()
      try {
        const source = new URL('../../resources/samples/fnb.csv', import.meta.url).pathname
        await client.task('import.create', {
          ...{
            path: ':memory:',
            id: 'i1',
            sourcePath: source,
            sourceName: 'fnb.csv',
            choice: {},
            account: null,
          },
        })
        const { url, apiKey, appId, uid } = sandbox
        const target = { baseUrl: url, apiKey, appId, uid }
        // The first request is answered, or hangs, before the time is over: what follows may not last.
        const fetchThenOver: typeof fetch = (input, init) => {
          setImmediate(() => over.abort())
          return fetch(input, init)
        }
        const connect = createConnectClient({ fetch: fetchThenOver, timeoutMs: 600_000 }, target)
        const hour = {
          ...usualPace,
          firstWaitMs: 3_600_000,
          longestWaitMs: 3_600_000,
          longestRetryAfterMs: 0,
          attempts: 8,
        }
        const sender = createSender({ importer: client, connect, sleep, random: () => 1, pace: hour })
        expect(await readBackUntil(over.signal, sender, noPause, sent)).toEqual(ok(sent))
      } finally {
        close()
        await sandbox.close()
      }
    },
  )
})
