import { readFileSync, statSync } from 'node:fs'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** Why the text of a file cannot be had. */
export type TextFileFailure = Extract<
  Failure,
  { code: 'file.missing' | 'file.notAFile' | 'file.unreadable' | 'file.tooLarge' }
>

/** Which file is read, what it is called to the user, and how many bytes it may have at most; any number unless said. */
interface TextFile {
  readonly path: string
  readonly name: string
  readonly largest?: number
}

/** The text of a file that the user named. */
export function readTextFile({ path, name, largest = Infinity }: TextFile): Result<string, TextFileFailure> {
  try {
    if (statSync(path).size > largest)
      return err({ code: 'file.tooLarge', name, limit: `${largest / 1_000_000} MB` })
    return ok(readFileSync(path, 'utf8'))
  } catch (problem) {
    if (!(problem instanceof Error) || !('code' in problem)) throw problem
    if (problem.code === 'ENOENT') return err({ code: 'file.missing', name })
    if (problem.code === 'EISDIR') return err({ code: 'file.notAFile', name })
    return err({ code: 'file.unreadable', name, detail: String(problem.code) })
  }
}
