import { err, ok, type Result } from '#shared/errors/result.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import type { StubFailure } from '#engine/connect/stubRequest.ts'
import type { KeyCheck } from '#engine/connect/verifyKey.ts'

const aboutKey: Readonly<Record<KeyCheck, string>> = {
  good: 'the key is good',
  taken: 'stub answers to this key',
  unknown: 'stub answers, but does not say whether the key is good',
}

/** Asks stub about a key and its business without pushing anything. `found` is what it said, as a part of a sentence. */
export async function testConnection(client: ConnectClient): Promise<Result<{ found: string }, StubFailure>> {
  const key = await client.verifyKey()
  if (!key.ok) return key
  const trouble = await client.checkBusiness()
  if (trouble === null) return ok({ found: 'the key is good and opens this business' })
  if (trouble.is === 'failed') return err(trouble.why)
  if (trouble.refused) return err({ code: 'stub.refused', message: trouble.detail })
  return ok({ found: `${aboutKey[key.value]}; whether it opens this business cannot be asked` })
}
