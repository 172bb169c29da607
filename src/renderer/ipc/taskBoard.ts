import type { Failure } from '#shared/errors/failure.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import { settle, type Input, type Progress, type Task, type Value } from './answers.ts'

/** How a task is going; `progress` has the latest that it told of each thing. */
export type TaskState<Name extends Task> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: Progress<Name> | null; readonly stopping: boolean }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'done'; readonly value: Value<Name> }

/** The long tasks of the window, by name and what they are about: they go on while the user looks at another screen. */
export interface TaskBoard {
  /** Starts a task, stopping the one that runs in its place. Answers null when it failed or was replaced meanwhile. */
  start<Name extends Task>(
    this: void,
    name: Name,
    about: string,
    input: Input<Name>,
  ): Promise<Value<Name> | null>
  cancel(this: void, name: Task, about: string): void
  /** Forgets how an ended task went. */
  clear(this: void, name: Task, about: string): void
  stateOf<Name extends Task>(this: void, name: Name, about: string): TaskState<Name>
  subscribe(this: void, hear: () => void): () => void
}

interface Place {
  readonly state: TaskState<Task>
  readonly controller: AbortController | null
}

const idle: Place = { state: { state: 'idle' }, controller: null }

/** Keeps the tasks that run through `client`. */
export function createTaskBoard(client: Pick<Client<WindowContract>, 'task'>): TaskBoard {
  const places = new Map<string, Place>()
  const hearers = new Set<() => void>()
  const at = (name: Task, about: string): Place => places.get(`${name} ${about}`) ?? idle
  const put = (name: Task, about: string, place: Place): void => {
    places.set(`${name} ${about}`, place)
    hearers.forEach((hear) => hear())
  }

  return {
    async start(name, about, input) {
      at(name, about).controller?.abort()
      const controller = new AbortController()
      const isCurrent = (): boolean => at(name, about).controller === controller
      put(name, about, { state: { state: 'running', progress: null, stopping: false }, controller })
      const answer = await settle<typeof name>(
        client.task(name, input, {
          signal: controller.signal,
          onProgress: (told) => {
            if (!isCurrent()) return
            const { state: before } = at(name, about)
            // What is told once, and not again with each step, still holds.
            const progress = before.state === 'running' ? { ...before.progress, ...told } : told
            const stopping = controller.signal.aborted
            put(name, about, { state: { state: 'running', progress, stopping }, controller })
          },
        }),
      )
      if (!isCurrent()) return null
      const state: TaskState<typeof name> = answer.ok
        ? { state: 'done', value: answer.value }
        : { state: 'failed', failure: answer.error }
      put(name, about, { state, controller: null })
      return answer.ok ? answer.value : null
    },
    cancel(name, about) {
      const { state, controller } = at(name, about)
      if (state.state !== 'running') return
      put(name, about, { state: { ...state, stopping: true }, controller })
      controller?.abort()
    },
    clear(name, about) {
      if (at(name, about).state.state !== 'running') put(name, about, idle)
    },
    // Each place is only ever filled under the name of its own task.
    stateOf: (name, about) => at(name, about).state as TaskState<typeof name>,
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
}
