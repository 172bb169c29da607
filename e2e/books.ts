import { z } from 'zod'
import { startSandbox, type Sandbox, type SandboxOptions } from '#sandbox/startSandbox.ts'
import type { Expected } from './files/expected.ts'
import { expect, test as withProgram } from './fixtures.ts'

const entrySchema = z.looseObject({ id: z.string(), name: z.string(), feeid: z.string().optional() })
const booksSchema = z.object({
  income: z.array(entrySchema),
  expenses: z.array(entrySchema),
  settlements: z.array(z.looseObject({ id: z.string() })),
})
const requestsSchema = z.object({
  requests: z.array(z.object({ path: z.string(), records: z.number(), fault: z.string().nullable() })),
})

/** The records that a sandbox holds for its business, as they were pushed, in the order of their ids. */
export type Books = z.infer<typeof booksSchema>

interface SandboxFixtures {
  /** Starts a sandbox, closed when the test ends; a trouble of its own fails the test. */
  readonly openSandbox: (options?: Partial<SandboxOptions>) => Promise<Sandbox>
}

/** Tests of the program together with sandboxes of their own, whose slow faults are over in a moment. */
export const test = withProgram.extend<SandboxFixtures>({
  openSandbox: async ({}, use) => {
    const open: Sandbox[] = []
    const troubles: unknown[] = []
    await use(async (options = {}) => {
      const sandbox = await startSandbox({
        ...quick,
        onTrouble: (trouble) => troubles.push(trouble),
        ...options,
      })
      open.push(sandbox)
      return sandbox
    })
    await Promise.all(open.map((sandbox) => sandbox.close()))
    expect(troubles, 'what the sandbox complained of').toEqual([])
  },
})

export { expect }

const quick: SandboxOptions = {
  port: 0,
  dataFile: ':memory:',
  faults: {},
  seed: 1,
  sameId: 'add',
  readBack: true,
  emptyAnswers: false,
  webhookTimeScale: 0.001,
  latencyMs: 20,
  timeoutMs: 200,
  retryAfterSeconds: 0,
}

/** The books, once all that was queued is in them. */
export async function readBooks(sandbox: Sandbox): Promise<Books> {
  await sandbox.settled()
  const { income, expenses, settlements } = booksSchema.parse(await stateOf(sandbox))
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
  return {
    income: income.sort(byId),
    expenses: expenses.sort(byId),
    settlements: settlements.sort(byId),
  }
}

/** What the sandbox was asked so far, in the order of arrival. */
export async function requestsTo(sandbox: Sandbox): Promise<z.infer<typeof requestsSchema>['requests']> {
  return requestsSchema.parse(await stateOf(sandbox)).requests
}

async function stateOf({ url, uid }: Sandbox): Promise<unknown> {
  return (await fetch(`${url}/sandbox/state?uid=${uid}`)).json()
}

/** Holds the books to exactly the expected records, field by field, with ids that are well made and all different. */
export async function expectHeld(sandbox: Sandbox, expected: Expected): Promise<Books> {
  const books = await readBooks(sandbox)
  expect(withoutIds(books)).toEqual({
    income: sorted(expected.income),
    expenses: sorted(expected.expenses),
    settlements: sorted(expected.settlements),
  })
  const ids = [...books.income, ...books.expenses, ...books.settlements].map(({ id }) => id)
  for (const id of ids) expect(id).toMatch(/^r1[a-z2-7]{26}$/)
  expect(new Set(ids).size, 'different ids').toBe(ids.length)
  return books
}

function withoutIds({ income, expenses, settlements }: Books): object {
  const nameOf = (id: string) => expenses.find((expense) => expense.id === id)?.name ?? `no expense ${id}`
  return {
    income: sorted(
      income.map(({ feeid, ...rest }) =>
        dropId(feeid === undefined ? rest : { ...rest, feeid: nameOf(feeid) }),
      ),
    ),
    expenses: sorted(expenses.map(dropId)),
    settlements: sorted(settlements.map(dropId)),
  }
}

function dropId({ id: _, ...rest }: { readonly id: string }): object {
  return rest
}

/** In an order of their own, as requests may come in any. */
function sorted(records: readonly object[]): object[] {
  const key = (record: object) => JSON.stringify(Object.entries(record).sort())
  return [...records].sort((a, b) => key(a).localeCompare(key(b)))
}
