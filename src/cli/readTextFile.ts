import { readFileSync } from 'node:fs'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** The text of a file that the user named. */
export function readTextFile(
  path: string,
): Result<string, Extract<Failure, { code: 'file.missing' | 'file.notAFile' | 'file.unreadable' }>> {
  try {
    return ok(readFileSync(path, 'utf8'))
  } catch (problem) {
    if (!(problem instanceof Error) || !('code' in problem)) throw problem
    if (problem.code === 'ENOENT') return err({ code: 'file.missing', name: path })
    if (problem.code === 'EISDIR') return err({ code: 'file.notAFile', name: path })
    return err({ code: 'file.unreadable', name: path, detail: String(problem.code) })
  }
}
