import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Client } from '#shared/ipc/client.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import type { OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import { takeOutcomes } from '#engine/outcomes/takeOutcomes.ts'

type Listener = (summary: ImportSummary) => void

/** Takes what stub posted of imports to their files. */
export interface Taking {
  /** What cannot be taken now stays for the next time; never rejects. */
  take(this: void, importId: string, importer: Client<ImporterContract>): Promise<void>
  /** From now on `listener` is told of every import that is other than it was. */
  listen(this: void, listener: Listener): void
}

/** Nobody is told until they listen. `report` notes a bug in the log. */
export function createTaking(
  store: Pick<OutcomeStore, 'untaken' | 'taken'>,
  report: (problem: unknown, during: string) => string,
): Taking {
  const listeners = new Set<Listener>()
  async function takeAll(importId: string, importer: Client<ImporterContract>): Promise<void> {
    const taken = await takeOutcomes(store, importId, importer)
    if (!taken.ok || taken.value === null) return
    const summary = await importer.call('import.summary', {})
    if (summary.ok) for (const listener of listeners) listener(summary.value)
  }
  return {
    take: (importId, importer) =>
      takeAll(importId, importer).catch((problem: unknown) => void report(problem, 'taking an outcome')),
    listen: (listener) => void listeners.add(listener),
  }
}
