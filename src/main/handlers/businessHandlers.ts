import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { err, ok } from '#shared/errors/result.ts'
import type { ImportSummary } from '#shared/imports/importView.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { BusinessDesk } from '#engine/business/businessDesk.ts'
import { csvOfBooks } from '#engine/business/csvOfBooks.ts'
import type { Dialogs } from '../files/dialogs.ts'

type Names = Extract<keyof Handlers<WindowContract>, `business.${string}`>

/** What `business.*` answers, by the engine's desk. */
export function createBusinessHandlers(
  desk: BusinessDesk,
  dialogs: Pick<Dialogs, 'chooseWhereToSaveBooks'>,
  changed: (summary: ImportSummary) => void,
): Pick<Handlers<WindowContract>, Names> {
  return {
    'business.view': ({ connectionId }) => desk.view(connectionId),
    'business.ask': ({ connectionId, topic }) => desk.ask(connectionId, topic),
    'business.sell': ({ connectionId, sale, typed }) => desk.sell(connectionId, sale, typed),
    'business.subscribe': ({ connectionId, paid, typed }) => desk.subscribe(connectionId, paid, typed),
    'business.cancel': ({ connectionId, date, typed }) => desk.cancel(connectionId, { date }, typed),
    'business.reset': async ({ connectionId, typed }) => {
      const done = await desk.reset(connectionId, typed)
      if (!done.ok) return done
      const { imports, reversals, doubt } = done.value
      imports.concat(reversals).forEach(changed)
      return doubt !== null ? err(doubt) : ok({ imports: imports.length })
    },
    'business.compare': ({ connectionId }) => desk.compare(connectionId),
    'business.books': async (query) => {
      const page = await desk.books(query)
      return page.ok ? ok({ total: page.value.total, lines: [...page.value.lines] }) : page
    },
    'business.export': async ({ connectionId }) => {
      const lines = await desk.allBooks(connectionId)
      if (!lines.ok) return lines
      const path = await dialogs.chooseWhereToSaveBooks('Books at stub.csv')
      if (path === null) return ok(null)
      try {
        writeFileSync(path, csvOfBooks(lines.value))
        return ok({ name: basename(path) })
      } catch (problem) {
        if (!(problem instanceof Error) || !('code' in problem)) throw problem
        return err({ code: 'output.failed', name: basename(path), detail: problem.message })
      }
    },
  }
}
