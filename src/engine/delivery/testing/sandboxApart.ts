import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The Connect API's double in a process of its own, reached as stub is: over HTTP alone. */
export interface SandboxApart {
  readonly url: string
  readonly apiKey: string
  readonly appId: string
  readonly uid: string
  /** What it holds of the practice business, as it was pushed, and how many requests met which fault. */
  books(this: void): Promise<Books>
  close(this: void): Promise<void>
}

/** What a business's books hold. */
export interface Books {
  readonly income: readonly BookEntry[]
  readonly expenses: readonly BookEntry[]
  readonly settlements: readonly { readonly id: string; readonly amount: number }[]
  readonly requests: readonly { readonly path: string }[]
}

/** An entry of the books, as far as tests look at it. */
export interface BookEntry {
  readonly id: string
  readonly date: string
  readonly name: string
  readonly amount: number
}

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const program = `
  import { startSandbox } from '#sandbox/startSandbox.ts'
  const { url, apiKey, appId, uid } = await startSandbox(JSON.parse(process.argv[1]))
  console.log(JSON.stringify({ url, apiKey, appId, uid }))`

/** Starts a sandbox with these options of `startSandbox`; any free port, and its state in memory. */
export async function startSandboxApart(options: Readonly<Record<string, unknown>>): Promise<SandboxApart> {
  const chosen = { port: 0, dataFile: ':memory:', emptyAnswers: false, webhookTimeScale: 0, ...options }
  const args = ['--input-type=module', '--eval', program, JSON.stringify(chosen)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const lines = createInterface(child.stdout)
  const [line] = (await once(lines, 'line')) as [string] // readline's event carries the line
  const access = JSON.parse(line) as Pick<SandboxApart, 'url' | 'apiKey' | 'appId' | 'uid'> // printed above
  return {
    ...access,
    async books() {
      const answer = await fetch(`${access.url}/sandbox/state?uid=${access.uid}`)
      return (await answer.json()) as Books // of the sandbox's own making
    },
    async close() {
      child.kill()
      await exited
    },
  }
}
