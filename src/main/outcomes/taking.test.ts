import { afterEach, beforeEach, expect, it } from 'vitest'
import { bankFile } from '#engine/importing/testing/bankFile.ts'
import { importIn, madeOf, valueOf } from '#engine/importing/testing/testImporter.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { openOutcomeStore, type OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import { createImporters, type Importers } from '../importers/importers.ts'
import { forkedImporter } from '../importers/testing/forkedImporter.ts'
import { createTaking } from './taking.ts'

// Real processes and files, as the program has them but for Electron.

const folder = folderOfEachTest()
let store: OutcomeStore
let importers: Importers
let told: number[]
let exits: Promise<unknown>[]

beforeEach(async () => {
  told = []
  exits = []
  store = openOutcomeStore(folder.path)
  const taking = createTaking(store, (problem) => {
    throw problem
  })
  taking.listen(({ delivery }) => told.push(delivery.confirmed))
  importers = createImporters({
    start: () => {
      const forked = forkedImporter()
      exits.push(forked.exited)
      return forked
    },
    pathOf: () => importIn(folder.path),
    after: () => () => undefined,
    opened: taking.take,
  })
  const { client, close } = await madeOf(bankFile(2), folder.path)
  valueOf(await client.call('delivery.begin', { refused: false }))
  valueOf(await client.call('delivery.next', { batchSize: 2, limit: null }))
  valueOf(await client.call('delivery.outcome', { batch: 1, outcome: { is: 'accepted' } }))
  close()
})
afterEach(async () => {
  importers.closeAll()
  await Promise.all(exits)
  store.close()
})

it('what came while an import was not open is taken when it is opened, before anybody asks it', async () => {
  const at = '2025-04-01T09:00:00.000Z'
  const batch = { importId: 'first', no: 1, attempt: 1 }
  store.expect({ id: 'R', connectionId: 'C', uid: 'U', endpoint: '/api/push/many', batch, at })
  store.keep('R', { signature: null, uid: null, refusal: null, response: { error: false } }, at)
  await importers.ifOpen('first', () => Promise.reject(new Error('it is not open')))
  expect(store.untaken('first')).toHaveLength(1)

  const counts = await importers.use('first', (importer) => importer.call('delivery.counts', {}))
  expect(valueOf(counts)).toMatchObject({ confirmed: 2, accepted: 0 })
  expect(store.untaken('first')).toEqual([])
  expect(told).toEqual([2])
})
