import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { openHardened } from '#engine/importing/file/openDatabase.ts'
import { storageFailure } from '#engine/importing/file/storageFailure.ts'

/** Gives back what was claimed. */
export type Release = () => void

/** Why a business can be claimed by nobody. */
export type ClaimFailure = Extract<Failure, { code: 'disk.full' | 'disk.failed' }>

// A database that nothing refers to is closed when memory is collected, and its lock is gone with it.
const held = new Set<DatabaseSync>()

/**
 * Claims the right to send to a business, which one program that uses this data folder has at a time: two that compare with
 * what was sent, and then send, would each send what the other does. Null while another has it. The system takes it back
 * from a program that dies.
 */
export function claimBusiness(dataFolder: string, business: string): Result<Release | null, ClaimFailure> {
  const folder = join(dataFolder, 'sending')
  const name = `${createHash('sha256').update(business).digest('hex').slice(0, 32)}.lock`
  try {
    mkdirSync(folder, { recursive: true })
    // SQLite's lock is the one that Node has on every system; nothing is ever written to the file.
    const db = openHardened(join(folder, name), 0)
    try {
      db.exec('BEGIN EXCLUSIVE')
    } catch (problem) {
      db.close()
      throw problem
    }
    held.add(db)
    return ok(() => {
      held.delete(db)
      db.close()
    })
  } catch (problem) {
    const failure = storageFailure(problem, name)
    if (failure?.code === 'import.busy') return ok(null)
    if (failure?.code === 'disk.full' || failure?.code === 'disk.failed') return err(failure)
    throw problem
  }
}
