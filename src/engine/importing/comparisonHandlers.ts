import { ok } from '#shared/errors/result.ts'
import type { Handlers } from '#shared/ipc/router.ts'
import { compareImport, OtherImports } from '#engine/importing/compareImport.ts'
import type { Desk } from '#engine/importing/desk.ts'
import type { ImporterContract } from '#engine/importing/importerContract.ts'
import { pageOfPrints } from '#engine/importing/pageOfPrints.ts'

type Names = 'import.prints' | 'import.others' | 'import.compare'

/** What an importer answers about what its import shares with others. */
export function createComparisonHandlers({ look, change }: Desk): Pick<Handlers<ImporterContract>, Names> {
  const others = new OtherImports()
  return {
    'import.prints': (query) => look((open) => pageOfPrints(open, query)),
    'import.others': ({ anew, runs }) =>
      look(() => {
        others.take(anew, runs)
        return {}
      }),
    'import.compare': (_, context) =>
      change(async (open) => ok(await compareImport(open, others.known(), context))),
  }
}
