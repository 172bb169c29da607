import { BrowserWindow, nativeTheme } from 'electron'
import type { WindowState } from '#shared/settings/settings.ts'
import { appPage } from './servePage.ts'
import { smallestWindow, type WindowPlace } from './windowPlace.ts'

/** What a window is made with; `icon` is a file, for the systems that do not take it from the package. */
export interface WindowOptions {
  readonly preload: string
  readonly icon: string
  readonly place: WindowPlace
  /** Hears, as the window closes, where it was. */
  readonly leftAt: (state: WindowState) => void
}

/** Makes the program's window; it is shown once its page has something to see. */
export function createWindow({ preload, icon, place, leftAt }: WindowOptions): BrowserWindow {
  const { maximized, ...bounds } = place
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Stub Importer',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => leftAt({ ...window.getNormalBounds(), maximized: window.isMaximized() }))
  return window
}

/** Loads the program's page; rejected when it cannot be loaded. */
export function openPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(appPage)
}
