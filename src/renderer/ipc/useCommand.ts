import { useState } from 'react'
import type { Failure } from '#shared/errors/failure.ts'
import type { Result } from '#shared/errors/result.ts'
import { settle, type Call, type Input, type Value } from './answers.ts'
import { useIpc } from './ipc.ts'

/** A call that is made when the user does something, and how its last one went. */
export interface Command<Name extends Call> {
  readonly running: boolean
  readonly failure: Failure | null
  readonly run: (input: Input<Name>) => Promise<Result<Value<Name>, Failure>>
  readonly forget: () => void
}

/** Prepares a call for a button; its answer comes back from `run`, its failure also stays to be shown. */
export function useCommand<Name extends Call>(name: Name): Command<Name> {
  const { client } = useIpc()
  const [running, setRunning] = useState(0)
  const [failure, setFailure] = useState<Failure | null>(null)
  return {
    running: running > 0,
    failure,
    forget: () => setFailure(null),
    async run(input) {
      setRunning((count) => count + 1)
      const answer = await settle<Name>(client.call(name, input))
      setRunning((count) => count - 1)
      setFailure(answer.ok ? null : answer.error)
      return answer
    },
  }
}
