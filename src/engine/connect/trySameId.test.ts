import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { err, ok } from '#shared/errors/result.ts'
import { createConnectClient } from '#engine/connect/connectClient.ts'
import { createConnections } from '#engine/connect/connections.ts'
import { trySameId } from '#engine/connect/trySameId.ts'
import { startSandboxApart, type SandboxApart } from '#engine/delivery/testing/sandboxApart.ts'
import { MemoryKeychain } from '#engine/secrets/memoryKeychain.ts'
import { createMemorySettings } from '#engine/settings/memorySettings.ts'

let sandbox: SandboxApart
afterEach(() => sandbox.close())

const open = async (sameId: 'update' | 'add' | 'refuse', more: object = {}) => {
  sandbox = await startSandboxApart({ faults: {}, seed: 1, sameId, readBack: true, ...more })
}

const trial = () => {
  const { url, apiKey, appId, uid } = sandbox
  return trySameId({
    client: createConnectClient({ fetch, timeoutMs: 10_000 }, { baseUrl: url, apiKey, appId, uid }),
    ...{ id: 'trial-1', today: '2025-03-01' },
    sleep: () => pause(1),
  })
}

describe('a trial with one id', () => {
  it.each([
    { sameId: 'update', found: 'updates', left: ['Second of two with one id'] },
    { sameId: 'add', found: 'adds', left: ['First of two with one id', 'Second of two with one id'] },
    { sameId: 'refuse', found: 'refuses', left: ['First of two with one id'] },
  ] as const)('finds that a stub that is to $sameId $found', async ({ sameId, found, left }) => {
    await open(sameId)
    expect(await trial()).toEqual(ok(found))
    const { expenses } = await sandbox.books()
    expect(expenses).toMatchObject(
      left.map((notes) => ({
        ...{ id: 'trial-1', date: '2025-03-01', name: 'Trial of Stub Importer', amount: 1, notes },
      })),
    )
  })

  it('finds nothing where books cannot be read back, and says what stub refuses', async () => {
    await open('update', { readBack: false })
    expect(await trial()).toEqual(ok('unclear'))
    await sandbox.close()
    await open('update', { refuseNames: ['Trial of Stub Importer'] })
    expect(await trial()).toMatchObject({ ok: false, error: { code: 'stub.refused' } })
  })
})

describe('a connection', () => {
  const connections = async (environment: 'sandbox' | 'live') => {
    const settings = createMemorySettings()
    const { url, apiKey: key, appId, uid } = sandbox
    const made = createConnections({
      ...{ settings, keychain: new MemoryKeychain(), fetch, timeoutMs: () => 10_000 },
      newId: () => 'one',
    })
    const shop = { name: 'Shop', environment, appId, uid, businessName: 'Corner Shop', key }
    await made.add({ ...shop, ...(environment === 'sandbox' ? { url } : {}), keep: 'keychain' })
    return { made, marked: () => settings.read().connections[0]?.updatesById }
  }

  it('remembers what a trial showed, and what the user says', async () => {
    await open('update')
    const { made, marked } = await connections('sandbox')
    expect(marked()).toBeUndefined()
    expect(await made.trySameId('one')).toEqual(ok({ found: 'updates' }))
    expect(marked()).toBe(true)
    expect(made.setUpdatesById('one', false)).toMatchObject({ ok: true })
    expect(marked()).toBeUndefined()
    expect(made.setUpdatesById('other', true)).toEqual(err({ code: 'connection.missing', name: 'other' }))
  })

  it('to real books is not tried on', async () => {
    await open('update')
    const { made } = await connections('live')
    expect(await made.trySameId('one')).toEqual(err({ code: 'connection.noTrial', business: 'Corner Shop' }))
    expect((await sandbox.books()).requests).toEqual([])
  })
})
