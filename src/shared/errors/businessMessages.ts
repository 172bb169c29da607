import type { FailureCode } from '#shared/errors/failure.ts'
import type { MessagesOf } from '#shared/errors/messagesOf.ts'

/** What the user reads when something about the business at stub itself is in the way. */
export const businessMessages: MessagesOf<Extract<FailureCode, `business.${string}`>> = {
  'business.notATest': ({ business }) => ({
    title: 'Real books are never emptied',
    what: `${business} is a live business, and only test accounts can be reset.`,
    todo: 'Choose a connection to a test account or to the sandbox.',
  }),
  'business.noWayBack': () => ({
    title: 'stub cannot tell',
    what: 'stub posts this to an address of this program, and there is none that it could reach. It cannot be asked for it in another way either.',
    todo: 'Switch receiving on in the settings, with an address of your own for businesses at stub.',
  }),
  'business.sending': ({ business }) => ({
    title: 'Something is being sent there',
    what: `Records are on their way to ${business} from here. What arrived after it was emptied could not be told from what did before.`,
    todo: 'Wait until they have been sent, or stop that, and empty the account then.',
  }),
  'business.confirmMissing': ({ business }) => ({
    title: 'Confirm the business',
    what: `A reset clears everything that stub holds of ${business}, and nothing brings it back.`,
    todo: `Type the name of the business exactly: ${business}`,
  }),
}
