import { join } from 'node:path'
import { app, nativeTheme, screen, session, type BrowserWindow } from 'electron'
import { collectEarly } from '#engine/memory/collectEarly.ts'
import { commandWords } from './cli/commandWords.ts'
import { runCommand } from './cli/runCommand.ts'
import { compose } from './compose.ts'
import { createWindowWire } from './ipc/electronIpc.ts'
import { serveApp, registerAppScheme } from './window/appProtocol.ts'
import { createWindow, openPage } from './window/createWindow.ts'
import { lockDownContents, lockDownSession } from './window/lockDown.ts'
import { showMenu } from './window/menu.ts'
import { filesInArguments } from './window/openedFiles.ts'
import { becomeOnlyInstance, onFileOpened, onStartedAgain } from './window/singleInstance.ts'
import { placeWindow } from './window/windowPlace.ts'

collectEarly()
// Over HTTP/2 a connection is used again whatever a request asks for: see what `stubRequest.ts` says of bodies.
app.commandLine.appendSwitch('disable-http2')
registerAppScheme()
app.setName('Stub Importer')
const chosenFolder = process.env['STUB_IMPORT_DATA'] ?? app.commandLine.getSwitchValue('data-dir')
if (chosenFolder !== '') app.setPath('userData', chosenFolder)

const command = commandWords(process.argv)
if (command !== null) {
  void runCommand(command)
} else if (becomeOnlyInstance()) {
  // Files opened before the window is there wait in `early`.
  const early: string[] = filesInArguments(process.argv.slice(1), process.cwd(), app.getAppPath())
  onFileOpened((file) => early.push(file))
  void app.whenReady().then(() => start(early))
} else {
  app.quit()
}

function start(early: string[]): Promise<void> {
  let window: BrowserWindow | null = null
  const wire = createWindowWire(() => window)
  const resources = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources')
  const program = compose({
    dataFolder: app.getPath('userData'),
    resources,
    window: () => window,
    notify: wire.notify,
    early,
  })
  wire.serve(program.router, program.files.take)
  const open = (files: readonly string[]) => {
    if (files.length > 0) program.router.tell('files.opened', files.map(program.files.take))
  }

  lockDownSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents))
  serveApp(join(import.meta.dirname, '../renderer'))
  nativeTheme.themeSource = program.settings.read().preferences.theme
  onStartedAgain((files) => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
    open(files)
  })
  onFileOpened((file) => open([file]))
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', program.stop)

  window = createWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    icon: join(resources, 'icons/icon.png'),
    place: placeWindow(
      program.settings.read().window,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    leftAt: (state) => program.settings.write({ ...program.settings.read(), window: state }),
  })
  window.on('closed', () => (window = null))
  showMenu({
    // A dialog that fails to open has nothing else to tell than its absence.
    open: () => void program.dialogs.chooseSources().then(open),
    openLink: program.openLink,
  })
  return openPage(window)
}
