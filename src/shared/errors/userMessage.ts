import type { Failure, FailureCode } from '#shared/errors/failure.ts'
import { businessMessages } from '#shared/errors/businessMessages.ts'
import { fileMessages } from '#shared/errors/fileMessages.ts'
import { importMessages } from '#shared/errors/importMessages.ts'
import type { MessagesOf, UserMessage } from '#shared/errors/messagesOf.ts'
import { stubMessages } from '#shared/errors/stubMessages.ts'

// A code without a message, or a message without a code, does not compile.
const messages: MessagesOf<FailureCode> = {
  ...fileMessages,
  ...importMessages,
  ...stubMessages,
  ...businessMessages,
}

/** What the user reads of any failure, on the screen and in the terminal alike. */
export function userMessage(failure: Failure): UserMessage {
  // `MessagesOf` ties each code to the failure that carries it; the compiler cannot follow that through an index.
  const tell = messages[failure.code] as (failure: Failure) => UserMessage
  return tell(failure)
}
