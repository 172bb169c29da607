import type { Row } from './resultTable.ts'
import { frameGaps, gapGoal, type FrameGaps } from './window/frameGaps.ts'
import { recordFrames } from './window/frames.ts'
import { openWindow } from './window/openWindow.ts'
import { importStretch, type Stretch } from './window/walk.ts'

/** How the window kept up on one stretch of the way. `took` is what the stretch itself timed, in milliseconds. */
export interface StretchMeasure extends FrameGaps {
  readonly name: string
  readonly took: number | null
}

/** Goes a way in the real window, whose data goes to `folder`, and measures each stretch. */
export async function measureWindow(
  way: readonly Stretch[],
  folder: string,
  signal: AbortSignal,
): Promise<StretchMeasure[]> {
  const { page, close } = await openWindow(folder)
  // A window that is closed ends whatever is waited for in it.
  const closeEarly = (): void => void close()
  signal.addEventListener('abort', closeEarly)
  try {
    const recorder = await recordFrames(page)
    const measures: StretchMeasure[] = []
    for (const { name, go } of way) {
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
      measured: wordsOfJump(measures),
    },
  ]
}

/** The row of the table that tells of the window while a file of so many rows is taken in, and then in its review. */
export function largeImportRow(measures: readonly StretchMeasure[], rows: number): Row {
  const taking = measures.find(({ name }) => name === importStretch)
  if (taking === undefined) throw new Error('No file was taken in')
  return {
    what: `window: longest gap between frames while a ${rows.toLocaleString('en')}-row import runs; a page at nine tenths on the screen after a jump`,
    goal: '≤ 50 ms; ≤ 200 ms',
    measured: `${wordsOf(taking)}; ${wordsOfJump(measures)}`,
  }
}

/** The jump is the stretch that times itself. */
function wordsOfJump(measures: readonly StretchMeasure[]): string {
  const took = measures.find((measure) => measure.took !== null)?.took ?? null
  return took === null ? 'not reached' : whole(took)
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
