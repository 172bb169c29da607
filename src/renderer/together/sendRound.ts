import type { Failure } from '#shared/errors/failure.ts'
import type { Input } from '../ipc/answers.ts'
import type { TaskBoard } from '../ipc/taskBoard.ts'

/** The order to send one import. */
export type SendOrder = Input<'delivery.send'>

/** How one of the imports that are sent together is going; how far a sending is stands on the board of tasks. */
export type Leg =
  | { readonly state: 'waiting' }
  | { readonly state: 'sending' }
  /** `failure` is null where it came to its end: what became of each record is in the import. */
  | { readonly state: 'ended'; readonly failure: Failure | null }

/** Imports that are sent one after the other. */
export interface SendRound {
  start(this: void, orders: readonly SendOrder[]): void
  /** Stops after the request that is on its way; what has not begun does not leave. */
  stop(this: void): void
  /** Where the last round went. */
  connectionId(this: void): string | null
  isStopping(this: void): boolean
  /** By import; the same map until one of them is another than it was. One that did not begin in a round that ended is not in it. */
  legs(this: void): ReadonlyMap<string, Leg>
  subscribe(this: void, hear: () => void): () => void
  /** Hears of each import as its sending ends. */
  onEnded(this: void, hear: (id: string, failure: Failure | null) => void): () => void
}

/** Sends imports one at a time, each by the order that it is given, until all have been or the connection does not serve. */
export function createSendRound(tasks: Pick<TaskBoard, 'start' | 'cancel' | 'clear' | 'stateOf'>): SendRound {
  let legs: ReadonlyMap<string, Leg> = new Map()
  let stopping = false
  let connectionId: string | null = null
  const hearers = new Set<() => void>()
  const enders = new Set<(id: string, failure: Failure | null) => void>()

  function put(next: ReadonlyMap<string, Leg>): void {
    legs = next
    hearers.forEach((hear) => hear())
  }
  const place = (id: string, leg: Leg): void => put(new Map([...legs, [id, leg]]))
  const withoutWaiting = () => new Map([...legs].filter(([, { state }]) => state !== 'waiting'))

  async function run(orders: readonly SendOrder[]): Promise<void> {
    for (const order of orders) {
      if (stopping) break
      place(order.id, { state: 'sending' })
      const failure = await sendOne(tasks, order)
      place(order.id, { state: 'ended', failure })
      enders.forEach((hear) => hear(order.id, failure))
      if (failure !== null && stopsAll(failure)) break
    }
    put(withoutWaiting())
  }

  return {
    start(orders) {
      stopping = false
      connectionId = orders[0]?.connectionId ?? null
      put(new Map(orders.map(({ id }) => [id, { state: 'waiting' }])))
      // How each goes is told to the hearers.
      void run(orders)
    },
    stop() {
      stopping = true
      for (const [id, { state }] of legs) if (state === 'sending') tasks.cancel('delivery.send', id)
      put(withoutWaiting())
    },
    connectionId: () => connectionId,
    isStopping: () => stopping,
    legs: () => legs,
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    onEnded(hear) {
      enders.add(hear)
      return () => enders.delete(hear)
    },
  }
}

/** Sends one import and answers what stopped it. Where others sent all that it holds, stub is only asked for that. */
async function sendOne(
  tasks: Pick<TaskBoard, 'start' | 'clear' | 'stateOf'>,
  order: SendOrder,
): Promise<Failure | null> {
  const sent = await tasks.start('delivery.send', order.id, order)
  const ended = tasks.stateOf('delivery.send', order.id)
  tasks.clear('delivery.send', order.id)
  if (sent !== null) return sent.stoppedBy
  const failure: Failure = ended.state === 'failed' ? ended.failure : { code: 'task.cancelled' }
  if (failure.code !== 'send.nothing') return failure
  await tasks.start('delivery.readBack', order.id, { id: order.id })
  tasks.clear('delivery.readBack', order.id)
  return null
}

/** Whether what stopped one import would stop the next one, too: it is about the connection, the disk or the user's will. */
export function stopsAll({ code }: Failure): boolean {
  return /^(stub|keychain|connection|disk|task)\.|^send\.confirmMissing$/.test(code)
}
