/**
 * What became of one runner's tests.
 * @typedef {object} Tally
 * @property {string} runner
 * @property {number} passed
 * @property {readonly string[]} failed the names of those that failed
 * @property {readonly { name: string, why: string }[]} skipped
 */

/**
 * A check that passes or fails as a whole.
 * @param {string} runner
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyCheck(runner, exitCode) {
  return exitCode === 0
    ? { runner, passed: 1, failed: [], skipped: [] }
    : { runner, passed: 0, failed: [runner], skipped: [] }
}

/**
 * A runner that reports each test. One that ended badly without naming a failed test, or without any report, has failed
 * itself; so has one that ran no test at all.
 * @param {string} runner
 * @param {number} exitCode
 * @param {Omit<Tally, 'runner'> | null} report
 * @returns {Tally}
 */
export function tallyRunner(runner, exitCode, report) {
  if (report === null) {
    return {
      runner,
      passed: 0,
      failed: [`${runner} ended without a report, exit code ${exitCode}`],
      skipped: [],
    }
  }
  if (report.failed.length > 0) return { runner, ...report }
  if (exitCode !== 0) return { runner, ...report, failed: [`${runner} ended with exit code ${exitCode}`] }
  if (report.passed === 0) return { runner, ...report, failed: [`${runner} found no test`] }
  return { runner, ...report }
}

/**
 * @typedef {{ title: string, file?: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ status: string, annotations?: { type: string, description?: string }[] }} PlaywrightTest
 */

/**
 * Reads Playwright's JSON report.
 * @param {{ suites?: PlaywrightSuite[], errors?: { message?: string }[] }} report
 * @returns {Omit<Tally, 'runner'>}
 */
export function readPlaywrightReport(report) {
  const tests = (report.suites ?? []).flatMap((suite) => testsOf(suite, []))
  return {
    passed: tests.filter((test) => test.status === 'expected').length,
    failed: [
      ...tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) => test.name),
      ...(report.errors ?? []).map((error) => firstLine(error.message ?? 'an error outside of any test')),
    ],
    skipped: tests.filter((test) => test.status === 'skipped'),
  }
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} above
 * @returns {{ name: string, status: string, why: string }[]}
 */
function testsOf(suite, above) {
  const titles = [...above, suite.title]
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      name: [...titles, spec.title].join(' › '),
      status: test.status,
      why: skipReason(test.annotations?.find(({ type }) => type === 'skip' || type === 'fixme')?.description),
    })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, titles))]
}

/**
 * @param {string | undefined} said
 * @returns {string}
 */
export function skipReason(said) {
  return said === undefined || said === '' ? 'no reason given' : said
}

/**
 * The summary of all runners as lines; the last one is `N passed, N failed, N skipped`.
 * @param {readonly Tally[]} tallies
 * @returns {string[]}
 */
export function summarise(tallies) {
  const width = Math.max(...tallies.map(({ runner }) => runner.length))
  const rows = tallies.map(
    ({ runner, passed, failed, skipped }) =>
      `${runner.padEnd(width)} ${[passed, failed.length, skipped.length].map((n) => String(n).padStart(7)).join(' ')}`,
  )
  const failed = tallies.flatMap((tally) => tally.failed)
  const skipped = tallies.flatMap((tally) => tally.skipped)
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  return [
    '',
    `${' '.repeat(width)}  passed  failed skipped`,
    ...rows,
    '',
    ...failed.map((name) => `failed   ${name}`),
    ...skipped.map(({ name, why }) => `skipped  ${name}: ${why}`),
    `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ]
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n', 1)[0] ?? ''
}
