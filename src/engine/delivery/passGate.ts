import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Waits at a gate until it opens or the signal is aborted. `onShut` hears when there really is a wait: one that opens by
 * the next turn of the event loop was open.
 */
export async function passGate(
  gate: () => Promise<void>,
  signal: AbortSignal,
  onShut: () => void,
): Promise<void> {
  const opened = gate().then(() => 'open' as const)
  const first = await Promise.race([opened, nextTurn('shut' as const)])
  if (first === 'open' || signal.aborted) return
  const cancelled = Promise.withResolvers<null>()
  const cancel = (): void => cancelled.resolve(null)
  signal.addEventListener('abort', cancel, { once: true })
  onShut()
  await Promise.race([opened, cancelled.promise])
  signal.removeEventListener('abort', cancel)
}
