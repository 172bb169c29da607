// Everything that says whether the project is whole: types, lint, format, tests, the build, and the window end to end.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import { buildCommand } from './buildIfOld.mjs'
import { openKeychainSession } from './keychainSession.mjs'
import { inProject, projectNode } from './projectRoot.mjs'
import { runToEnd } from './runToEnd.mjs'
import { readPlaywrightReport, summarise, tallyCheck, tallyRunner } from './tally.mjs'

const vitestReport = inProject('out', 'test-results', 'vitest.json')
const playwrightReport = inProject('out', 'test-results', 'playwright.json')

/** @param {...string} words */
const tool = (...words) => [
  projectNode,
  inProject('node_modules', ...(words[0] ?? '').split('/')),
  ...words.slice(1),
]

/**
 * @param {string} name
 * @param {readonly string[]} command
 */
async function check(name, command) {
  process.stdout.write(`\n— ${name}\n`)
  return tallyCheck(name, await runToEnd(command, { minutes: 10 }))
}

/** What reads the code without running it, side by side: lint takes longer than the others together. */
async function stillChecks() {
  const quick = async () => [
    await check('types', tool('typescript/bin/tsc', '-b')),
    await check('format', tool('prettier/bin/prettier.cjs', '--check', '.')),
  ]
  const lint = check('lint', tool('eslint/bin/eslint.js', '.', '--max-warnings', '0'))
  return (await Promise.all([quick(), lint])).flat()
}

/** @param {ReturnType<typeof openKeychainSession>} session */
async function unitTests(session) {
  process.stdout.write('\n— unit and integration\n')
  rmSync(vitestReport, { force: true })
  const command = tool(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=./scripts/vitestTallyReporter.mjs',
  )
  const code = await runToEnd(session.wrap(command), {
    minutes: 20,
    env: { ...session.env, VITEST_TALLY: vitestReport },
  })
  return tallyRunner('unit and integration', code, readJson(vitestReport))
}

/** @param {ReturnType<typeof openKeychainSession>} session */
async function endToEnd(session) {
  process.stdout.write('\n— end to end\n')
  rmSync(playwrightReport, { force: true })
  const command = tool('@playwright/test/cli.js', 'test', '--project=specs', '--project=tour')
  const code = await runToEnd(session.wrap(command), { minutes: 40, env: session.env })
  const report = readJson(playwrightReport)
  return tallyRunner('end to end', code, report === null ? null : readPlaywrightReport(report))
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

const session = openKeychainSession()
try {
  const tallies = [
    ...(await stillChecks()),
    await unitTests(session),
    await check('build', buildCommand),
    // Without a build there is nothing new to open: the specs then fail by themselves, or speak of the last one.
    await endToEnd(session),
  ]
  process.stdout.write(`${summarise(tallies).join('\n')}\n`)
  process.exitCode = tallies.some(({ failed }) => failed.length > 0) ? 1 : 0
} finally {
  session.close()
}
