import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { spoilable } from '#engine/reading/testing/spoilable.ts'
import { fuzzFormat, type FuzzReport } from './fuzzFormat.ts'
import { spoiledInput } from './spoiledInput.ts'

const folder = mkdtempSync(join(tmpdir(), 'stub-fuzz-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fuzz(format: string, program = 'testing/feeds.ts', cpuMs = 1000): Promise<FuzzReport> {
  return fuzzFormat({
    ...{ format, cpuMs, folder, seed: 1, patienceMs: 1500, signal: new AbortController().signal },
    program: fileURLToPath(new URL(program, import.meta.url)),
  })
}

function troublesOf({ troubles }: FuzzReport): [number, string][] {
  return troubles.map(({ number, is }) => [number, is])
}

describe('a run of fuzzing', () => {
  it('counts what was read and refused', async () => {
    expect(await fuzz('plain')).toEqual({ inputs: 8, cpuMs: 9, read: 8, refused: 0, troubles: [] })
  })

  it('goes on behind what the reader hangs over, dies of or is killed for', async () => {
    const report = await fuzz('hang-throw-kill', 'testing/feeds.ts', 60_000)
    expect(troublesOf(report)).toEqual([
      [3, 'hang'],
      [5, 'death'],
      [7, 'death'],
    ])
    expect(report.troubles[1]?.said).toContain('Input 5 is neither read nor refused')
    expect(report.troubles[2]?.said).toContain('SIGKILL')
    // 1 and 2, 4, 6, and 8; the run ends at 9.
    expect(report).toMatchObject({ inputs: 8, read: 5 })
  })

  it('gives up after ten troubles', async () => {
    expect(troublesOf(await fuzz('always'))).toHaveLength(10)
  })

  it('feeds spoiled sources to the reader', async () => {
    const { inputs, read, refused, troubles } = await fuzz('fods', 'feedFormat.ts', 1)
    expect(troubles).toEqual([])
    expect(inputs).toBeGreaterThan(0)
    expect(read + refused).toBe(inputs)
  })
})

describe('a spoiled input', () => {
  it('is the same for the same seed and number, and another for others', () => {
    const from = spoilable('fods')
    const again = spoiledInput(from, 7, 12)
    expect(spoiledInput(from, 7, 12)).toEqual(again)
    expect(spoiledInput(from, 7, 13)).not.toEqual(again)
    expect(spoiledInput(from, 8, 12)).not.toEqual(again)
  })
})
