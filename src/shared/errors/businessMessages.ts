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
  'business.maybeEmptied': ({ business, imports }) => ({
    title: 'It is not known whether it was emptied',
    what: `stub was asked to clear ${business}, and its answer was lost.${doubted(imports)}`,
    todo: 'Empty it once more: that does no harm where it was.',
  }),
  'business.confirmMissing': ({ business }) => ({
    title: 'Confirm the business',
    what: `A reset clears everything that stub holds of ${business}, and nothing brings it back.`,
    todo: `Type the name of the business exactly: ${business}`,
  }),
}

function doubted(imports: number): string {
  if (imports === 0) return ''
  const those = imports === 1 ? 'the import that was' : `the ${imports} imports that were`
  return ` What left with ${those} sent there is unknown now: it is looked for when it is sent again, and what is not there leaves once more.`
}
