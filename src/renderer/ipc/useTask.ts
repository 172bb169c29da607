import { useSyncExternalStore } from 'react'
import type { Input, Task, Value } from './answers.ts'
import { useIpc } from './ipc.ts'
import type { TaskState } from './taskBoard.ts'

/** A task of this screen: how it goes, and the ways to start and stop it. */
export interface ScreenTask<Name extends Task> {
  readonly now: TaskState<Name>
  readonly start: (input: Input<Name>) => Promise<Value<Name> | null>
  readonly cancel: () => void
  readonly clear: () => void
}

/** The task `name` about one thing, shared by all screens that show it. */
export function useTask<Name extends Task>(name: Name, about: string): ScreenTask<Name> {
  const { tasks } = useIpc()
  const now = useSyncExternalStore(tasks.subscribe, () => tasks.stateOf(name, about))
  return {
    now,
    start: (input) => tasks.start(name, about, input),
    cancel: () => tasks.cancel(name, about),
    clear: () => tasks.clear(name, about),
  }
}
