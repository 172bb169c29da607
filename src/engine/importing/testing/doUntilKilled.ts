import { readSync, writeSync } from 'node:fs'
import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'

/*
 * A process of its own, to be killed. It says on its standard output what it is about to do, one line each, and goes on
 * only once it hears a byte on its standard input: whoever reads kills it at a line of their choice, and nothing more happens.
 */
const [what, path = '', sourcePath = ''] = process.argv.slice(2)
const ear = Buffer.alloc(1)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
  readSync(0, ear)
}
const { client } = createInProcessImporter({ now: () => new Date().toISOString(), readSource })

if (what === 'create') {
  await client.task(
    'import.create',
    { path, id: 'first', sourcePath, sourceName: 'source.csv', choice: {}, account: '62001234567' },
    { onProgress: ({ phase, done }) => say(`${phase} ${done}`) },
  )
} else {
  await client.call('import.open', { path })
  await client.call('delivery.begin', { refused: false })
  for (;;) {
    const batch = await client.call('delivery.next', { batchSize: 10, limit: null })
    if (!batch.ok || batch.value === null) break
    say(`sent ${batch.value.no} ${batch.value.records.map(({ id }) => id).join(',')}`)
    await client.call('delivery.outcome', { batch: batch.value.no, outcome: { is: 'accepted' } })
    say(`accepted ${batch.value.no}`)
  }
}
say('done')
