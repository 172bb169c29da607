import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** Where a result may be written: never over a file that it is made of, nor over an import, which may prove what was sent. */
export function outputPath(
  path: string,
  sources: readonly string[],
): Result<string, Extract<Failure, { code: 'output.exists' }>> {
  const isSource = sources.some((source) => resolve(source) === resolve(path))
  const isImport = path.toLowerCase().endsWith('.stubimport') && existsSync(path)
  return isSource || isImport ? err({ code: 'output.exists', name: path }) : ok(path)
}

/** Why a result could not be written where the user said. */
export function outputFailure(path: string, problem: unknown): Extract<Failure, { code: 'output.failed' }> {
  return {
    code: 'output.failed',
    name: path,
    detail: problem instanceof Error ? problem.message : String(problem),
  }
}
