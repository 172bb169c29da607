import { join } from 'node:path'
import type { Row } from './resultTable.ts'
import { frameGaps, gapGoal, type FrameGaps } from './window/frameGaps.ts'
import { recordFrames } from './window/frames.ts'
import { openWindow } from './window/openWindow.ts'
import { jumpStretch, wholeWay } from './window/walk.ts'

/** How the window kept up on one stretch of the way. `took` is what the stretch itself timed, in milliseconds. */
export interface StretchMeasure extends FrameGaps {
  readonly name: string
  readonly took: number | null
}

/** Goes the whole way with `file` in the real window, whose data goes to `folder`, and measures each stretch. */
export async function measureWindow(
  file: string,
  folder: string,
  signal: AbortSignal,
): Promise<StretchMeasure[]> {
  const { page, close } = await openWindow(join(folder, 'data'))
  // A window that is closed ends whatever is waited for in it.
  const closeEarly = (): void => void close()
  signal.addEventListener('abort', closeEarly)
  try {
    const recorder = await recordFrames(page)
    const measures: StretchMeasure[] = []
    for (const { name, go } of wholeWay(file)) {
      const took = await go(page)
      measures.push({ name, took, ...frameGaps(await recorder.take()) })
    }
    return measures
  } finally {
    signal.removeEventListener('abort', closeEarly)
    await close()
  }
}

/** The rows of the table that tell of the window: the worst of all stretches, each of them, and the jump. */
export function windowRows(measures: readonly StretchMeasure[], rows: number): Row[] {
  const worst = measures.reduce((one, other) => (other.longest > one.longest ? other : one))
  const jump = measures.find(({ name }) => name === jumpStretch)?.took ?? null
  const goal = `≤ ${gapGoal} ms`
  return [
    {
      what: `${rows.toLocaleString('en')} rows, every step: longest gap between frames`,
      goal,
      measured: `${whole(worst.longest)} (${worst.name}); of the page’s own work ${whole(longestWork(measures))}`,
    },
    ...measures.map((measure) => ({ what: `— ${measure.name}`, goal, measured: wordsOf(measure) })),
    {
      what: `${rows.toLocaleString('en')} rows: a page on the screen after a jump`,
      goal: '≤ 200 ms',
      measured: jump === null ? 'not reached' : whole(jump),
    },
  ]
}

/** What the page was busy with in its frames that missed the goal: a line for each of the three longest of a stretch. */
export function longFrameLines(measures: readonly StretchMeasure[]): string[] {
  return measures.flatMap(({ name, causes }) => [
    ...causes.slice(0, 3).map((cause) => `${name}: ${cause}`),
    ...(causes.length > 3 ? [`${name}: and shorter ones: ${causes.length - 3}`] : []),
  ])
}

function longestWork(measures: readonly StretchMeasure[]): number {
  return Math.max(...measures.map(({ ownWork }) => ownWork))
}

function wordsOf({ longest, p95, overGoal, frames, ownWork }: StretchMeasure): string {
  const own = ownWork === 0 ? 'no long frame of its own' : `own work ${whole(ownWork)}`
  return `${whole(longest)}, p95 ${whole(p95)}, ${overGoal} of ${frames} over; ${own}`
}

function whole(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`
}
