import type { Listen } from '#engine/delivery/rest.ts'

/** What the system knows of the network, by Electron. */
export interface NetworkEffects {
  readonly isOnline: () => boolean
  /** Tells of each time that the machine wakes up, for as long as the program runs. */
  readonly onResume: (hear: () => void) => void
  /** Calls again and again; answers with the way to end that. */
  readonly every: (ms: number, call: () => void) => () => void
}

/** Whether there is a network, and when it is worth a look again. */
export interface NetworkWatch {
  readonly isOnline: () => boolean
  /** Tells that the network is back, or that the machine woke up. */
  readonly onWake: Listen
}

const lookEveryMs = 2000

/** Electron tells main of no change of the network, so it is looked at every two seconds while anybody listens. */
export function createNetworkWatch({ isOnline, onResume, every }: NetworkEffects): NetworkWatch {
  const hearers = new Set<() => void>()
  let stopLooking: (() => void) | null = null
  let wasOnline = true
  const tell = (): void => hearers.forEach((hear) => hear())
  onResume(tell)

  function look(): void {
    const online = isOnline()
    if (online && !wasOnline) tell()
    wasOnline = online
  }

  return {
    isOnline,
    onWake(hear) {
      hearers.add(hear)
      if (stopLooking === null) {
        wasOnline = isOnline()
        stopLooking = every(lookEveryMs, look)
      }
      return () => {
        hearers.delete(hear)
        if (hearers.size > 0) return
        stopLooking?.()
        stopLooking = null
      }
    },
  }
}
