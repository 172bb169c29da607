import { describe, expect, it } from 'vitest'
import { placeWindow } from './windowPlace.ts'

const laptop = { x: 0, y: 0, width: 1440, height: 900 }
const beside = { x: 1440, y: 0, width: 1920, height: 1080 }
const size = { width: 1000, height: 700 }

describe('placeWindow', () => {
  it('opens in the usual size the first time', () => {
    expect(placeWindow(undefined, [laptop])).toEqual({ width: 1280, height: 800, maximized: false })
  })

  it.each([
    { what: 'stays where it was', left: { x: 100, y: 50 }, screens: [laptop], opens: { x: 100, y: 50 } },
    {
      what: 'stays on the second screen',
      left: { x: 2000, y: 9 },
      screens: [laptop, beside],
      opens: { x: 2000, y: 9 },
    },
    {
      what: 'comes back from the right edge',
      left: { x: 1400, y: 50 },
      screens: [laptop],
      opens: { x: 440, y: 50 },
    },
    { what: 'comes back from above', left: { x: 10, y: -300 }, screens: [laptop], opens: { x: 10, y: 0 } },
    {
      what: 'goes to the screen that shows more of it',
      left: { x: 1000, y: 50 },
      screens: [laptop, beside],
      opens: { x: 1440, y: 50 },
    },
  ])('$what', ({ left, screens, opens }) => {
    expect(placeWindow({ ...left, ...size, maximized: false }, screens)).toEqual({
      ...opens,
      ...size,
      maximized: false,
    })
  })

  it('keeps only its size when its screen was taken away', () => {
    const left = { x: 2000, y: 100, ...size, maximized: true }
    expect(placeWindow(left, [laptop])).toEqual({ ...size, maximized: true })
  })

  it('shrinks into a smaller screen', () => {
    const left = { x: 0, y: 0, width: 2500, height: 1400, maximized: false }
    expect(placeWindow(left, [laptop])).toEqual({ ...laptop, maximized: false })
  })

  it('is never smaller than the screens of the program are made for', () => {
    const tiny = { x: 0, y: 0, width: 640, height: 480 }
    const left = { x: 5, y: 5, width: 900, height: 600, maximized: false }
    expect(placeWindow(left, [tiny])).toEqual({ x: 0, y: 0, width: 800, height: 560, maximized: false })
  })
})
