import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { runCli, type Ran } from './cli.ts'
import { expect, hostCommand, test } from './fixtures.ts'

const statement = path.join(import.meta.dirname, 'files/fnb.csv')

/** Starts the built program with `--cli`, and hears what it says until it has ended by itself. */
async function runInstalled(words: readonly string[], dataDir: string): Promise<Ran> {
  const [executable, ...first] = hostCommand
  const child = spawn(executable, [...first, '--cli', ...words], {
    env: { ...process.env, STUB_IMPORT_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  await ended
  return { code: child.exitCode, stdout, stderr }
}

test('the installed program is its own command line', async ({ dataDir }) => {
  const installed = await runInstalled(['inspect', statement, '--json'], dataDir)
  const fromSources = await runCli(['inspect', statement, '--json'], { STUB_IMPORT_DATA: dataDir })
  expect(installed.code).toBe(0)
  expect(installed.stdout).toBe(fromSources.stdout)
})

test('its commands end with their own exit codes', async ({ dataDir }) => {
  const nowhere = await runInstalled(['inspect', path.join(dataDir, 'nowhere.csv')], dataDir)
  expect(nowhere).toMatchObject({ code: 2, stdout: '' })
  expect(nowhere.stderr).toContain('nowhere.csv')
  expect((await runInstalled(['inspect', '--no-such-option'], dataDir)).code).toBe(1)
})

test('a command runs beside the open window, on the same data', async ({ program, dataDir }) => {
  const listed = await runInstalled(['connections', 'list', '--json'], dataDir)
  expect(listed).toMatchObject({ code: 0 })
  expect(program.app.windows()).toHaveLength(1)
})
