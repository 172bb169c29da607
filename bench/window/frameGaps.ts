import { percentileOf } from '../percentile.ts'
import type { Frames, LongFrame } from './frames.ts'

/** The longest time between two frames that the window may ever take, in milliseconds. */
export const gapGoal = 100

/** How evenly frames came, in milliseconds. `ownWork` is the longest frame that the page itself was busy with. */
export interface FrameGaps {
  readonly frames: number
  readonly longest: number
  readonly p95: number
  readonly overGoal: number
  readonly ownWork: number
  /** What the page was busy with in each frame of its own that took longer than the goal, the longest first. */
  readonly causes: readonly string[]
}

/** The gaps between frames. A gap that no work of the page fills is the machine's: something else had its processors. */
export function frameGaps({ at, longFrames }: Frames): FrameGaps {
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? time))
  return {
    frames: gaps.length,
    longest: gaps.reduce((longest, gap) => Math.max(longest, gap), 0),
    p95: gaps.length === 0 ? 0 : percentileOf(gaps, 0.95),
    overGoal: gaps.filter((gap) => gap > gapGoal).length,
    ownWork: longFrames.reduce((longest, { duration }) => Math.max(longest, duration), 0),
    causes: longFrames
      .filter(({ duration }) => duration > gapGoal)
      .toSorted((one, other) => other.duration - one.duration)
      .map(causeOf),
  }
}

function causeOf({ startTime, duration, styleAndLayoutStart, scripts }: LongFrame): string {
  const painting = styleAndLayoutStart === 0 ? 0 : startTime + duration - styleAndLayoutStart
  const parts = scripts
    .toSorted((one, other) => other.duration - one.duration)
    .slice(0, 3)
    .map((script) => `${nameOf(script)} ${Math.round(script.duration)} ms`)
  return [`${Math.round(duration)} ms`, ...parts, `style and layout ${Math.round(painting)} ms`].join(', ')
}

function nameOf({ invoker, sourceFunctionName, sourceURL }: LongFrame['scripts'][number]): string {
  const file = sourceURL.split('/').at(-1) ?? ''
  return [invoker, sourceFunctionName, file].filter((part) => part !== '').join(' ')
}
