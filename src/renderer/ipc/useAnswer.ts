import { useQuery } from '@tanstack/react-query'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { failureIn, settle, type Call, type Input, type Value } from './answers.ts'
import { useIpc } from './ipc.ts'

/** What is known of an answer: nothing yet, why there is none, or the answer. */
export type Answer<Given> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly state: 'here'; readonly value: Given }

/** Under which key the answer to a call is remembered. */
export function answerKey<Name extends Call>(name: Name, input: Input<Name>): readonly [Name, Input<Name>] {
  return [name, input]
}

/** Asks main and keeps the answer until something is said to have changed. */
export function useAnswer<Name extends Call>(name: Name, input: Input<Name>): Answer<Value<Name>> {
  const { client } = useIpc()
  const query = useQuery({
    queryKey: answerKey(name, input),
    queryFn: async () => {
      const answer = await settle<Name>(client.call(name, input))
      if (!answer.ok) throw new FailureError(answer.error)
      return answer.value
    },
  })
  if (query.data !== undefined) return { state: 'here', value: query.data }
  if (query.error !== null)
    return { state: 'failed', failure: failureIn(query.error), retry: () => void query.refetch() }
  return { state: 'loading' }
}
