import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'

/*
 * A process of its own, to be killed. It says on its standard output what it is about to do, one line each, and waits at
 * nothing: whoever reads kills it at a line of their choice.
 */
const [what, path = '', sourcePath = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
const { client } = createInProcessImporter({ now: () => new Date().toISOString(), readSource })

if (what === 'create') {
  await client.task(
    'import.create',
    { path, id: 'first', sourcePath, sourceName: 'source.csv', choice: {}, account: '62001234567' },
    { onProgress: ({ phase, done }) => void say(`${phase} ${done}`) },
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
