import { businessOf } from '#shared/connect/businessOf.ts'
import type { Connection } from '#shared/connect/connection.ts'
import type { Failure } from '#shared/errors/failure.ts'

type ResetRefusal = Extract<Failure, { code: 'business.notATest' | 'business.confirmMissing' }>

/** Why a business may not be reset: it is no test account, or its name was not typed as it stands. Null when it may. */
export function refuseReset(
  connection: Pick<Connection, 'environment' | 'businessName' | 'name'>,
  typed: string,
): ResetRefusal | null {
  const business = businessOf(connection)
  switch (connection.environment) {
    case 'live':
      return { code: 'business.notATest', business }
    case 'sandbox':
    case 'test':
      return typed === business ? null : { code: 'business.confirmMissing', business }
  }
}
