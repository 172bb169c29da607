import type { SendActivity } from '#shared/delivery/sendView.ts'
import { userMessage } from '#shared/errors/userMessage.ts'

/** What keeps the next request of a sending from leaving now; nothing where it leaves. */
export function heldUpBy(activity: SendActivity): string | null {
  switch (activity.is) {
    case 'queued':
      return waitingFor(activity.behind)
    case 'paused':
      return 'Paused'
    case 'retrying':
      return `${userMessage(activity.why).title}. Trying again`
    case 'looking':
      return 'Looking whether it has arrived'
    case 'resting':
      return `${userMessage(activity.why).title}. Goes on by itself`
    case 'sending':
      return null
  }
}

/** What an import waits for that leaves behind another one, of the name `behind`; null where that one is in another program. */
export function waitingFor(behind: string | null): string {
  return `Waiting for ${behind ?? 'another window or terminal'} to finish`
}
