import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'

/** How far a run of fuzzing is: the number of the input that it reads, its CPU time, and what became of those before. */
export interface Progress {
  readonly number: number
  readonly cpuMs: number
  readonly read: number
  readonly refused: number
}

/** Where a run marks each input before it reads it, at once, so that the mark stands whatever becomes of the run. */
export class ProgressFile {
  readonly #file: number

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  mark({ number, cpuMs, read, refused }: Progress): void {
    writeSync(this.#file, Float64Array.of(number, cpuMs, read, refused), 0, null, 0)
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** The last mark of a run; null before the first one. */
export function progressIn(path: string): Progress | null {
  if (!existsSync(path)) return null
  const bytes = readFileSync(path)
  if (bytes.length < 4 * Float64Array.BYTES_PER_ELEMENT) return null
  const [number = 0, cpuMs = 0, read = 0, refused = 0] = new Float64Array(Uint8Array.from(bytes).buffer)
  return { number, cpuMs, read, refused }
}
