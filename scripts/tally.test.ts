import { describe, expect, it } from 'vitest'
import { readPlaywrightReport, summarise, tallyCheck, tallyRunner } from './tally.mjs'

describe('tallyRunner', () => {
  const whole = { passed: 3, failed: [], skipped: [] }

  it('takes a good report as it is', () => {
    expect(tallyRunner('unit', 0, whole)).toEqual({ runner: 'unit', passed: 3, failed: [], skipped: [] })
  })

  it.each([
    { case: 'without a report', code: 0, report: null, failed: ['unit ended without a report, exit code 0'] },
    { case: 'that ended badly', code: 137, report: whole, failed: ['unit ended with exit code 137'] },
    { case: 'without tests', code: 0, report: { ...whole, passed: 0 }, failed: ['unit found no test'] },
    { case: 'with failures', code: 1, report: { ...whole, failed: ['a › b'] }, failed: ['a › b'] },
  ])('fails a runner $case', ({ code, report, failed }) => {
    expect(tallyRunner('unit', code, report).failed).toEqual(failed)
  })
})

describe('readPlaywrightReport', () => {
  it('names tests by their file and suites, and skipped ones with their reason', () => {
    const report = readPlaywrightReport({
      suites: [
        {
          title: 'window.spec.ts',
          specs: [{ title: 'opens', tests: [{ status: 'expected' }] }],
          suites: [
            {
              title: 'sizes',
              specs: [
                { title: 'stays', tests: [{ status: 'unexpected' }] },
                {
                  title: 'moves',
                  tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no display' }] }],
                },
              ],
            },
          ],
        },
      ],
      errors: [{ message: 'No port\nat line 1' }],
    })
    expect(report.passed).toBe(1)
    expect(report.failed).toEqual(['window.spec.ts › sizes › stays', 'No port'])
    expect(report.skipped).toMatchObject([{ name: 'window.spec.ts › sizes › moves', why: 'no display' }])
  })
})

describe('summarise', () => {
  it('ends with the sum of all runners', () => {
    const lines = summarise([
      tallyCheck('types', 0),
      tallyCheck('lint', 1),
      { runner: 'unit', passed: 40, failed: ['a'], skipped: [{ name: 'b', why: 'no keychain' }] },
    ])
    expect(lines.at(-1)).toBe('41 passed, 2 failed, 1 skipped')
    expect(lines).toContain('skipped  b: no keychain')
    expect(lines).toContain('failed   lint')
  })
})
