import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** A place for one file: `path` is what `push/settlement-file` names, `signature` lets one request put it there. */
export interface Place {
  readonly path: string
  readonly signature: string
  readonly expires: number
}

/** The places for settlement files, with what was put there. Instants in ms since 1970. */
export interface Uploads {
  grant(uid: string, expires: number): Place
  /** False when there is no such place, the signature is another's, the time is over, or a file is there already. */
  put(place: Omit<Place, 'expires'>, now: number, file: Uint8Array): boolean
  /** The file that this business put there; null when there is none. */
  read(path: string, uid: string): Uint8Array | null
}

const bodyRow = z.object({ body: z.instanceof(Uint8Array).nullable() })

/** The uploads in `database`. */
export function createUploads(database: DatabaseSync): Uploads {
  const insert = database.prepare('INSERT INTO upload (path, uid, signature, expires) VALUES (?, ?, ?, ?)')
  const put = database.prepare(
    'UPDATE upload SET body = ? WHERE path = ? AND signature = ? AND expires > ? AND body IS NULL',
  )
  const read = database.prepare('SELECT body FROM upload WHERE path = ? AND uid = ?')
  return {
    grant(uid, expires) {
      const place = {
        path: `settlements/${randomBytes(12).toString('hex')}.json`,
        signature: randomBytes(32).toString('hex'),
        expires,
      }
      insert.run(place.path, uid, place.signature, expires)
      return place
    },
    put: ({ path, signature }, now, file) => put.run(file, path, signature, now).changes > 0,
    read: (path, uid) => bodyRow.optional().parse(read.get(path, uid))?.body ?? null,
  }
}
