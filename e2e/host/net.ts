export const net = { fetch: globalThis.fetch, isOnline: () => true }
