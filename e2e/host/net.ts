/** Electron's `net`, by Node's own `fetch`. */
export const net = { fetch: globalThis.fetch, isOnline: () => true }
