import { describe, expect, it } from 'vitest'
import { createNetworkWatch } from './networkWatch.ts'

/** The system by hand: `tick` is one look at the network. */
function systemByHand() {
  const lookers = new Set<() => void>()
  const resumers: (() => void)[] = []
  const system = {
    online: true,
    looks: () => lookers.size,
    tick: () => lookers.forEach((look) => look()),
    wakeUp: () => resumers.forEach((hear) => hear()),
  }
  const watch = createNetworkWatch({
    isOnline: () => system.online,
    onResume: (hear) => resumers.push(hear),
    every: (_ms, call) => {
      lookers.add(call)
      return () => lookers.delete(call)
    },
  })
  return { system, watch }
}

describe('the watch over the network', () => {
  it('tells once that the network is back, not that it went', () => {
    const { system, watch } = systemByHand()
    let told = 0
    watch.onWake(() => (told += 1))
    const seen = [true, false, false, true, true].map((online) => {
      system.online = online
      system.tick()
      return told
    })
    expect(seen).toEqual([0, 0, 0, 1, 1])
  })

  it('tells that the network came back which was gone as the listening began', () => {
    const { system, watch } = systemByHand()
    system.online = false
    let told = 0
    watch.onWake(() => (told += 1))
    system.online = true
    system.tick()
    expect(told).toBe(1)
  })

  it('tells that the machine woke up, to those who still listen', () => {
    const { system, watch } = systemByHand()
    const told: string[] = []
    const unheard = watch.onWake(() => told.push('one'))
    watch.onWake(() => told.push('other'))
    unheard()
    system.wakeUp()
    expect(told).toEqual(['other'])
  })

  it('looks only while somebody listens', () => {
    const { system, watch } = systemByHand()
    expect(system.looks()).toBe(0)
    const unheard = [watch.onWake(() => undefined), watch.onWake(() => undefined)]
    expect(system.looks()).toBe(1)
    unheard.forEach((end) => end())
    expect(system.looks()).toBe(0)
  })
})
