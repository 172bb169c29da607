import type { Session, WebContents } from 'electron'
import { appPage } from './servePage.ts'

/** Refuses every permission that a page may ask for: the window needs none. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Keeps a page where it is: no navigation but its own reload, no new window, no embedded page. */
export function lockDownContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (!(event.isMainFrame && event.url === appPage)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}
