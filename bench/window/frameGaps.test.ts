import { describe, expect, it } from 'vitest'
import { frameGaps } from './frameGaps.ts'

describe('frameGaps', () => {
  it('measures the time between each two frames', () => {
    const gaps = frameGaps({ at: [0, 16, 32, 182, 198, 299], longFrames: [] })
    expect(gaps).toMatchObject({ frames: 5, longest: 150, p95: 150, overGoal: 2, ownWork: 0, causes: [] })
  })

  it('has nothing to say of a single frame', () => {
    expect(frameGaps({ at: [5], longFrames: [] })).toMatchObject({ frames: 0, longest: 0, p95: 0 })
  })

  it('names what the page did in a frame over the goal, the longest first', () => {
    const script = { invoker: 'TimerHandler:setTimeout', sourceURL: 'app://x/assets/index-1.js' }
    const longFrames = [
      {
        startTime: 1000,
        duration: 190,
        styleAndLayoutStart: 1160,
        scripts: [
          { ...script, sourceFunctionName: '', duration: 20 },
          { ...script, sourceFunctionName: 'render', duration: 130 },
        ],
      },
      { startTime: 2000, duration: 70, styleAndLayoutStart: 0, scripts: [] },
      { startTime: 3000, duration: 250, styleAndLayoutStart: 3010, scripts: [] },
    ]
    const { ownWork, causes } = frameGaps({ at: [1000, 1190], longFrames })
    expect(ownWork).toBe(250)
    expect(causes).toEqual([
      '250 ms, style and layout 240 ms',
      '190 ms, TimerHandler:setTimeout render index-1.js 130 ms, TimerHandler:setTimeout index-1.js 20 ms, style and layout 30 ms',
    ])
  })
})
