import type { Failure, FailureCode } from '#shared/errors/failure.ts'
import { userMessage } from '#shared/errors/userMessage.ts'

interface Sentences {
  readonly what?: string
  readonly todo?: string
}

type Told = { readonly [Code in FailureCode]?: (failure: Extract<Failure, { code: Code }>) => Sentences }

// Only what a terminal does in another way than a window: there are no steps and no choosing here, but paths and options.
const inTerminal: Told = {
  'file.missing': ({ name }) => ({
    what: `There is no file “${name}”.`,
    todo: 'Check the path, and which folder you are in.',
  }),
  'file.notAFile': () => ({ todo: 'Give the path of the file that is inside.' }),
  'file.changed': () => ({
    todo: 'Wait until the download or the other program has finished, and try again.',
  }),
  'file.noSuchSheet': ({ sheets }) =>
    sheets.length === 0
      ? { todo: 'Leave --sheet out.' }
      : { todo: `Give one of these: ${sheets.map((sheet) => `--sheet "${sheet}"`).join(', ')}.` },
  'import.notOurs': () => ({
    todo: '"prepare" makes an import of a bank’s file. If somebody sent you this one, ask for it once more.',
  }),
  'import.incomplete': () => ({ todo: 'Prepare the bank’s file again.' }),
  'import.handedOn': () => ({ todo: 'If it is not being sent from there, take it back in the window.' }),
  'import.busy': () => ({
    what: 'Another window or terminal has this import open.',
    todo: 'Wait until it is done there, or close it, and try again.',
  }),
  'layout.broken': ({ detail }) => ({
    what: `The layout does not describe columns in a way that this program knows: ${detail}.`,
    todo: 'Correct it, or leave --layout out: a layout is suggested then.',
  }),
  'layout.otherTable': () => ({
    todo: 'Leave --preset and --layout out: a layout is suggested then.',
  }),
  'keychain.missing': () => ({
    todo: 'Unlock or install a keychain (on Linux: GNOME Keyring or KWallet), or give the key in STUB_IMPORT_KEY.',
  }),
  'keychain.noKey': () => ({
    todo: 'Give it in STUB_IMPORT_KEY, or remove the connection and add it again with its key.',
  }),
  'connection.missing': () => ({
    todo: '"connections list" shows those that there are, "connections add" makes one.',
  }),
  'connection.nameTaken': () => ({ todo: 'Give it another name, or remove the other one first.' }),
  'connection.insecureUrl': ({ url }) =>
    url === ''
      ? { todo: 'Give the address that "sandbox" prints, such as --url http://127.0.0.1:4000.' }
      : {
          todo: 'Leave --url out. It is only for --environment sandbox, and for an address of this computer.',
        },
  'send.accountMissing': () => ({
    todo: 'Prepare the file again with --account and, for example, the account’s number.',
  }),
  'send.confirmMissing': ({ business }) => ({ todo: `To send to them, add --confirm "${business}".` }),
  'business.confirmMissing': ({ business }) => ({ todo: `To do it, add --confirm "${business}".` }),
  'send.questionsOpen': () => ({ todo: 'Prepare the file again with an answer:' }),
  'send.unknownAgain': () => ({
    todo: 'Look at the books in stub. If the records are not there, send them again with --unknown.',
  }),
}

/** What a terminal says of a failure, on one line: what happened, and what to type now. */
export function terminalMessage(failure: Failure): string {
  // `Told` ties each code to the failure that carries it; the compiler cannot follow that through an index.
  const tell = inTerminal[failure.code] as ((failure: Failure) => Sentences) | undefined
  const { what, todo } = { ...userMessage(failure), ...tell?.(failure) }
  return `${what} ${todo}`
}
