import { addScheme } from './addresses.ts'
import { app } from './app.ts'

type ProtocolHandler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, ProtocolHandler>()

/** Electron's `protocol`: which handler answers for which scheme. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    }
    for (const { scheme } of schemes) addScheme(scheme)
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    handlers.set(scheme, handler)
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
  /** Not Electron's: what answers an address. */
  handlerOf: (address: string) => handlers.get(new URL(address).protocol.slice(0, -1)),
}
