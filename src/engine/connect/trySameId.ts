import type { SameIdFinding } from '#shared/connect/sameIdTrial.ts'
import type { HeldBooks } from '#shared/delivery/heldBooks.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { Entry } from '#shared/records/record.ts'
import type { ConnectClient, PushOutcome } from '#engine/connect/connectClient.ts'
import type { StubFailure } from '#engine/connect/stubRequest.ts'

const looks = 10
const pauseMs = 1000

/** What a trial acts with; `id` is one that stub has never seen, `today` YYYY-MM-DD. */
export interface SameIdTrial {
  readonly client: Pick<ConnectClient, 'pushExpense' | 'readBack'>
  readonly id: string
  readonly today: string
  readonly sleep: (ms: number) => Promise<void>
}

/**
 * Pushes an expense of R 1.00 twice, with one id and two notes, and reads back what stub made of it. For test accounts: the
 * expense stays there. Only books that show the second note tell; that they do not may be because stub is slow.
 */
export async function trySameId(trial: SameIdTrial): Promise<Result<SameIdFinding, StubFailure>> {
  const first = await push(trial, 'First of two with one id')
  if (first.is !== 'accepted') return err(troubleOf(first))
  const before = await booksWith(trial, 'First of two with one id')
  if (before === null) return ok('unclear')
  const second = await push(trial, 'Second of two with one id')
  if (second.is === 'refused' && second.concerns === 'records') return ok('refuses')
  if (second.is !== 'accepted') return err(troubleOf(second))
  const after = await booksWith(trial, 'Second of two with one id')
  if (after === null) return ok('unclear')
  return ok(after.ids === before.ids ? 'updates' : 'adds')
}

function push({ client, id, today }: SameIdTrial, notes: string): Promise<PushOutcome> {
  const expense: Entry = {
    ...{ row: 1, part: 'main', kind: 'expense', id, date: today, name: 'Trial of Stub Importer', notes },
    ...{ amount: 100, currency: 'ZAR' },
  }
  return client.pushExpense(expense)
}

function troubleOf(outcome: Exclude<PushOutcome, { is: 'accepted' }>): StubFailure {
  return outcome.is === 'failed' ? outcome.why : { code: 'stub.refused', message: outcome.reason }
}

/** Stub's books once they hold the expense with these notes; null when they do not in time, or cannot be read. */
async function booksWith({ client, id, sleep }: SameIdTrial, notes: string): Promise<HeldBooks | null> {
  for (let look = 0; look < looks; look++) {
    const read = await client.readBack()
    if (read.is === 'unavailable') return null
    if (read.is === 'answered' && read.books.find(id)?.notes === notes) return read.books
    await sleep(pauseMs)
  }
  return null
}
