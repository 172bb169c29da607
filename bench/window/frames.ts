import type { Page } from 'playwright-core'
import { z } from 'zod'

const scriptSchema = z.object({
  invoker: z.string(),
  sourceURL: z.string(),
  sourceFunctionName: z.string(),
  duration: z.number(),
})

const longFrameSchema = z.object({
  startTime: z.number(),
  duration: z.number(),
  /** When the page began to style, lay out and paint the frame; 0 when it did not. */
  styleAndLayoutStart: z.number(),
  scripts: z.array(scriptSchema),
})

/** A frame that the page itself made late, and which of its scripts ran in it. Times in milliseconds. */
export type LongFrame = z.infer<typeof longFrameSchema>

const framesSchema = z.object({ at: z.array(z.number()), longFrames: z.array(longFrameSchema) })

/** When the page's animation frames came, in milliseconds, and those that its own work made long. */
export type Frames = z.infer<typeof framesSchema>

/** Notes every animation frame of a page from now on. `take` answers with the last one of the `take` before and all since. */
export async function recordFrames(page: Page): Promise<{ take(): Promise<Frames> }> {
  await page.evaluate(installRecorder)
  return {
    // The name is the one under which `installRecorder` puts it.
    take: async () => framesSchema.parse(await page.evaluate('takeFrames()')),
  }
}

/** Runs in the page. */
function installRecorder(): void {
  let at: number[] = []
  const tick = (): void => {
    at.push(performance.now())
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
  let longFrames: unknown[] = []
  const observer = new PerformanceObserver((list) => {
    longFrames.push(...list.getEntries().map((entry): unknown => entry.toJSON()))
  })
  observer.observe({ type: 'long-animation-frame' })
  const twoFrames = (): Promise<unknown> =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  Object.assign(globalThis, {
    takeFrames: async () => {
      // A gap that is still open, and the report on it, are of what went before.
      await twoFrames()
      const taken = { at, longFrames }
      at = at.slice(-1)
      longFrames = []
      return taken
    },
  })
}
