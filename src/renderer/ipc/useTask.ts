import { useSyncExternalStore } from 'react'
import type { Input, Task, Value } from './answers.ts'
import { useIpc } from './ipc.ts'
import type { TaskState } from './taskBoard.ts'

/** A task of this screen: how it goes, and the ways to start and stop it. */
export interface ScreenTask<Name extends Task, Now = TaskState<Name>> {
  readonly now: Now
  readonly start: (input: Input<Name>) => Promise<Value<Name> | null>
  readonly cancel: () => void
  readonly clear: () => void
}

/** The task `name` about one thing, shared by all screens that show it. */
export function useTask<Name extends Task>(name: Name, about: string): ScreenTask<Name> {
  return useTaskAs(name, about, (state) => state)
}

/** How a task is going, but for how far it is. */
export type TaskStage<Name extends Task> =
  Exclude<TaskState<Name>, { readonly state: 'running' }> | { readonly state: 'running' }

/** Like `useTask`, for a screen that is not to be drawn anew with every step that the task makes. */
export function useTaskStage<Name extends Task>(
  name: Name,
  about: string,
): ScreenTask<Name, TaskStage<Name>> {
  return useTaskAs(name, about, stageOf)
}

const running = { state: 'running' } as const

function stageOf<Name extends Task>(state: TaskState<Name>): TaskStage<Name> {
  return state.state === 'running' ? running : state
}

function useTaskAs<Name extends Task, Now>(
  name: Name,
  about: string,
  seen: (state: TaskState<Name>) => Now,
): ScreenTask<Name, Now> {
  const { tasks } = useIpc()
  const now = useSyncExternalStore(tasks.subscribe, () => seen(tasks.stateOf(name, about)))
  return {
    now,
    start: (input) => tasks.start(name, about, input),
    cancel: () => tasks.cancel(name, about),
    clear: () => tasks.clear(name, about),
  }
}
