import { useQueryClient } from '@tanstack/react-query'
import type { ConnectionView } from '#shared/connect/connection.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { answerKey } from '../ipc/useAnswer.ts'
import { useCommand } from '../ipc/useCommand.ts'

/** One click to the sandbox: starts it if need be, and hands over a connection to it. */
export function usePractise(onReady: (connection: ConnectionView) => void): {
  readonly running: boolean
  readonly failure: Failure | null
  readonly start: () => void
} {
  const queries = useQueryClient()
  const practise = useCommand('sandbox.practise')

  async function begin(): Promise<void> {
    const answer = await practise.run({})
    if (!answer.ok) return
    await queries.invalidateQueries({ queryKey: answerKey('connections.list', {}) })
    onReady(answer.value)
  }
  // A failure is shown by whoever offers it.
  return { running: practise.running, failure: practise.failure, start: () => void begin() }
}
