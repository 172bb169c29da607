import { basename, resolve } from 'node:path'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createSender } from '#engine/delivery/sender.ts'
import { sendImport } from '#engine/delivery/sendImport.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import { businessKey } from '#shared/connect/businessKey.ts'
import type { Connection } from '#shared/connect/connection.ts'
import { isNotThere } from '#shared/connect/readAnswer.ts'
import { refuseUnconfirmed } from '#shared/connect/refuseUnconfirmed.ts'
import { isOfBefore } from '#shared/delivery/emptied.ts'
import { recipientOf } from '#shared/delivery/recipientOf.ts'
import type { AskedWay } from '#shared/delivery/sendWay.ts'
import type { SendProgress, SendResult } from '#shared/delivery/sendView.ts'
import { accountElsewhere, rememberAccount } from '#engine/connect/accountMemory.ts'
import type { ConnectClient } from '#engine/connect/connectClient.ts'
import { whileCompared, type Others } from '#engine/imports/compareWithOthers.ts'
import type { Cli } from './compose.ts'
import { changedRows, sayChanged, type ChangedRow } from './changedRows.ts'
import type { OpenImport } from './createImport.ts'
import { exitCode, exitCodeOf, type ExitCode } from './exitCode.ts'
import { howFar } from './howFar.ts'
import { openSent, withOthers } from './others.ts'
import { onCopy } from './onCopy.ts'
import { planSending } from './planSending.ts'
import { questionText } from './questionText.ts'
import { readBackUntil } from './readBackUntil.ts'
import { exitCodeOfStatus, statusOf, statusText } from './status.ts'
import { createProgressLine, print, printJson, say, sayFailure } from './terminal.ts'

/** What `send` was asked. */
export interface SendOptions {
  readonly connection: string
  readonly method: AskedWay
  readonly dryRun?: boolean
  readonly limit?: number
  readonly refused?: boolean
  readonly unknown?: boolean
  readonly again?: boolean
  readonly changed?: boolean
  readonly startOver?: boolean
  readonly confirm?: string
  readonly accountTo?: string
  readonly wait?: number
  readonly json?: boolean
}

/** `send FILE.stubimport…`: sends what is waiting or unknown and was not sent before, then reads back; one file after another. */
export async function send(
  cli: Cli,
  files: readonly string[],
  options: SendOptions,
): Promise<Result<ExitCode, Failure>> {
  return withOthers(cli, async (others) => {
    const codes: ExitCode[] = []
    for (const file of files) {
      if (files.length > 1) say(cli.terminal, `${basename(file)}:`)
      const sent = await sendFile(cli, others, file, options)
      if (!sent.ok && files.length === 1) return sent
      if (!sent.ok) sayFailure(cli.terminal, sent.error)
      codes.push(sent.ok ? sent.value : exitCodeOf(sent.error))
    }
    return ok(codes.find((code) => code !== exitCode.done) ?? exitCode.done)
  })
}

async function sendFile(
  cli: Cli,
  others: Others,
  file: string,
  options: SendOptions,
): Promise<Result<ExitCode, Failure>> {
  const opened = await openSent(cli, others, file)
  if (!opened.ok) return opened
  const path = resolve(file)
  try {
    const connection = cli.settings.read().connections.find(({ name }) => name === options.connection)
    if (connection === undefined) return err({ code: 'connection.missing', name: options.connection })
    if (options.method === 'file' && opened.value.summary.layout.kind !== 'settlement') {
      say(cli.terminal, '--method file is for settlements; leave it out, or take batch or single.')
      return ok(exitCode.usage)
    }
    return options.dryRun === true
      ? await planSending({ cli, others, connection }, { ...opened.value, path }, options)
      : await sendOpened({ cli, others, connection }, { ...opened.value, path }, options)
  } finally {
    opened.value.close()
  }
}

/** Where records are to go, and what else was sent there. */
export interface Destination {
  readonly cli: Cli
  readonly others: Others
  readonly connection: Connection
}

/** An import that is open, and where its file is. */
export type OpenFile = OpenImport & { readonly path: string }

