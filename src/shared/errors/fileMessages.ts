import type { FailureCode } from '#shared/errors/failure.ts'
import type { MessagesOf } from '#shared/errors/messagesOf.ts'
import { systemWords } from '#shared/errors/systemWords.ts'

/** What the user reads when a source file cannot be read. */
export const fileMessages: MessagesOf<Extract<FailureCode, `${'file' | 'output'}.${string}`>> = {
  'output.exists': ({ name }) => ({
    title: 'There is something already',
    what: `“${name}” is there already. It is what the result is made of, or an import, which may be the only proof of what was sent.`,
    todo: 'Give the result another name, or move that file away first.',
  }),
  'output.noFormat': ({ name, formats }) => ({
    title: 'The name does not say what to write',
    what: `“${name}” ends in none of ${formats.map((format) => `.${format}`).join(', ')}.`,
    todo: 'Give the result a name that ends in one of them.',
  }),
  'output.failed': ({ name, detail }) => ({
    title: 'The result could not be written',
    what: `“${name}” could not be written: ${systemWords(detail)}.`,
    todo: 'Check that its folder is there and may be written to, and that the disk has room.',
  }),
  'file.missing': ({ name }) => ({
    title: 'The file is not there',
    what: `“${name}” was moved, renamed or deleted before it could be read.`,
    todo: 'Find where it is now and choose it again.',
  }),
  'file.notAFile': ({ name }) => ({
    title: 'That is no ordinary file',
    what: `“${name}” is a folder or a device, and one file is needed.`,
    todo: 'Where it is a folder, open it and choose the export that is inside.',
  }),
  'file.empty': ({ name }) => ({
    title: 'The file is empty',
    what: `“${name}” has nothing in it.`,
    todo: 'Download it again from where you got it. A download that was interrupted often leaves an empty file.',
  }),
  'file.unreadable': ({ name, detail }) => ({
    title: 'The file could not be opened',
    what: `The system did not let “${name}” be read: ${systemWords(detail)}.`,
    todo: 'Close it in other programs, check that you may open it, and try again.',
  }),
  'file.notATable': ({ name, looksLike }) => ({
    title: 'This is not a table',
    what: `“${name}” looks like ${looksLike}, whatever its name says.`,
    todo: 'Choose a CSV, TSV, Excel or OpenDocument file. Most banks offer one under “Export” or “Download”, and most programs under “Save as” or “Export”.',
  }),
  'file.password': ({ name }) => ({
    title: 'The workbook has a password',
    what: `“${name}” is locked with a password and cannot be read.`,
    todo: 'Open it in your spreadsheet program, save a copy without the password, and choose the copy.',
  }),
  'file.broken': ({ name, detail }) => ({
    title: 'The file is damaged',
    what: `“${name}” starts like a workbook but cannot be read to its end: ${detail}.`,
    todo: 'Download it again. If it opens in a spreadsheet program, save it from there and choose that copy.',
  }),
  'file.tooLarge': ({ name, limit }) => ({
    title: 'The file is too large',
    what: `“${name}” is over the limit of ${limit}.`,
    todo: 'Export a shorter period and bring in one part after the other, or save the workbook as CSV.',
  }),
  'file.changed': ({ name }) => ({
    title: 'The file changed while it was read',
    what: `Something wrote to “${name}” in the meantime, so what was read may be half old and half new.`,
    todo: 'Wait until the download or the other program has finished, and choose the file again.',
  }),
  'file.noSuchSheet': ({ name, sheet, sheets }) =>
    sheets.length === 0
      ? {
          title: 'There are no sheets',
          what: `“${name}” is no workbook and has no sheets, so none is called “${sheet}”.`,
          todo: 'Read it without choosing a sheet.',
        }
      : {
          title: 'There is no such sheet',
          what: `“${name}” has no sheet “${sheet}”.`,
          todo: `Choose one of: ${sheets.join(', ')}.`,
        },
  'file.unknownId': () => ({
    title: 'The file has to be chosen again',
    what: 'The program was started anew since this file was dropped or chosen.',
    todo: 'Drop it here once more, or choose it.',
  }),
}
