import { z } from 'zod'
import { ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { PracticeConnection } from '../practice/practiceConnection.ts'
import type { PracticeSandbox } from '../practice/practiceSandbox.ts'

type Names = Extract<keyof Handlers<WindowContract>, `sandbox.${string}`>

const heldSchema = z.object({
  income: z.array(z.unknown()),
  expenses: z.array(z.unknown()),
  settlements: z.array(z.unknown()),
})

/** What `sandbox.*` answers: the practice connection, and how much the sandbox holds for it. */
export function createSandboxHandlers(
  sandbox: PracticeSandbox,
  practice: PracticeConnection,
  fetchState: typeof fetch,
): Pick<Handlers<WindowContract>, Names> {
  return {
    'sandbox.practise': () => practice.ready(),
    'sandbox.holds': async () => {
      const address = sandbox.address()
      if (address === null) return ok({ running: false, income: 0, expenses: 0, settlements: 0 })
      const answer = await fetchState(`${address.url}/sandbox/state?uid=${encodeURIComponent(address.uid)}`)
      const { income, expenses, settlements } = heldSchema.parse(await answer.json())
      return ok({
        running: true,
        income: income.length,
        expenses: expenses.length,
        settlements: settlements.length,
      })
    },
  }
}
