import type { WindowState } from '#shared/settings/settings.ts'

/** A rectangle of screen pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a window opens; without `x` and `y` the system chooses. */
export interface WindowPlace {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** The smallest size that every screen of the program is made for. */
export const smallestWindow = { width: 800, height: 560 } as const
const usualWindow = { width: 1280, height: 800, maximized: false } as const

/**
 * Where to open the window: as it was left, moved and shrunk into the work area that shows most of it. A window that
 * none of the screens shows any more keeps its size alone.
 */
export function placeWindow(left: WindowState | undefined, workAreas: readonly Rectangle[]): WindowPlace {
  if (left === undefined) return usualWindow
  const { width, height, maximized } = left
  if (left.x === undefined || left.y === undefined) return { width, height, maximized }

  const window = { x: left.x, y: left.y, width, height }
  const [screen] = workAreas
    .filter((area) => sharedPixels(window, area) > 0)
    .toSorted((one, other) => sharedPixels(window, other) - sharedPixels(window, one))
  if (screen === undefined) return { width, height, maximized }

  const fitted = {
    width: Math.min(width, Math.max(screen.width, smallestWindow.width)),
    height: Math.min(height, Math.max(screen.height, smallestWindow.height)),
  }
  return {
    x: within(window.x, screen.x, screen.x + screen.width - fitted.width),
    y: within(window.y, screen.y, screen.y + screen.height - fitted.height),
    ...fitted,
    maximized,
  }
}

function sharedPixels(one: Rectangle, other: Rectangle): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return across > 0 && down > 0 ? across * down : 0
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
