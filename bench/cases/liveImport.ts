import { createInProcessImporter } from '#engine/importing/inProcessImporter.ts'
import { readSource } from '#engine/reading/readSource.ts'
import type { LiveImport } from '../liveRows.ts'
import { percentileOf } from '../percentile.ts'

const often = 21
const pageSize = 200

/** Makes an import on the disk and works in it as a user does. `target` must not exist. */
export async function runLiveImport(source: string, target: string): Promise<LiveImport> {
  const { client, close } = createInProcessImporter({ now: () => new Date().toISOString(), readSource })
  const made = await timed(async () =>
    valueOf(
      await client.task('import.create', {
        ...{ path: target, id: 'bench', sourcePath: source, sourceName: 'bank.csv' },
        ...{ choice: {}, account: '62000000001' },
      }),
    ),
  )
  const { layout, tally } = made.value
  const other = { ...layout, dateOrder: layout.dateOrder === 'dmy' ? 'mdy' : 'dmy' } as const
  await client.task('import.setLayout', { layout: other, layoutName: null })
  const changed = await timed(async () =>
    valueOf(await client.task('import.setLayout', { layout, layoutName: null })),
  )
  const far = Math.floor(tally.rows * 0.9)
  const pages: number[] = []
  const fixes: number[] = []
  for (let time = 0; time < often; time++) {
    const offset = far + time * pageSize
    const page = await timed(async () =>
      valueOf(await client.call('import.page', { filter: 'all', offset, limit: pageSize })),
    )
    pages.push(page.ms)
    const row = page.value.rows[0]?.row ?? 2
    const fix = { does: 'set', row, field: 'name', value: `Corrected ${time}` } as const
    const fixed = await timed(async () => valueOf(await client.call('import.fix', { fix })))
    fixes.push(fixed.ms)
  }
  close()
  return {
    rows: tally.rows,
    createMs: made.ms,
    createCpuMs: made.cpuMs,
    layoutMs: changed.ms,
    layoutCpuMs: changed.cpuMs,
    pageMs: percentileOf(pages, 0.5),
    fixMs: percentileOf(fixes, 0.5),
  }
}

interface Timed<Value> {
  readonly value: Value
  readonly ms: number
  readonly cpuMs: number
}

async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const value = await work()
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpuBefore)
  return { value, ms, cpuMs: (user + system) / 1000 }
}

function valueOf<Value>(answer: { ok: true; value: Value } | { ok: false; error: object }): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

if (import.meta.main) {
  const [source = '', target = ''] = process.argv.slice(2)
  process.stdout.write(`${JSON.stringify(await runLiveImport(source, target))}\n`)
}
