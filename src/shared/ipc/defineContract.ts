import type { z } from 'zod'
import type { FailureCode } from '#shared/errors/failure.ts'

/** A message that asks once and is answered once. `fails` lists the codes that its answer may carry besides `internal`. */
export interface Call<Input extends z.ZodType, Output extends z.ZodType, Code extends FailureCode> {
  readonly is: 'call'
  readonly input: Input
  readonly output: Output
  readonly fails: readonly Code[]
}

/** A message that takes long: it tells its progress, can be cancelled, and is answered once. */
export interface Task<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Progress extends z.ZodType,
  Code extends FailureCode,
> {
  readonly is: 'task'
  readonly input: Input
  readonly output: Output
  readonly progress: Progress
  readonly fails: readonly Code[]
}

/** A message that is told without having been asked for. */
export interface Event<Payload extends z.ZodType> {
  readonly is: 'event'
  readonly payload: Payload
}

/** Any message of a contract. */
export type Message =
  | Call<z.ZodType, z.ZodType, FailureCode>
  | Task<z.ZodType, z.ZodType, z.ZodType, FailureCode>
  | Event<z.ZodType>

/** Every message between two sides, by its name. */
export type Contract = Readonly<Record<string, Message>>

/** Declares a message that asks once and is answered once. */
export function call<
  Input extends z.ZodType,
  Output extends z.ZodType,
  const Code extends FailureCode = never,
>(input: Input, output: Output, fails: readonly Code[] = []): Call<Input, Output, Code> {
  return { is: 'call', input, output, fails }
}

/** Declares a message that takes long. */
export function task<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Progress extends z.ZodType,
  const Code extends FailureCode = never,
>(
  input: Input,
  output: Output,
  progress: Progress,
  fails: readonly Code[] = [],
): Task<Input, Output, Progress, Code> {
  return { is: 'task', input, output, progress, fails }
}

/** Declares a message that is told without having been asked for. */
export function event<Payload extends z.ZodType>(payload: Payload): Event<Payload> {
  return { is: 'event', payload }
}
