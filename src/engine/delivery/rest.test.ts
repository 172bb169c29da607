import { describe, expect, it } from 'vitest'
import { createRest } from '#engine/delivery/rest.ts'

/** The world of a rest by hand: each pause ends when the test says so, or when its signal is aborted. */
class World {
  readonly pauses: number[] = []
  asked = 0
  online = true
  answering = false
  #endPause: (() => void) | null = null
  #began = Promise.withResolvers<undefined>()
  readonly #wakers = new Set<() => void>()
  readonly #goOns = new Set<() => void>()
  readonly rest = createRest({
    now: () => '2026-03-02T09:00:00.000Z',
    isOnline: () => this.online,
    onWake: (hear) => listenAt(this.#wakers, hear),
    onGoOn: (hear) => listenAt(this.#goOns, hear),
    answers: () => {
      this.asked += 1
      return Promise.resolve(this.answering)
    },
    sleep: (ms, signal) => this.#sleep(ms, signal),
  })

  #sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.pauses.push(ms)
    return new Promise((resolve) => {
      this.#endPause = resolve
      signal.addEventListener('abort', () => resolve())
      if (signal.aborted) resolve()
      this.#began.resolve(undefined)
    })
  }

  /** Resolves when the next pause has begun. */
  async pausing(): Promise<void> {
    await this.#began.promise
    this.#began = Promise.withResolvers()
  }

  /** Lets the pause that has begun come to its end. */
  async passPause(): Promise<void> {
    await this.pausing()
    this.#endPause?.()
  }

  wake(): void {
    this.#wakers.forEach((hear) => hear())
  }

  goOn(): void {
    this.#goOns.forEach((hear) => hear())
  }

  get listeners(): number {
    return this.#wakers.size + this.#goOns.size
  }
}

function listenAt(hearers: Set<() => void>, hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

const { signal: noCancel } = new AbortController()

describe('a rest', () => {
  it('asks in pauses that double, and is over when stub answers', async () => {
    const world = new World()
    const over = world.rest.untilWorthTrying(1, noCancel)
    await world.passPause()
    await world.passPause()
    await world.pausing()
    world.answering = true
    world.wake()
    await over
    expect(world.pauses).toEqual([2000, 4000, 8000])
    expect(world.asked).toBe(3)
    expect(world.listeners).toBe(0)
  })

  it('begins with a longer pause, the more rests in a row brought nothing', async () => {
    const world = new World()
    world.answering = true
    const over = world.rest.untilWorthTrying(3, noCancel)
    await world.passPause()
    await over
    expect(world.pauses).toEqual([8000])
  })

  it('asks at once when the network or the machine is back, and soon again when that was too early', async () => {
    const world = new World()
    const over = world.rest.untilWorthTrying(4, noCancel)
    await world.pausing()
    world.wake()
    await world.pausing()
    expect(world.pauses).toEqual([16_000, 2000])
    expect(world.asked).toBe(1)
    world.goOn()
    await over
  })

  it('asks nobody while there is no network', async () => {
    const world = new World()
    world.online = false
    const over = world.rest.untilWorthTrying(1, noCancel)
    await world.passPause()
    await world.passPause()
    await world.pausing()
    expect(world.asked).toBe(0)
    world.goOn()
    await over
  })

  it('is over when the user wants to go on, whether stub answers or not', async () => {
    const world = new World()
    const over = world.rest.untilWorthTrying(1, noCancel)
    await world.pausing()
    world.goOn()
    await over
    expect(world.asked).toBe(0)
    expect(world.listeners).toBe(0)
  })

  it('is over when it is cancelled', async () => {
    const world = new World()
    const cancel = new AbortController()
    const over = world.rest.untilWorthTrying(1, cancel.signal)
    await world.pausing()
    cancel.abort()
    await over
    expect(world.asked).toBe(0)
    expect(world.listeners).toBe(0)
  })
})
