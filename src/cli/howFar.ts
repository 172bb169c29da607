import { settledCount } from '#shared/delivery/delivery.ts'
import { heldUpBy } from '#shared/delivery/heldUpBy.ts'
import type { SendActivity, SendProgress } from '#shared/delivery/sendView.ts'
import { countOf } from './terminal.ts'

/** How far sending is, of how many records nobody knows, and what the next request waits for and how long. */
export function howFar({ counts, activity }: SendProgress): string {
  const far = `${settledCount(counts)} of ${countOf(counts.records, 'record')} sent`
  const unknown = counts.unknown === 0 ? '' : `, ${counts.unknown} not known yet`
  const held = heldUpBy(activity)
  return held === null ? `${far}${unknown}` : `${far}${unknown}. ${held}${when(activity)}`
}

function when(activity: SendActivity): string {
  if (activity.is === 'retrying') return ` in ${seconds(activity.ms)}`
  return activity.is === 'looking' ? `, next in ${seconds(activity.ms)}` : ''
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)} s`
}
