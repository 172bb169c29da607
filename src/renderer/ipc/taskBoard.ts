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

/**
 * Keeps the tasks that run through `client`. How far one is, is shown at the next frame, however often it tells until then:
 * `nextFrame` says when that is.
 */
export function createTaskBoard(
  client: Pick<Client<WindowContract>, 'task'>,
  nextFrame: (show: () => void) => void,
): TaskBoard {
  const places = new Map<string, Place>()
  const hearers = new Set<() => void>()
  const at = (key: string): Place => places.get(key) ?? idle
  const tell = (): void => hearers.forEach((hear) => hear())
  const put = (key: string, place: Place): void => {
    places.set(key, place)
    tell()
  }

  // What running tasks told since the last frame.
  const told = new Map<string, Progress<Task>>()
  const showTold = (): void => {
    for (const [key, latest] of told) {
      const { state, controller } = at(key)
      if (state.state !== 'running') continue
      // What is told once, and not again with each step, still holds.
      places.set(key, { state: { ...state, progress: { ...state.progress, ...latest } }, controller })
    }
    told.clear()
    tell()
  }

  return {
    async start(name, about, input) {
      const key = keyOf(name, about)
      at(key).controller?.abort()
      told.delete(key)
      const controller = new AbortController()
      const isCurrent = (): boolean => at(key).controller === controller
      put(key, { state: { state: 'running', progress: null, stopping: false }, controller })
      const answer = await settle<typeof name>(
        client.task(name, input, {
          signal: controller.signal,
          onProgress: (progress) => {
            if (!isCurrent()) return
            const isFirst = told.size === 0
            told.set(key, { ...told.get(key), ...progress })
            if (isFirst) nextFrame(showTold)
          },
        }),
      )
      if (!isCurrent()) return null
      const state: TaskState<typeof name> = answer.ok
        ? { state: 'done', value: answer.value }
        : { state: 'failed', failure: answer.error }
      put(key, { state, controller: null })
      return answer.ok ? answer.value : null
    },
    cancel(name, about) {
      const key = keyOf(name, about)
      const { state, controller } = at(key)
      if (state.state !== 'running') return
      put(key, { state: { ...state, stopping: true }, controller })
      controller?.abort()
    },
    clear(name, about) {
      const key = keyOf(name, about)
      if (at(key).state.state !== 'running') put(key, idle)
    },
    // Each place is only ever filled under the name of its own task.
    stateOf: (name, about) => at(keyOf(name, about)).state as TaskState<typeof name>,
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
}

function keyOf(name: Task, about: string): string {
  return `${name} ${about}`
}
