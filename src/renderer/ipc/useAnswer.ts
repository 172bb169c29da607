import { useDeferredValue } from 'react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { failureIn, settle, type Call, type Input, type Value } from './answers.ts'
import { useIpc, type Ipc } from './ipc.ts'

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
  return answerOf(useQuery(asking(client, name, input)))
}

/**
 * Like `useAnswer`, for an answer that takes long to draw: its place is shown first, and it is drawn bit by bit, so that the
 * window goes on meanwhile.
 */
export function useAnswerBitByBit<Name extends Call>(name: Name, input: Input<Name>): Answer<Value<Name>> {
  const { client } = useIpc()
  const { data, error, refetch } = useQuery(asking(client, name, input))
  // Null: with undefined React begins with the answer itself where it is known already.
  const drawn = useDeferredValue(data ?? null, null)
  return answerOf({ data: drawn ?? undefined, error, refetch })
}

/** Asks main once for each input, in their order. What was answered stays while nobody is to be asked. */
export function useAnswers<Name extends Call>(
  name: Name,
  inputs: readonly Input<Name>[],
  { asks }: { readonly asks: boolean },
): readonly Answer<Value<Name>>[] {
  const { client } = useIpc()
  const queries = inputs.map((input) => ({ ...asking(client, name, input), enabled: asks }))
  return useQueries({ queries }).map((query) => answerOf(query))
}

function asking<Name extends Call>(client: Ipc['client'], name: Name, input: Input<Name>) {
  return {
    queryKey: answerKey(name, input),
    queryFn: async (): Promise<Value<Name>> => {
      const answer = await settle<Name>(client.call(name, input))
      if (!answer.ok) throw new FailureError(answer.error)
      return answer.value
    },
  }
}

interface Asked<Given> {
  readonly data: Given | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

function answerOf<Given>({ data, error, refetch }: Asked<Given>): Answer<Given> {
  if (data !== undefined) return { state: 'here', value: data }
  if (error !== null) return { state: 'failed', failure: failureIn(error), retry: () => void refetch() }
  return { state: 'loading' }
}
