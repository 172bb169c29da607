import { createContext, use } from 'react'
import type { Bridge } from '#shared/ipc/bridge.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { TaskBoard } from './taskBoard.ts'

/** All ways from the window to main. */
export interface Ipc {
  readonly client: Client<WindowContract>
  readonly takeFile: Bridge<File>['takeFile']
  readonly tasks: TaskBoard
}

/** Carries the ways to main through the screens. */
export const IpcContext = createContext<Ipc | null>(null)

/** The ways to main; a screen outside the program has none, which is a bug. */
export function useIpc(): Ipc {
  const ipc = use(IpcContext)
  if (ipc === null) throw new Error('No IpcContext around this component')
  return ipc
}
