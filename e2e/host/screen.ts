import { EventEmitter } from 'node:events'

const workArea = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, bounds: workArea, workArea, workAreaSize: workArea, size: workArea, scaleFactor: 1 }

/** The screens that windows can be on. */
export class Screen extends EventEmitter {
  /** One screen of a common size: Chromium tells of its real ones only once it has opened a window. */
  getAllDisplays(): (typeof display)[] {
    return [display]
  }

  getPrimaryDisplay(): typeof display {
    return display
  }
}

/** Electron's `screen`. */
export const screen = new Screen()
