import { chooseWay, mostEntriesInFile, type AskedWay, type SendWay } from '#shared/delivery/sendWay.ts'
import type { SendPlan } from '#shared/delivery/sendView.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { isOfSettlements } from '#engine/importing/recordsOf.ts'

/** The way in which the records of an import go. */
export function wayOf(open: OpenImport, asked: AskedWay, batchSize: number): SendWay {
  return chooseWay(asked, loadOf(open), batchSize)
}

/** A plan that was made for batches, as it is when the records go in this way. */
export function planBy(open: OpenImport, way: SendWay, plan: Omit<SendPlan, 'way'>): SendPlan {
  switch (way) {
    case 'batch':
      return { ...plan, way }
    case 'single':
      return { ...plan, way, requests: plan.records }
    case 'file': {
      const all = open.file.settlements.sums(open.state().judgement.edition)
      const settlements = all.reduce((total, { count }) => total + count, 0)
      // As if settlements were alike: those that have left already are not in a file any more.
      const entries = ((loadOf(open)?.entries ?? 0) * plan.records) / Math.max(1, settlements)
      return { ...plan, way, requests: Math.ceil(entries / mostEntriesInFile) }
    }
  }
}

function loadOf(open: OpenImport) {
  return isOfSettlements(open) ? open.file.settlements.load(open.state().judgement.edition) : null
}
