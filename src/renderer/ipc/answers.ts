import { FailureError, type Failure } from '#shared/errors/failure.ts'
import { err, type Result } from '#shared/errors/result.ts'
import type { AnswerOf, CallName, InputOf, ProgressOf, TaskName } from '#shared/ipc/client.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'

/** The calls that the window can make. */
export type Call = CallName<WindowContract>

/** The tasks that the window can start. */
export type Task = TaskName<WindowContract>

/** What a message takes. */
export type Input<Name extends Call | Task> = InputOf<WindowContract[Name]>

/** What a task tells on its way. */
export type Progress<Name extends Task> = ProgressOf<WindowContract[Name]>

/** What a message answers when it succeeds. */
export type Value<Name extends Call | Task> = Extract<AnswerOf<WindowContract[Name]>, { ok: true }>['value']

/** Waits for an answer; a wire that breaks becomes a failure like any other, so that no screen is left without a word. */
export async function settle<Name extends Call | Task>(
  asked: Promise<AnswerOf<WindowContract[Name]>>,
): Promise<Result<Value<Name>, Failure>> {
  try {
    return await asked
  } catch (problem) {
    return err(failureIn(problem))
  }
}

/** The failure that something thrown carries, or an internal one. */
export function failureIn(problem: unknown): Failure {
  if (problem instanceof FailureError) return problem.failure
  return { code: 'internal', incident: problem instanceof Error ? problem.message : String(problem) }
}
