import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '#engine/importing/testing/tempFolder.ts'
import { composeCli } from './compose.ts'
import { runCli } from './runCli.ts'
import type { ConversionSummary } from './summarize.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

interface Converted {
  readonly code: number
  /** Each as `row kind amount`. */
  readonly records: readonly string[]
  readonly summary: ConversionSummary
}

/** What `convert` makes of a file with these lines. */
async function convert(lines: readonly string[], ...options: readonly string[]): Promise<Converted> {
  const [source, out] = [join(folder.path, 'source.csv'), join(folder.path, 'out.ndjson')]
  writeFileSync(source, `${lines.join('\n')}\n`)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const args = ['--data-dir', folder.path, 'convert', source, ...options, '--json', '--out', out]
  const code = await runCli(args, { stdout, stderr }, composeCli)
  stdout.end()
  // What `convert` promises to print, and what it promises to write.
  const summary = JSON.parse(await text(stdout)) as ConversionSummary
  const records = readFileSync(out, 'utf8').split('\n').filter(Boolean)
  return { code, records: records.map(inShort), summary }
}

function inShort(line: string): string {
  const { row, kind, amount } = JSON.parse(line) as Record<'row' | 'kind' | 'amount', string | number>
  return `${row} ${kind} ${amount}`
}

describe('a balance that stands where amounts do', () => {
  it('is left out wherever it stands, with its reason', async () => {
    const { code, records, summary } = await convert([
      'Date,Description,Amount',
      '2025-03-01,Balance b/f,1000.00',
      '2025-03-02,Paper,-115.00',
      '2025-03-05,Balance carried forward,885.00',
      '2025-03-05,Saldo oorgedra,885.00',
      '2025-03-06,Sale,575.00',
    ])
    expect({ code, records }).toEqual({ code: 0, records: ['3 expense 11500', '6 income 57500'] })
    expect(summary).toMatchObject({ rows: 5, converted: 2, left: 3, errors: 0 })
  })
})
