import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A wire between the program and the sandbox that knows how much has gone over it, so that a death falls into the traffic. */
export interface KillingProxy {
  readonly port: number
  /** Calls `strike` once, `delayMs` after the `pieces`th piece that the program sends from now on. */
  strikeAfter(pieces: number, delayMs: number, strike: () => void): void
  /** Forgets a strike that has not come. */
  disarm(): void
  close(): Promise<void>
}

/** Joins every connection to 127.0.0.1:`target()`; where nobody listens there, the connection is cut. */
export async function openKillingProxy(target: () => number): Promise<KillingProxy> {
  const open = new Set<Socket>()
  let armed: { pieces: number; delayMs: number; strike: () => void } | null = null
  let timer: NodeJS.Timeout | undefined

  function passed(): void {
    if (armed === null) return
    armed.pieces -= 1
    if (armed.pieces > 0) return
    timer = setTimeout(armed.strike, armed.delayMs)
    armed = null
  }

  const server = createServer((near) => {
    const far = connect(target(), '127.0.0.1')
    near.on('data', passed)
    near.pipe(far).pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      // A cut on one side is a cut on the other: what the program sees is what the sandbox did.
      one.on('error', () => other.resetAndDestroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    // A server that listens on TCP has an address of this form.
    port: (server.address() as AddressInfo).port,
    strikeAfter: (pieces, delayMs, strike) => {
      armed = { pieces, delayMs, strike }
    },
    disarm() {
      armed = null
      clearTimeout(timer)
    },
    async close() {
      clearTimeout(timer)
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
