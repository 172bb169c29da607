import type { DeliveryCounts } from '#shared/delivery/delivery.ts'
import type { Failure, FailureCode } from '#shared/errors/failure.ts'

/** How a command ended; the numbers are a promise of `cli.md`. */
export const exitCode = {
  done: 0,
  usage: 1,
  unreadable: 2,
  findings: 3,
  refused: 4,
  notAllowed: 5,
  unfinished: 6,
} as const

/** How a command ended. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

const particular: Readonly<Partial<Record<FailureCode, ExitCode>>> = {
  'send.confirmMissing': exitCode.notAllowed,
  'send.accountElsewhere': exitCode.notAllowed,
  'import.handedOn': exitCode.notAllowed,
  'send.reversalPlanned': exitCode.notAllowed,
  'send.emptied': exitCode.notAllowed,
  'send.reversedGone': exitCode.notAllowed,
  'business.maybeEmptied': exitCode.unfinished,
  'reverse.unknown': exitCode.unfinished,
  'send.accountMissing': exitCode.findings,
  'send.questionsOpen': exitCode.findings,
  'layout.incomplete': exitCode.findings,
}

const areas: Readonly<Record<string, ExitCode>> = {
  file: exitCode.unreadable,
  import: exitCode.unreadable,
  importer: exitCode.unreadable,
  disk: exitCode.unreadable,
  keychain: exitCode.notAllowed,
  connection: exitCode.notAllowed,
  stub: exitCode.notAllowed,
  business: exitCode.notAllowed,
}

/** How a command ends that could not do its work because of `failure`. */
export function exitCodeOf(failure: Failure): ExitCode {
  return particular[failure.code] ?? areas[failure.code.split('.')[0] ?? ''] ?? exitCode.usage
}

/** How a command ends that leaves records in these states: what was refused counts before what is unfinished. */
export function exitCodeOfCounts(counts: DeliveryCounts): ExitCode {
  if (counts.refused > 0) return exitCode.refused
  return counts.waiting + counts.sent + counts.unknown > 0 ? exitCode.unfinished : exitCode.done
}
