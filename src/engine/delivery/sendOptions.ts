import type { Recipient } from '#shared/delivery/ledger.ts'
import type { AskedWay } from '#shared/delivery/sendWay.ts'
import type { SendProgress } from '#shared/delivery/sendView.ts'

/** How to send. */
export interface SendOptions {
  /** Whose books the client speaks for, as the ledger will say it. */
  readonly to: Recipient
  /** How the records go; left to the program unless said. */
  readonly way?: AskedWay
  readonly batchSize: number
  /** The rest between two requests, in milliseconds. */
  readonly pauseMs: number
  /** Whether what was refused leaves again. */
  readonly refused: boolean
  /** The most records that may leave in this run; null for all. */
  readonly limit: number | null
  /** Whether what may have arrived already is sent again where stub does not show it; true unless said. */
  readonly resendUnknown?: boolean
  /** Ends the run after the request that is open, whose outcome is still noted. */
  readonly signal: AbortSignal
  /** Awaited before each request: a pause is a gate that does not open. */
  readonly gate: () => Promise<void>
  readonly onProgress: (progress: SendProgress) => void
}
