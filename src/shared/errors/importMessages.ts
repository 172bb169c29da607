import type { FailureCode } from '#shared/errors/failure.ts'
import type { MessagesOf } from '#shared/errors/messagesOf.ts'
import { fieldWords } from '#shared/layout/fieldWords.ts'
import type { FieldName } from '#shared/layout/layout.ts'
import { systemWords } from '#shared/errors/systemWords.ts'

type Area = 'import' | 'importer' | 'layout' | 'disk' | 'task'

/** What the user reads when an import, its layout or its place on the disk is in the way. */
export const importMessages: MessagesOf<Extract<FailureCode, `${Area}.${string}`> | 'internal'> = {
  'import.missing': () => ({
    title: 'This import is no longer here',
    what: 'Its file was removed from the data folder.',
    todo: 'Bring it back from a backup, or start again from the bank’s file: nothing that was sent is sent twice.',
  }),
  'import.notOurs': ({ name }) => ({
    title: 'This is no import',
    what: `“${name}” was not written by Stub Importer, or something in it does not belong there.`,
    todo: 'Ask whoever sent it to hand the import on once more.',
  }),
  'import.newer': ({ name, version }) => ({
    title: 'This import needs a newer program',
    what: `“${name}” was written by a newer Stub Importer (file version ${version}).`,
    todo: 'Update Stub Importer on this computer, then open it again.',
  }),
  'import.broken': ({ name, detail }) => ({
    title: 'The import is damaged',
    what: `“${name}” cannot be read: ${detail}.`,
    todo: 'Bring it back from a backup, or start again from the bank’s file: nothing that was sent is sent twice.',
  }),
  'import.incomplete': ({ name }) => ({
    title: 'The reading was interrupted',
    what: `The program ended before “${name}” was read to its end, so this import is not whole.`,
    todo: 'Remove this import and choose the file again.',
  }),
  'import.handedOn': ({ at }) => ({
    title: 'This import was handed on',
    what: `It was handed on on ${at.slice(0, 10)}, and is to be sent from there.`,
    todo: 'If it is not being sent from there, take it back and go on here.',
  }),
  'import.sendingBegun': () => ({
    title: 'Sending has begun',
    what: 'Records of this import have left already, so how the file is read and mapped stays as it is.',
    todo: 'Single rows can still be corrected. To map the file differently, start a new import of it.',
  }),
  'import.busy': () => ({
    title: 'This import is being sent',
    what: 'It cannot be changed, removed or handed on while its records are leaving.',
    todo: 'Wait until sending is done, or stop it first.',
  }),
  'importer.died': ({ silentFor }) => ({
    title: 'Reading stopped unexpectedly',
    what:
      silentFor === undefined
        ? 'The part of the program that reads files ended. What was saved before is safe.'
        : `The part of the program that reads files said nothing for ${silentFor} minutes, and was ended. What was saved before is safe.`,
    todo: 'Try again. If it happens with this file every time, save the file as CSV and use that.',
  }),
  'layout.incomplete': ({ missing }) => ({
    title: 'The columns are not all mapped',
    what: `Nothing says where to find: ${missing.map(wordsOf).join(', ')}.`,
    todo: 'Choose the column for each of them.',
  }),
  'layout.broken': ({ detail }) => ({
    title: 'The layout cannot be used',
    what: `It does not describe columns in a way that this program knows: ${detail}.`,
    todo: 'Choose another layout, or map the columns by hand and save a new one.',
  }),
  'layout.otherTable': ({ name, lacks }) => ({
    title: 'The layout is for another kind of file',
    what: `“${name}” takes what it needs from columns that this file does not have: ${lacks}.`,
    todo: 'Choose another layout, or map the columns by hand.',
  }),
  'layout.nameTaken': ({ name }) => ({
    title: 'The name is taken',
    what: `There is a layout “${name}” already.`,
    todo: 'Choose another name.',
  }),
  'disk.full': () => ({
    title: 'The disk is full',
    what: 'There is no room left to save. What was saved before is safe.',
    todo: 'Free some space and try again.',
  }),
  'disk.failed': ({ detail }) => ({
    title: 'It could not be saved',
    what: `The system did not let the data folder be written: ${systemWords(detail)}.`,
    todo: 'Check that the disk is there and that you may write to the data folder, then try again.',
  }),
  'task.cancelled': () => ({
    title: 'Stopped',
    what: 'You stopped this. What was done before is kept.',
    todo: 'Start it again whenever you like.',
  }),
  internal: ({ incident }) => ({
    title: 'Something went wrong in the program',
    what: `This is a fault of Stub Importer, not of your file. It is noted in the log as ${incident}.`,
    todo: 'Try again. If it happens again, send the log and that number to support.',
  }),
}

function wordsOf(field: string): string {
  // Any text may be asked for; only the known fields have words of their own.
  return Object.hasOwn(fieldWords, field) ? fieldWords[field as FieldName] : field
}
