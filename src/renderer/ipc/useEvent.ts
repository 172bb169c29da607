import { useEffect, useEffectEvent } from 'react'
import type { EventPayload } from '#shared/ipc/client.ts'
import type { EventName } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import { useIpc } from './ipc.ts'

/** Hears an event of main for as long as the component is on the screen. */
export function useEvent<Name extends EventName<WindowContract>>(
  name: Name,
  hear: (payload: EventPayload<WindowContract[Name]>) => void,
): void {
  const { client } = useIpc()
  const heard = useEffectEvent(hear)
  useEffect(() => client.on(name, (payload) => heard(payload)), [client, name])
}
