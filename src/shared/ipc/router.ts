import type { z } from 'zod'
import { FailureError, type Failure, type FailureCode } from '#shared/errors/failure.ts'
import { err, type Result } from '#shared/errors/result.ts'
import type { Call, Contract, Event, Message, Task } from '#shared/ipc/defineContract.ts'
import { requestSchema, type Notice, type Reply } from '#shared/ipc/wire.ts'

/** A failure that a message declares, or the unforeseen. */
export type FailureOf<Code extends FailureCode> = Extract<Failure, { code: Code | 'internal' }>

/** Answers one message of a contract. */
export type Handler<M extends Message> =
  M extends Task<infer Input, infer Output, infer Progress, infer Code>
    ? (
        input: z.output<Input>,
        context: { readonly signal: AbortSignal; readonly progress: (value: z.input<Progress>) => void },
      ) => Promise<Result<z.input<Output>, FailureOf<Code>>>
    : M extends Call<infer Input, infer Output, infer Code>
      ? (
          input: z.output<Input>,
        ) => Promise<Result<z.input<Output>, FailureOf<Code>>> | Result<z.input<Output>, FailureOf<Code>>
      : never

/** The names of a contract's messages that are answered. */
export type AnsweredNames<C extends Contract> = {
  [Name in keyof C]: C[Name] extends Event<z.ZodType> ? never : Name
}[keyof C]

/** One handler for every message of a contract that is answered: a missing one does not compile. */
export type Handlers<C extends Contract> = { readonly [Name in AnsweredNames<C>]: Handler<C[Name]> }

/** The answering side of a contract. */
export interface Router<C extends Contract> {
  /** Answers a request as it came over the wire; never throws. */
  handle(this: void, request: unknown): Promise<Reply>
  /** Cancels a running task; an unknown id is ignored, as the task may just have ended. */
  cancel(this: void, id: string): void
  /** Tells an event; a payload that the contract does not describe is a bug and throws. */
  tell<Name extends EventName<C>>(this: void, name: Name, payload: PayloadOf<C, Name>): void
}

/** The names of a contract's events. */
export type EventName<C extends Contract> = Extract<
  { [Name in keyof C]: C[Name] extends Event<z.ZodType> ? Name : never }[keyof C],
  string
>

/** What an event of a contract tells. */
export type PayloadOf<C extends Contract, Name extends keyof C> =
  C[Name] extends Event<infer Payload> ? z.input<Payload> : never

/** Where a router tells its notices, and how it reports a bug: `report` answers with the incident's id in the log. */
export interface RouterEffects {
  readonly notify: (notice: Notice) => void
  readonly report: (problem: unknown, message: string) => string
}

type AnyHandler = (
  input: unknown,
  context: { signal: AbortSignal; progress: (value: unknown) => void },
) => Promise<Result<unknown, Failure>>

/**
 * Joins a contract with its handlers. Input and output are both parsed, so a field that the contract does not name
 * neither gets in nor leaks out. A thrown `FailureError` of a declared code is answered as that failure; anything else
 * that is thrown becomes `internal` with an incident id.
 */
export function createRouter<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  effects: RouterEffects,
): Router<C> {
  const running = new Map<string, AbortController>()

  async function answer(id: string, name: string, input: unknown): Promise<Reply> {
    const message = Object.hasOwn(contract, name) ? contract[name] : undefined
    if (message === undefined || message.is === 'event') throw new Error(`No message ${name}`)
    // The mapped type of `Handlers` ties each name to its message; the name is only known at run time here.
    const handler = (handlers as unknown as Record<string, AnyHandler>)[name]
    if (handler === undefined) throw new Error(`No handler for ${name}`)
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const result = await handler(message.input.parse(input), {
        signal: controller.signal,
        progress: (value) => {
          if (message.is === 'task')
            effects.notify({ is: 'progress', id, value: message.progress.parse(value) })
        },
      })
      return result.ok
        ? { ok: true, value: message.output.parse(result.value) }
        : declared(message.fails, result.error)
    } catch (problem) {
      if (problem instanceof FailureError) return declared(message.fails, problem.failure)
      throw problem
    } finally {
      running.delete(id)
    }
  }

  return {
    async handle(request) {
      const parsed = requestSchema.safeParse(request)
      const name = parsed.data?.name ?? 'unknown message'
      try {
        if (!parsed.success) throw parsed.error
        return await answer(parsed.data.id, name, parsed.data.input)
      } catch (problem) {
        return err({ code: 'internal', incident: effects.report(problem, name) })
      }
    },
    cancel: (id) => running.get(id)?.abort(),
    tell(name, payload) {
      const message = contract[name]
      if (message?.is !== 'event') throw new Error(`No event ${name}`)
      effects.notify({ is: 'event', name, payload: message.payload.parse(payload) })
    },
  }
}

function declared(fails: readonly FailureCode[], failure: Failure): Reply {
  if (failure.code !== 'internal' && !fails.includes(failure.code)) {
    throw new Error(`The contract does not declare the failure ${failure.code}`, { cause: failure })
  }
  return err(failure)
}
