import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** What can go wrong with a file that SQLite or we write. */
export type StorageFailure = Extract<
  Failure,
  {
    code:
      | 'import.missing'
      | 'import.notOurs'
      | 'import.newer'
      | 'import.broken'
      | 'import.incomplete'
      | 'import.busy'
      | 'disk.full'
      | 'disk.failed'
  }
>

const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  forbidden: 23,
  notADatabase: 26,
} as const

const diskFull = new Set(['ENOSPC', 'EDQUOT'])
const diskFailed = new Set([
  'EACCES',
  'EPERM',
  'EIO',
  'EROFS',
  'EEXIST',
  'EISDIR',
  'ENOTDIR',
  'ENOENT',
  'EMFILE',
])

/** The failure that an error of SQLite or of the file system stands for; null when it is a bug of ours. */
export function storageFailure(problem: unknown, name: string): StorageFailure | null {
  if (!(problem instanceof Error)) return null
  // Node's errors carry these beside what `Error` declares; both are looked at before they are used.
  const { code, errcode } = problem as { code?: unknown; errcode?: unknown }
  // The lower byte is SQLite's primary code; the rest refines it.
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number')
    return ofSqlite(errcode & 0xff, problem.message, name)
  if (typeof code !== 'string') return null
  if (diskFull.has(code)) return { code: 'disk.full' }
  return diskFailed.has(code) ? { code: 'disk.failed', detail: problem.message } : null
}

function ofSqlite(primary: number, detail: string, name: string): StorageFailure | null {
  switch (primary) {
    case sqlite.full:
      return { code: 'disk.full' }
    case sqlite.notADatabase:
      return { code: 'import.notOurs', name }
    case sqlite.corrupt:
      return { code: 'import.broken', name, detail }
    case sqlite.busy:
    case sqlite.locked:
      return { code: 'import.busy' }
    case sqlite.readOnly:
    case sqlite.ioError:
    case sqlite.cannotOpen:
    case sqlite.forbidden:
      return { code: 'disk.failed', detail }
  }
  return null
}

/** Runs `work`; what the disk or the file did wrong comes back as a failure that names `name`, a bug is thrown on. */
export async function catchStorage<Value, Problem>(
  name: string,
  work: () => Promise<Result<Value, Problem>> | Result<Value, Problem>,
): Promise<Result<Value, Problem | StorageFailure>> {
  try {
    return await work()
  } catch (problem) {
    return err(foreseen(problem, name))
  }
}

/** As `catchStorage`, for work that is done when it returns. */
export function catchStorageSync<Value>(name: string, work: () => Value): Result<Value, StorageFailure> {
  try {
    return ok(work())
  } catch (problem) {
    return err(foreseen(problem, name))
  }
}

function foreseen(problem: unknown, name: string): StorageFailure {
  if (problem instanceof BrokenFile) return { code: 'import.broken', name, detail: problem.message }
  const failure = storageFailure(problem, name)
  if (failure === null) throw problem
  return failure
}

/** Thrown where an import's file does not hold what it must; `catchStorage` turns it into `import.broken`. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile'
}
