import { useEffect, useEffectEvent, useState } from 'react'
import type { Compared } from '#shared/duplicates/standing.ts'
import { useTaskStage } from '../../ipc/useTask.ts'

/** What an import shares with others; `version` grows with every comparison. */
export interface SharedWithOthers {
  readonly compared: Compared
  readonly version: number
}

const nothing: Compared = { sentBefore: 0, waitsElsewhere: 0, toLookAt: 0 }

/** Compares the import with all others when it is first shown, and again whenever `changes` grows. */
export function useComparison(id: string, changes: number): SharedWithOthers {
  const comparing = useTaskStage('imports.compare', id)
  const [shared, setShared] = useState<SharedWithOthers>({ compared: nothing, version: 0 })
  const start = useEffectEvent(() => comparing.start({ id }))
  useEffect(() => {
    void start().then((compared) => {
      // Where it failed nothing is marked; the plan, which needs it, says why.
      if (compared !== null) setShared(({ version }) => ({ compared, version: version + 1 }))
    })
  }, [id, changes])
  return shared
}
