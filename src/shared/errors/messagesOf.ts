import type { Failure, FailureCode } from '#shared/errors/failure.ts'

/** What a user reads of a failure: a heading, what happened, and what to do now. Plain text, no codes. */
export interface UserMessage {
  readonly title: string
  readonly what: string
  readonly todo: string
}

/** For each of some codes, how its facts become what the user reads. */
export type MessagesOf<Code extends FailureCode> = {
  readonly [Each in Code]: (failure: Extract<Failure, { code: Each }>) => UserMessage
}
