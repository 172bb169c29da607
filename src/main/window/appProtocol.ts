import { protocol } from 'electron'
import { appScheme, servePage } from './servePage.ts'

/** Makes `app://` a scheme like https to the page. Before anything else in main, or Electron ignores it. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

/** Serves the program's own files below `root`, once Electron is ready. */
export function serveApp(root: string): void {
  protocol.handle(appScheme, (request) => servePage(request.url, root))
}
