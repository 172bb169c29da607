import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { err, ok } from '#shared/errors/result.ts'
import type { KeychainProcess } from '#engine/secrets/askKeychainProcess.ts'
import { createKeytarKeychain } from '#engine/secrets/keytarKeychain.ts'

const askKeychain = fileURLToPath(new URL('testing/askKeychain.ts', import.meta.url))
const run = promisify(execFile)
const patience = '10000'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'keychain-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** Nothing of the desktop that the tests may run on: its keychain is not ours to write into. */
function bare(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home, ...more }
}

async function answersOf(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<unknown> {
  const { stdout } = await run(command, args, { env, timeout: 25_000, killSignal: 'SIGKILL' })
  return JSON.parse(stdout)
}

function lacks(program: string): boolean {
  return spawnSync(program, ['--version']).error !== undefined
}

const lacking =
  process.platform === 'linux' ? ['dbus-run-session', 'gnome-keyring-daemon'].filter(lacks) : ['Linux']
const because = lacking.length === 0 ? '' : ` (skipped: there is no ${lacking.join(' and no ')})`

describe.each(['here', 'apart'])('the system’s keychain, asked %s', (where) => {
  it.skipIf(lacking.length > 0)(
    `keeps, replaces and deletes a secret in a GNOME keyring of its own${because}`,
    async () => {
      const script = `echo -n pw | gnome-keyring-daemon --unlock --components=secrets >"$HOME/log" 2>&1; exec "$0" "$@"`
      const program = ['bash', '-c', script, process.execPath, askKeychain, where, patience]
      expect(await answersOf('dbus-run-session', ['--', ...program], bare())).toEqual([
        ok(null),
        ok(null),
        ok('sk_test_ä'),
        ok(null),
        ok('second'),
        ok(null),
        ok(null),
        ok(null),
      ])
    },
  )

  it.skipIf(process.platform !== 'linux')(
    'is missing, with its own words, where there is no session bus',
    async () => {
      const answers = await answersOf(process.execPath, [askKeychain, where, patience], bare())
      const words = expect.stringMatching(/D-?Bus|transport|X11/i) as string // what the matcher stands for
      expect(answers).toEqual(Array(8).fill(err({ code: 'keychain.missing', detail: words })))
    },
  )
})

describe('a keychain that never answers', () => {
  it.skipIf(process.platform !== 'linux')(
    'is missing, and does not keep the program from ending',
    async () => {
      const socket = join(home, 'bus')
      const silent = createServer((connection) => connection.resume()).listen(socket)
      const env = bare({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` })
      try {
        expect(await answersOf(process.execPath, [askKeychain, 'apart', '300'], env)).toEqual([
          err({ code: 'keychain.missing', detail: 'no answer within 0.3 s' }),
          ...Array<unknown>(7).fill(
            err({ code: 'keychain.missing', detail: 'it has not answered an earlier question yet' }),
          ),
        ])
      } finally {
        silent.close()
      }
    },
  )

  it('is asked again once it has answered after all', async () => {
    const late = Promise.withResolvers<(message: unknown) => void>()
    const answers = [() => undefined, (hear: (message: unknown) => void) => hear({ ok: true, value: 'key' })]
    const start = (): KeychainProcess => {
      const answer = answers.shift()
      return {
        postMessage: () => undefined,
        onMessage(hear) {
          answer?.(hear)
          late.resolve(hear)
        },
        onExit: () => undefined,
        kill: () => undefined,
      }
    }
    const keychain = createKeytarKeychain('service', 1, start)
    expect(await keychain.read('a')).toEqual(
      err({ code: 'keychain.missing', detail: 'no answer within 0.001 s' }),
    )
    const hear = await late.promise
    hear({ ok: true, value: 'late' })
    await new Promise(setImmediate)
    expect(await keychain.read('a')).toEqual(ok('key'))
  })

  it('is missing when its process ends', async () => {
    const start = (): KeychainProcess => ({
      postMessage: () => undefined,
      onMessage: () => undefined,
      onExit: (hear) => hear(),
      kill: () => undefined,
    })
    expect(await createKeytarKeychain('service', 1000, start).read('a')).toEqual(
      err({ code: 'keychain.missing', detail: 'its process ended without an answer' }),
    )
  })
})
