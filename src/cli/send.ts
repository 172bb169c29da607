import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createSender, type Sender } from '#engine/delivery/sender.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import type { Connection } from '#shared/connect/connection.ts'
import type { Recipient } from '#shared/delivery/ledger.ts'
import { recipientOf } from '#shared/delivery/recipientOf.ts'
import type { SendProgress, SendResult } from '#shared/delivery/sendView.ts'
import type { Cli } from './compose.ts'
import { openImport, type OpenImport } from './createImport.ts'
import { exitCode, exitCodeOf, exitCodeOfCounts, type ExitCode } from './exitCode.ts'
import { planSending } from './planSending.ts'
import { questionText } from './questionText.ts'
import { readBackUntil } from './readBackUntil.ts'
import { statusOf, statusText } from './status.ts'
import { createProgressLine, print, printJson, say, sayFailure } from './terminal.ts'

/** What `send` was asked. */
export interface SendOptions {
  readonly connection: string
  readonly method: 'auto' | 'batch' | 'single' | 'file'
  readonly dryRun?: boolean
  readonly limit?: number
  readonly refused?: boolean
  readonly unknown?: boolean
  readonly confirm?: string
  readonly wait?: number
  readonly json?: boolean
}

/** `send FILE.stubimport`: sends what is waiting or unknown, then reads back. */
export async function send(cli: Cli, file: string, options: SendOptions): Promise<Result<ExitCode, Failure>> {
  if (options.method === 'single' || options.method === 'file') {
    say(cli.terminal, `--method ${options.method} is not in this version yet; leave it out.`)
    return ok(exitCode.usage)
  }
  const opened = await openImport(cli, file)
  if (!opened.ok) return opened
  try {
    const connection = cli.settings.read().connections.find(({ name }) => name === options.connection)
    if (connection === undefined) return err({ code: 'connection.missing', name: options.connection })
    return options.dryRun === true
      ? await planSending(cli, opened.value, connection, options)
      : await sendOpened(cli, opened.value, connection, options)
  } finally {
    opened.value.close()
  }
}

async function sendOpened(
  cli: Cli,
  { importer, summary }: OpenImport,
  connection: Connection,
  options: SendOptions,
): Promise<Result<ExitCode, Failure>> {
  if (connection.environment === 'live' && options.confirm !== connection.businessName) {
    return err({ code: 'send.confirmMissing', business: connection.businessName })
  }
  const connect = await cli.connections.clientFor(connection.id, cli.env['STUB_IMPORT_KEY'])
  if (!connect.ok) return connect
  const sender = createSender({
    importer,
    connect: connect.value,
    sleep,
    random: Math.random,
    report: cli.report,
  })
  const resendUnknown = connection.environment !== 'live' || options.unknown === true
  const to = recipientOf(connection, connect.value.host)
  const sent = await runSender(cli, sender, { ...options, resendUnknown, to })
  if (!sent.ok) {
    if (sent.error.code !== 'send.questionsOpen') return sent
    sayFailure(cli.terminal, sent.error)
    for (const question of summary.questions) say(cli.terminal, questionText(question))
    return ok(exitCodeOf(sent.error))
  }
  const outcome = await statusOf(importer)
  if (!outcome.ok) return outcome
  const { requests, stoppedBy } = sent.value
  if (options.json === true) printJson(cli.terminal, { ...outcome.value, requests })
  else print(cli.terminal, statusText(outcome.value))
  if (stoppedBy !== null) sayFailure(cli.terminal, stoppedBy)
  // What stub refuses to whoever asks is about the key, not about records.
  return ok(stoppedBy?.code === 'stub.refused' ? exitCode.notAllowed : exitCodeOfCounts(outcome.value))
}

async function runSender(
  cli: Cli,
  sender: Sender,
  options: SendOptions & { readonly resendUnknown: boolean; readonly to: Recipient },
): Promise<Result<SendResult, Failure>> {
  const { batchSize, pauseMs } = cli.settings.read().preferences
  const progress = createProgressLine(cli.terminal, cli.now)
  const onProgress = ({ counts, waiting }: SendProgress) => {
    const pause = waiting === null ? '' : `, trying again in ${Math.ceil(waiting.ms / 1000)} s`
    progress.show(`${counts.records - counts.waiting} of ${counts.records} records sent${pause}`)
  }
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  const { signal } = stop
  const { refused = false, limit = null, resendUnknown, wait, to } = options
  const gate = () => Promise.resolve()
  const how = { to, batchSize, pauseMs, refused, limit, resendUnknown, signal, onProgress, gate }
  let sent: Result<SendResult, Failure> = await sender.send(how)
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
