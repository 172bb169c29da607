import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { skipReason } from './tally.mjs'

/** Writes what became of each of vitest's tests, with the reason of each skipped one, to the file that VITEST_TALLY names. */
export default class VitestTallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
    const report = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: [
        ...tests.filter((test) => ['failed', 'pending'].includes(test.result().state)).map(nameOf),
        ...suites.flatMap((suite) => suite.errors().map((error) => `${nameOf(suite)}: ${error.message}`)),
        ...unhandled.map((error) => `unhandled: ${error.message ?? 'unknown'}`),
      ],
      skipped: tests.flatMap((test) => {
        const result = test.result()
        return result.state === 'skipped' ? [{ name: nameOf(test), why: skipReason(result.note) }] : []
      }),
    }
    const file = process.env.VITEST_TALLY
    if (file === undefined) throw new Error('VITEST_TALLY names no file')
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(report))
  }
}

/** @param {import('vitest/node').TestModule | import('vitest/node').TestSuite | import('vitest/node').TestCase} entity */
function nameOf(entity) {
  if (entity.type === 'module') return entity.relativeModuleId
  return `${entity.module.relativeModuleId} › ${entity.fullName}`
}
