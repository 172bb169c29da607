import type { z } from 'zod'
import type { Result } from '#shared/errors/result.ts'
import type { Call, Contract, Message, Task } from '#shared/ipc/defineContract.ts'
import type { EventName, FailureOf } from '#shared/ipc/router.ts'
import { noticeSchema, replySchema, type Transport } from '#shared/ipc/wire.ts'

/** The names of a contract's calls. */
export type CallName<C extends Contract> = Extract<
  { [Name in keyof C]: C[Name] extends { is: 'call' } ? Name : never }[keyof C],
  string
>

/** The names of a contract's tasks. */
export type TaskName<C extends Contract> = Extract<
  { [Name in keyof C]: C[Name] extends { is: 'task' } ? Name : never }[keyof C],
  string
>

/** What a message takes. */
export type InputOf<M extends Message> =
  M extends Call<infer Input, z.ZodType, infer _>
    ? z.input<Input>
    : M extends Task<infer Input, z.ZodType, z.ZodType, infer _>
      ? z.input<Input>
      : never

/** What a message answers: its output, or one of its declared failures. */
export type AnswerOf<M extends Message> =
  M extends Task<z.ZodType, infer Output, z.ZodType, infer Code>
    ? Result<z.output<Output>, FailureOf<Code>>
    : M extends Call<z.ZodType, infer Output, infer Code>
      ? Result<z.output<Output>, FailureOf<Code>>
      : never

/** What a task tells on its way. */
export type ProgressOf<M extends Message> =
  M extends Task<z.ZodType, z.ZodType, infer Progress, infer _> ? z.output<Progress> : never

/** The asking side of a contract. Foreseen failures are values; a promise is rejected only when the wire itself breaks. */
export interface Client<C extends Contract> {
  call<Name extends CallName<C>>(this: void, name: Name, input: InputOf<C[Name]>): Promise<AnswerOf<C[Name]>>
  task<Name extends TaskName<C>>(
    this: void,
    name: Name,
    input: InputOf<C[Name]>,
    options?: {
      readonly signal?: AbortSignal
      readonly onProgress?: (progress: ProgressOf<C[Name]>) => void
    },
  ): Promise<AnswerOf<C[Name]>>
  /** Hears an event; the function that comes back stops it. */
  on<Name extends EventName<C>>(
    this: void,
    name: Name,
    hear: (payload: EventPayload<C[Name]>) => void,
  ): () => void
}

/** What an event tells to those who hear it. */
export type EventPayload<M extends Message> = M extends {
  is: 'event'
  payload: infer Payload extends z.ZodType
}
  ? z.output<Payload>
  : never

/** Joins a contract with a transport. Ids of requests are unique among all clients of a process by `newId`. */
export function createClient<C extends Contract>(
  contract: C,
  transport: Transport,
  newId: () => string,
): Client<C> {
  async function ask(id: string, name: string, input: unknown): Promise<unknown> {
    const reply = replySchema.parse(await transport.request({ id, name, input }))
    const message = contract[name]
    if (message === undefined || message.is === 'event') throw new Error(`No message ${name}`)
    return reply.ok ? { ok: true, value: message.output.parse(reply.value) } : reply
  }

  function hearProgress(
    id: string,
    message: Message | undefined,
    onProgress: ((progress: never) => void) | undefined,
  ): () => void {
    if (onProgress === undefined || message?.is !== 'task') return () => undefined
    return transport.onNotice((raw) => {
      const notice = noticeSchema.parse(raw)
      // The schema just parsed is the one from which the caller's type was made.
      if (notice.is === 'progress' && notice.id === id)
        onProgress(message.progress.parse(notice.value) as never)
    })
  }

  return {
    // The contract's own schema parsed the answer, from which the type was made.
    call: async (name, input) => (await ask(newId(), name, input)) as never,
    async task(name, input, options = {}) {
      const id = newId()
      const stopHearing = hearProgress(id, contract[name], options.onProgress)
      const cancel = () => transport.cancel(id)
      options.signal?.addEventListener('abort', cancel, { once: true })
      try {
        const answer = ask(id, name, input)
        if (options.signal?.aborted === true) cancel()
        return (await answer) as never
      } finally {
        stopHearing()
        options.signal?.removeEventListener('abort', cancel)
      }
    },
    on: (name, hear) =>
      transport.onNotice((raw) => {
        const notice = noticeSchema.parse(raw)
        const message = contract[name]
        // As above: the payload's type was made from the schema that parses it.
        if (notice.is === 'event' && notice.name === name && message?.is === 'event')
          hear(message.payload.parse(notice.payload) as never)
      }),
  }
}
