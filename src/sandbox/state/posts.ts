import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const dueSchema = z.object({ no: z.number(), due: z.number() })
const postSchema = dueSchema.extend({ url: z.string(), body: z.string(), failures: z.number() })

/** One post that is owed to a webhook: `body` is JSON, `due` in ms since 1970, `failures` how often it failed. */
export type Post = z.infer<typeof postSchema>

/** The posts that are owed to webhooks. */
export interface Posts {
  add(post: Pick<Post, 'url' | 'body' | 'due'>): void
  /** When each is due, without its body: there can be thousands. */
  due(): z.infer<typeof dueSchema>[]
  read(no: number): Post
  postpone(no: number, failures: number, due: number): void
  remove(no: number): void
}

/** The posts in `database`. */
export function createPosts(database: DatabaseSync): Posts {
  const insert = database.prepare('INSERT INTO post (url, body, failures, due) VALUES (?, ?, 0, ?)')
  const due = database.prepare('SELECT no, due FROM post ORDER BY due, no')
  const read = database.prepare('SELECT * FROM post WHERE no = ?')
  const postpone = database.prepare('UPDATE post SET failures = ?, due = ? WHERE no = ?')
  const remove = database.prepare('DELETE FROM post WHERE no = ?')
  return {
    add: ({ url, body, due }) => {
      insert.run(url, body, Math.round(due))
    },
    due: () => z.array(dueSchema).parse(due.all()),
    read: (no) => postSchema.parse(read.get(no)),
    postpone: (no, failures, due) => {
      postpone.run(failures, Math.round(due), no)
    },
    remove: (no) => {
      remove.run(no)
    },
  }
}
