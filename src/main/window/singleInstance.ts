import { app } from 'electron'
import { filesInArguments } from './openedFiles.ts'

/** Makes this the program's only instance on its data; false when another is, which is then told what this one was given. */
export function becomeOnlyInstance(): boolean {
  return app.requestSingleInstanceLock()
}

/** Hears when the program is started once more, with the full paths of the files that were to be opened. */
export function onStartedAgain(hear: (files: readonly string[]) => void): void {
  app.on('second-instance', (_event, argv, workingFolder) =>
    hear(filesInArguments(argv.slice(1), workingFolder, app.getAppPath())),
  )
}

/** Hears when the system asks to open a file with the program, as macOS does instead of starting it again. */
export function onFileOpened(hear: (file: string) => void): void {
  app.on('open-file', (event, file) => {
    event.preventDefault()
    hear(file)
  })
}
