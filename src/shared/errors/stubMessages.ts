import { isLoopback } from '#shared/connect/baseUrl.ts'
import { isNotThere } from '#shared/connect/readAnswer.ts'
import type { FailureCode } from '#shared/errors/failure.ts'
import type { MessagesOf, UserMessage } from '#shared/errors/messagesOf.ts'
import { questionWords } from '#shared/errors/questionWords.ts'
import { isUnreadable, systemWords } from '#shared/errors/systemWords.ts'

type Area = 'keychain' | 'connection' | 'stub' | 'send' | 'reverse'

/** What the user reads when a connection, its key or stub itself is in the way of sending. */
export const stubMessages: MessagesOf<Extract<FailureCode, `${Area}.${string}`>> = {
  'keychain.missing': ({ detail }) => ({
    title: 'No keychain answers',
    what: `Keys are kept in the system’s keychain, and it did not answer: ${detail}.`,
    todo: 'Unlock or install a keychain (on Linux: GNOME Keyring or KWallet), or keep the key for this session only.',
  }),
  'keychain.noKey': ({ connection }) => ({
    title: 'The key is missing',
    what: `No API key is kept for “${connection}”.`,
    todo: 'Open the connection and enter its key again.',
  }),
  'connection.missing': ({ name }) => ({
    title: 'The connection is not there',
    what: `There is no connection “${name}”.`,
    todo: 'Choose another connection, or add it again.',
  }),
  'connection.noTrial': ({ business }) => ({
    title: 'Nothing is tried on real books',
    what: `${business} is a live business, and a trial leaves an expense behind.`,
    todo: 'Try it on a connection to a test account of the same stub, then say of this one what it showed.',
  }),
  'connection.nameTaken': ({ name }) => ({
    title: 'The name is taken',
    what: `There is a connection “${name}” already.`,
    todo: 'Choose another name.',
  }),
  'connection.insecureUrl': ({ url }) =>
    url === ''
      ? {
          title: 'The address is missing',
          what: 'A sandbox has no fixed address, so it has to be given.',
          todo: 'Enter the address that the sandbox shows when it is started.',
        }
      : {
          title: 'This address is not taken',
          what: isLoopback(url)
            ? `stub’s own environments have their addresses, and ${url} is another one.`
            : `${url} is not the address of this computer alone, to which the key and your records could go safely.`,
          todo: 'Leave the address empty. An address of your own is only for a sandbox on this computer.',
        },
  'connection.keyForOther': ({ environment, keyLooksLike }) => ({
    title: 'This key is for another environment',
    what: `The connection is for ${environment}, and the key looks like one for ${keyLooksLike}.`,
    todo: `Enter a key for ${environment}, or add a connection for ${keyLooksLike}.`,
  }),
  'stub.unreachable': ({ host, detail }) =>
    isUnreadable(detail)
      ? notUnderstood(`${host} answered, and not in a way that can be read: ${systemWords(detail)}.`)
      : {
          title: 'stub cannot be reached',
          what: `${host} did not answer: ${systemWords(detail)}.`,
          todo: 'Check that this computer is online, then try again. Nothing is lost or sent twice.',
        },
  'stub.timeout': ({ host }) => ({
    title: 'stub took too long',
    what: `${host} did not answer in time. It may or may not have got what was sent.`,
    todo: 'Try again in a while. What stub already has is looked for first, so that nothing is sent twice.',
  }),
  'stub.refused': ({ message, status }) => ({
    title: 'stub said no',
    what: message === '' ? 'stub refused without giving a reason.' : `stub’s reason: ${message}`,
    todo: isNotThere(status)
      ? 'Check the environment and the business of this connection: what was asked for is not there.'
      : 'Check the key, the app id and the business of this connection.',
  }),
  'stub.unclear': ({ host, status, detail }) =>
    status === 429
      ? {
          title: 'stub asks to wait',
          what: `${host} takes nothing more for now.`,
          todo: 'Try again later. Nothing is lost or sent twice.',
        }
      : notUnderstood(
          `${host} answered with status ${status}, and not in the way that it should: ${systemWords(detail)}.`,
        ),
  'send.nothing': () => ({
    title: 'There is nothing to send',
    what: 'No record of this import is waiting.',
    todo: 'Correct rows in error, take rows in that were left out, or see what became of those that were sent.',
  }),
  'send.accountMissing': () => ({
    title: 'Which account is this file from?',
    what: 'The file does not name its account, and without it the same payment could be sent twice.',
    todo: 'Name the account, for example by its number.',
  }),
  'send.accountElsewhere': ({ account, business, before }) => ({
    title: 'Is this the right business?',
    what: `Account ${account} was sent to ${before} before. This would go to ${business}.`,
    todo: `If that is right, type the name of the business exactly: ${business}`,
  }),
  'send.confirmMissing': ({ business }) => ({
    title: 'Confirm the business',
    what: `These are the real books of ${business}.`,
    todo: `Type the name of the business exactly: ${business}`,
  }),
  'send.questionsOpen': ({ about }) => openQuestions(about),
  'send.unknownAgain': ({ records }) => ({
    title: 'Should they be sent again?',
    what: `It is not known whether ${records === 1 ? '1 record' : `${records} records`} arrived: the answer was lost, and they are not in what stub shows of its books, where they may still appear. Sent again they carry the same ids, but it is not certain that stub then keeps only one of each.`,
    todo: 'Look at the books in stub. If the records are not there, send them again.',
  }),
  'send.emptied': ({ at }) => ({
    title: 'The business was emptied',
    what: `All that stub held of the business was cleared on ${dayAndTime(at)}: nothing that was sent with this import before is there any more, and nothing of it leaves by itself.`,
    todo: 'To have it there again, start this import over: all its records then wait, and can be sent.',
  }),
  'send.reversedGone': ({ name, at, certain }) =>
    certain
      ? {
          title: 'There is nothing left to reverse',
          what: `All that stub held of the business was cleared on ${dayAndTime(at)}, and with it what this import reverses of “${name}”. It was made to balance records that are in the books; now it would stand there alone.`,
          todo: `Remove this import. If “${name}” is sent once more, it can be reversed anew.`,
        }
      : {
          title: 'It is not known whether there is anything left to reverse',
          what: `stub was asked on ${dayAndTime(at)} to clear all that it held of the business, and its answer was lost. What this import reverses of “${name}” has to be in the books; where it is not, this would stand there alone.`,
          todo: `Remove this import, and find out in the outcome of “${name}” what is still there. That can be reversed anew.`,
        },
  'send.reversalPlanned': ({ name }) => ({
    title: 'This import is to be reversed',
    what: `“${name}” holds records that reverse it, so nothing of it is sent while that stands.`,
    todo: 'Remove that import, or lift the block, to send this one after all.',
  }),
  'reverse.nothing': () => ({
    title: 'There is nothing to reverse',
    what: 'No record that was sent with this import is known to be in stub’s books.',
    todo: 'Leave it unsent, or remove it.',
  }),
  'reverse.unknown': ({ records }) => ({
    title: 'Find out first what arrived',
    what: `It is not known whether ${records === 1 ? '1 record' : `${records} records`} arrived. To reverse what is not there would put the books wrong.`,
    todo: 'Check again in “Outcome”, or look at the books in stub. Then reverse.',
  }),
}

function dayAndTime(at: string): string {
  return `${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`
}

function notUnderstood(what: string): UserMessage {
  return {
    title: 'stub’s answer was not understood',
    what,
    todo: 'Something between here and stub may be in the way (a proxy, a sign-in page). Try again later.',
  }
}

function openQuestions(about: readonly string[]): UserMessage {
  const words = about.map(wordsOf)
  return {
    title: 'A question is still open',
    what: `The file does not settle ${words.join(', nor ')}.`,
    todo: 'Answer it in the step “Columns” and go on.',
  }
}

function wordsOf(about: string): string {
  // Any text may be asked about; only the known questions have words of their own.
  return Object.hasOwn(questionWords, about) ? questionWords[about as keyof typeof questionWords] : about
}
