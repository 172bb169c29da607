import type { BookLine, BookQuery, BookStanding, ComparedBooks } from '#shared/business/bookLine.ts'
import { compareBooks, type HeldLine, type SentFromHere } from '#shared/business/compareBooks.ts'
import type { Connection } from '#shared/connect/connection.ts'
import { readBooksInFull } from '#shared/connect/readPulled.ts'
import type { Tellings } from '#engine/business/tellings.ts'

/** A business's books, held against what was sent there from here. */
export interface BooksAtStub {
  /** Compares anew. */
  compare(this: void, connection: Connection): Promise<ComparedBooks>
  /** A page of what was last compared. */
  page(
    this: void,
    connection: Connection,
    query: Pick<BookQuery, 'show' | 'offset' | 'limit'>,
  ): Promise<{ readonly total: number; readonly lines: readonly BookLine[] }>
  /** All of what was last compared, the latest first. */
  lines(this: void, connection: Connection): Promise<readonly BookLine[]>
}

type Sent = SentFromHere & { readonly unread: string[] }

interface Compared {
  readonly lines: readonly BookLine[]
  readonly said: ComparedBooks
}

/** Compares what `tellings` knows of a connection's books with what `sentTo` finds that was sent to its business. */
export function createBooksAtStub(
  tellings: Pick<Tellings, 'standing'>,
  sentTo: (connection: Connection) => Promise<Sent>,
): BooksAtStub {
  const last = new Map<string, Promise<Compared>>()

  function compareNow(connection: Connection): Promise<Compared> {
    const compared = sentTo(connection).then((sent) => comparedWith(sent, connection.id, tellings))
    last.set(connection.id, compared)
    return compared
  }

  const lastOf = (connection: Connection) => last.get(connection.id) ?? compareNow(connection)

  return {
    compare: async (connection) => (await compareNow(connection)).said,
    async page(connection, { show, offset, limit }) {
      const { lines } = await lastOf(connection)
      const shown = show === 'all' ? lines : lines.filter(({ standing }) => standing === show)
      return { total: shown.length, lines: shown.slice(offset, offset + limit) }
    },
    lines: async (connection) => (await lastOf(connection)).lines,
  }
}

function comparedWith(sent: Sent, connectionId: string, { standing }: Pick<Tellings, 'standing'>): Compared {
  const income = standing(connectionId, 'income', (body) => linesIn('income', body))
  const expense = standing(connectionId, 'expenses', (body) => linesIn('expense', body))
  const here = [income, expense].flatMap((list) => (list.state === 'here' ? [list.value] : []))
  const held = here.flatMap(({ lines }) => lines)
  const isWhole = here.every((list) => list.isWhole)
  const asOf = {
    income: income.state === 'here' ? income.at : null,
    expense: expense.state === 'here' ? expense.at : null,
  }
  const lines = compareBooks(held, sent, asOf)
  const counts: Record<BookStanding, number> = { agrees: 0, differs: 0, missing: 0, elsewhere: 0, twice: 0 }
  for (const line of lines) counts[line.standing] += 1
  return { lines, said: { counts, unread: sent.unread, isWhole, asOf } }
}

function linesIn(kind: HeldLine['kind'], body: unknown): { lines: HeldLine[]; isWhole: boolean } | null {
  const books = readBooksInFull(body)
  if (books === null) return null
  return { lines: books.entries.map((line) => ({ kind, ...line })), isWhole: books.isWhole }
}