async function sendOpened(
  to: Destination,
  opened: OpenFile,
  options: SendOptions,
): Promise<Result<ExitCode, Failure>> {
  const { cli, connection } = to
  const unconfirmed = refuseUnconfirmed(connection, options.confirm ?? null)
  if (unconfirmed !== null) return err(unconfirmed)
  const elsewhere = accountElsewhere(cli.settings, opened.summary, connection)
  if (elsewhere !== null && options.accountTo !== elsewhere.business) return err(elsewhere)
  const changed = await changedBeforeSending(to, opened, options)
  if (!changed.ok) return changed
  if (changed.value.length > 0) {
    sayChanged(cli.terminal, changed.value)
    return ok(exitCode.findings)
  }
  const connect = await cli.connections.clientFor(connection.id, cli.env['STUB_IMPORT_KEY'])
  if (!connect.ok) return connect
  if (options.startOver === true) {
    const startedOver = await opened.importer.call('delivery.startOver', {})
    if (!startedOver.ok) return startedOver
  }
  const sent = await runSender(to, connect.value, opened, options)
  if (!sent.ok) {
    if (sent.error.code !== 'send.questionsOpen') return sent
    sayFailure(cli.terminal, sent.error)
    for (const question of opened.summary.questions) say(cli.terminal, questionText(question))
    return ok(exitCodeOf(sent.error))
  }
  rememberAccount(cli.settings, opened.summary, connection, sent.value)
  const outcome = await statusOf(opened.importer)
  if (!outcome.ok) return outcome
  const { requests, stoppedBy, notReadBecause } = sent.value
  if (options.json === true) printJson(cli.terminal, { ...outcome.value, requests })
  else print(cli.terminal, statusText(outcome.value))
  if (notReadBecause !== undefined && stoppedBy === null)
    say(
      cli.terminal,
      `What stub holds could not be read back (${notReadBecause}): “accepted” is as much as is known.`,
    )
  if (stoppedBy !== null) sayFailure(cli.terminal, stoppedBy)
  if (stoppedBy?.code === 'stub.refused' && !isNotThere(stoppedBy.status))
    say(
      cli.terminal,
      `If the key is not good any more: connections set-key "${connection.name}", then send again.`,
    )
  // What stub refuses to whoever asks is about the key, not about records.
  return ok(stoppedBy?.code === 'stub.refused' ? exitCode.notAllowed : exitCodeOfStatus(outcome.value))
}

/**
 * The rows that hold sending up; none with `--changed`. What is to be started over is so on a copy first, with all that would
 * stand in its way then: a refused sending leaves the import as it was.
 */
async function changedBeforeSending(
  to: Destination,
  opened: OpenFile,
  { startOver, changed, refused = false }: SendOptions,
): Promise<Result<ChangedRow[], Failure>> {
  const look = (at: OpenFile) => (changed === true ? Promise.resolve(ok([])) : changedSinceSent(to, at))
  if (startOver !== true || !isOfBefore(opened.summary.emptied)) return look(opened)
  const { batchSize } = to.cli.settings.read().preferences
  return onCopy(to, opened, async (copy) => {
    const startedOver = await copy.importer.call('delivery.startOver', {})
    if (!startedOver.ok) return startedOver
    const plan = await copy.importer.call('delivery.plan', { batchSize, refused })
    if (!plan.ok) return plan
    const obstacle = plan.value.obstacles.find(({ code }) => code !== 'send.nothing')
    return obstacle === undefined ? look({ ...copy, path: opened.path }) : err(obstacle)
  })
}

function changedSinceSent(
  { others, connection }: Destination,
  { importer, path }: OpenFile,
): Promise<Result<ChangedRow[], Failure>> {
  return whileCompared<Result<ChangedRow[], Failure>>(
    others,
    importer,
    { path, business: businessKey(connection) },
    () => changedRows({ importer }),
  )
}

async function runSender(
  { cli, others, connection }: Destination,
  connect: ConnectClient,
  { importer, path }: OpenFile,
  options: SendOptions,
): Promise<Result<SendResult, Failure>> {
  const { batchSize, pauseMs } = cli.settings.read().preferences
  const { refused = false, limit = null, again = false, unknown = false, wait } = options
  const progress = createProgressLine(cli.terminal, cli.now)
  const onProgress = (sending: SendProgress) => {
    const show = sending.activity.is === 'sending' ? progress.show : progress.showNow
    show(howFar(sending))
  }
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  const { signal } = stop
  const sender = createSender({ importer, connect, sleep, random: Math.random, report: cli.report })
  const { environment, updatesById = false } = connection
  const resendUnknown = environment !== 'live' || unknown || updatesById
  const gate = () => Promise.resolve()
  const recipient = recipientOf(connection, connect.host)
  let sent: Result<SendResult, Failure> = await sendImport(
    { others, importer, sender, path, again, sleep },
    {
      to: recipient,
      way: options.method,
      batchSize,
      pauseMs,
      refused,
      limit,
      resendUnknown,
      signal,
      onProgress,
      gate,
    },
  )
  // Nothing left to send is no failure here: what was sent may be confirmed by now.
  if (!sent.ok && sent.error.code === 'send.nothing') sent = await sender.readBack({ signal, onProgress })
  if (sent.ok && wait !== undefined) {
    const over = AbortSignal.any([signal, AbortSignal.timeout(wait * 1000)])
    sent = await readBackUntil(over, sender, sleep, sent.value)
  }
  process.off('SIGINT', interrupt)
  progress.end()
  return sent
}
