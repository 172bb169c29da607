import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts')

/** A command line that runs, and what it has said when it is over. */
export interface Running {
  readonly kill: () => void
  /** `code` is null when it was killed. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

/** Starts the program's command line in a process of its own. */
export function startProgram(words: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = start(words, env, 'pipe')
  return {
    kill: () => child.kill('SIGKILL'),
    ended: (async () => {
      const over = once(child, 'close')
      const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr)])
      await over
      return { code: child.exitCode, stdout, stderr }
    })(),
  }
}

const accessSchema = z.object({ url: z.string(), apiKey: z.string(), appId: z.string(), uid: z.string() })

/** A sandbox in a process of its own. */
export interface SandboxProcess extends z.infer<typeof accessSchema> {
  readonly port: number
  /** Ends it at once, as a power cut would, and resolves when it is gone. */
  readonly kill: () => Promise<void>
}

/** Starts `stub-import sandbox` with these options and resolves once it answers. */
export async function startSandboxProcess(options: readonly string[]): Promise<SandboxProcess> {
  const child = start(['sandbox', '--json', ...options], {}, 'inherit')
  const gone = once(child, 'exit')
  if (child.stdout === null) throw new Error('A sandbox without an output')
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), gone])) as unknown[]
  if (typeof line !== 'string') throw new Error(`The sandbox ended before it began: ${options.join(' ')}`)
  const access = accessSchema.parse(JSON.parse(line))
  return {
    ...access,
    port: Number(new URL(access.url).port),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

function start(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  errors: 'pipe' | 'inherit',
): ChildProcess {
  return spawn(process.execPath, [main, ...words], {
    // No keychain and no display: the key comes by the environment.
    env: { ...process.env, DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '', ...env },
    stdio: ['ignore', 'pipe', errors],
  })
}

function textOf(stream: ChildProcess['stdout']): Promise<string> {
  return stream === null ? Promise.resolve('') : text(stream)
}
