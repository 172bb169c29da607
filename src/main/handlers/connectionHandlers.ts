import { err, ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { Connections } from '#engine/connect/connections.ts'

type Names = Extract<keyof Handlers<WindowContract>, `connections.${string}`>

/** What `connections.*` answers, all by the engine's service; a key goes in and never comes out. */
export function createConnectionHandlers(connections: Connections): Pick<Handlers<WindowContract>, Names> {
  return {
    'connections.list': async () => ok(await connections.list()),
    'connections.findBusinesses': ({ email, ...credentials }) =>
      connections.findBusinesses(credentials, email),
    'connections.createBusiness': ({ business, ...credentials }) =>
      connections.createBusiness(credentials, business),
    'connections.add': (connection) => connections.add(connection),
    'connections.setKey': ({ id, key, keep }) => connections.setKey(id, key, keep),
    'connections.test': ({ id }) => connections.test(id),
    'connections.trySameId': ({ id }) => connections.trySameId(id),
    'connections.setUpdatesById': ({ id, updatesById }) =>
      Promise.resolve(connections.setUpdatesById(id, updatesById)),
    'connections.remove': async ({ id }) => {
      const removed = await connections.remove(id)
      return removed.ok ? ok({}) : err(removed.error)
    },
  }
}
