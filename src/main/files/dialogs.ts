import { dialog, type BrowserWindow } from 'electron'

/** The system's dialogs, over the program's window. Each answers null, or no file at all, when the user cancels. */
export interface Dialogs {
  chooseSources(this: void): Promise<readonly string[]>
  chooseWhereToHandOn(this: void, suggestedName: string): Promise<string | null>
  chooseWhereToSaveReceipt(this: void, suggestedName: string): Promise<string | null>
  chooseWhereToExport(this: void, suggestedName: string): Promise<string | null>
  chooseWhereToSaveBooks(this: void, suggestedName: string): Promise<string | null>
}

const tables = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xlsb', 'xls', 'ods']

/** Opens dialogs over the window that `window` answers with, or free-standing when there is none. */
export function createDialogs(window: () => BrowserWindow | null): Dialogs {
  async function save(options: Electron.SaveDialogOptions): Promise<string | null> {
    const parent = window()
    const answer = await (parent === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options))
    return answer.canceled || answer.filePath === '' ? null : answer.filePath
  }

  return {
    async chooseSources() {
      const options: Electron.OpenDialogOptions = {
        title: 'Choose bank exports, workbooks or handed-on imports',
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Tables and imports', extensions: [...tables, 'stubimport'] },
          { name: 'All files', extensions: ['*'] },
        ],
      }
      const parent = window()
      const answer = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options))
      return answer.canceled ? [] : answer.filePaths
    },
    chooseWhereToHandOn: (defaultPath) =>
      save({
        title: 'Hand this import on',
        defaultPath,
        filters: [{ name: 'Stub import', extensions: ['stubimport'] }],
      }),
    chooseWhereToSaveReceipt: (defaultPath) =>
      save({
        title: 'Save the receipt',
        defaultPath,
        filters: [
          { name: 'For reading and printing', extensions: ['html'] },
          { name: 'For a spreadsheet', extensions: ['csv'] },
          { name: 'For a program', extensions: ['json'] },
        ],
      }),
    chooseWhereToExport: (defaultPath) =>
      save({
        title: 'Save this layout as a file',
        defaultPath,
        filters: [{ name: 'Layout', extensions: ['json'] }],
      }),
    chooseWhereToSaveBooks: (defaultPath) =>
      save({
        title: 'Save what stub holds',
        defaultPath,
        filters: [{ name: 'For a spreadsheet', extensions: ['csv'] }],
      }),
  }
}
