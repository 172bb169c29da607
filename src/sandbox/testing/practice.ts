import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import { startSandbox, type Sandbox, type SandboxOptions } from '#sandbox/startSandbox.ts'

const plain: SandboxOptions = {
  port: 0,
  dataFile: ':memory:',
  faults: {},
  seed: 1,
  sameId: 'update',
  readBack: true,
  emptyAnswers: false,
  webhookTimeScale: 1,
}

/** A sandbox for one test, closed when it ends; a trouble of its own fails the test. */
export async function practise(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const troubles: unknown[] = []
  const onTrouble = (trouble: unknown) => troubles.push(trouble)
  const sandbox = await startSandbox({ ...plain, onTrouble, ...options })
  onTestFinished(async () => {
    await sandbox.close()
    expect(troubles).toEqual([])
  })
  return sandbox
}

/** A path for a data file that is gone, with its folder, when the test ends. */
export function freshDataFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'sandbox.sqlite')
}

/** What came back: the status, and the body as JSON, null when it is empty, the text itself when it is not JSON. */
export interface Heard {
  readonly status: number
  readonly body: unknown
}

/** What came back over the wire. */
export async function hear(answer: Response): Promise<Heard> {
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('application/json') === true
  return { status: answer.status, body: text === '' ? null : isJson ? (JSON.parse(text) as unknown) : text }
}

/** Posts `body` as it is. */
export async function post(
  sandbox: Pick<Sandbox, 'url'>,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Heard> {
  return hear(
    await fetch(sandbox.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  )
}

/** The three fields that let the practice business in. */
export function keysOf({ apiKey, appId, uid }: Sandbox) {
  return { apikey: apiKey, appid: appId, uid }
}

/** Makes a documented call for the practice business, with its key in the header too. */
export function call(sandbox: Sandbox, path: string, rest: object): Promise<Heard> {
  return post(sandbox, path, { ...keysOf(sandbox), ...rest }, { 'x-api-key': sandbox.apiKey })
}

const stateSchema = z.object({
  income: z.array(z.unknown()),
  expenses: z.array(z.unknown()),
  sales: z.array(z.unknown()),
  settlements: z.array(z.unknown()),
  requests: z.array(
    z.object({
      at: z.string(),
      path: z.string(),
      uid: z.string().nullable(),
      status: z.number().nullable(),
      records: z.number(),
      outcome: z.string(),
      message: z.string().nullable(),
      fault: z.string().nullable(),
    }),
  ),
})

/** What `/sandbox/state` shows of a business; of the practice business when none is named. */
export async function stateOf(sandbox: Sandbox, uid = sandbox.uid): Promise<z.infer<typeof stateSchema>> {
  const { body } = await hear(await fetch(`${sandbox.url}/sandbox/state?uid=${uid}`))
  return stateSchema.parse(body)
}

/** An income as it is pushed, with what a test cares about. */
export function income(id: string, rest: object = {}): object {
  return { id, date: '2025-03-01', name: 'Coffee', currency: 'ZAR', amount: 12.5, ...rest }
}
