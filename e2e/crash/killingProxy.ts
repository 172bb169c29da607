import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A wire between the program and the sandbox that knows how much has gone over it, so that a death falls into the traffic. */
export interface KillingProxy {
  readonly port: number
  /** Calls `strike` once, `delayMs` after the `pieces`th piece that the program sends from now on. */
  strikeAfter(pieces: number, delayMs: number, strike: () => void): void
  /** Forgets a strike that has not come. */
  disarm(): void
  close(): Promise<void>
}

/**
 * Joins every connection to 127.0.0.1:`target()`; where nobody listens there, the connection is cut. `heldMs` says of each
 * piece that the program sends how long it is on its way: it arrives even where the program has given up by then.
 */
export async function openKillingProxy(target: () => number, heldMs: () => number): Promise<KillingProxy> {
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
    let delivered = Promise.resolve()
    near.on('data', (piece: Buffer) => {
      passed()
      const ms = heldMs()
      delivered = delivered.then(() => (ms === 0 ? undefined : pause(ms))).then(() => void far.write(piece))
    })
    near.on('end', () => void delivered.then(() => far.end()))
    far.pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      // A cut on one side is a cut on the other: what the program sees is what the sandbox did.
      one.on('error', () => void delivered.then(() => other.resetAndDestroy()))
      one.on('close', () => {
        open.delete(one)
        void delivered.then(() => other.destroySoon())
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
