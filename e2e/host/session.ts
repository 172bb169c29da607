import { protocol } from './protocol.ts'

/** Keeps what it is told and does nothing with it: Chromium's own permissions are not Electron's. */
export class Session {
  readonly protocol = protocol
  readonly webRequest = { onBeforeRequest(): void {}, onHeadersReceived(): void {} }

  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
}

const defaultSession = new Session()

/** Electron's `session`, of which there is one. */
export const session = { defaultSession, fromPartition: () => defaultSession }
