import type { Connection } from '#shared/connect/connection.ts'
import type { SendMethod } from '#shared/delivery/delivery.ts'
import type { AskForOutcome } from '#engine/delivery/pushBatch.ts'
import type { ExpectedOutcome, OutcomeStore } from '#engine/outcomes/outcomeStore.ts'
import type { Receiving } from '#engine/outcomes/receiving.ts'

const endpointOf: Readonly<Record<SendMethod, ExpectedOutcome['endpoint']>> = {
  many: '/api/push/many',
  settlement: '/api/push/settlement',
  income: '/api/push/income',
  expense: '/api/push/expense',
  file: '/api/push/settlement-file',
}

/** Addresses for the outcomes of an import's requests; none on a connection that has a webhook of the user's own. */
export function createAskForOutcome(
  receiving: Pick<Receiving, 'expect'>,
  store: Pick<OutcomeStore, 'withdraw'>,
): (importId: string, to: Connection) => AskForOutcome {
  return (importId, { id: connectionId, uid, environment, webhook: own }) =>
    ({ no, attempt, method }) => {
      if (own !== undefined) return null
      const batch = { importId, no, attempt }
      const address = receiving.expect({
        connectionId,
        uid,
        environment,
        endpoint: endpointOf[method],
        batch,
      })
      if (address === null) return null
      const { requestId, webhook, signature } = address
      return { webhook, signature, withdraw: () => store.withdraw(requestId) }
    }
}
