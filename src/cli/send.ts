import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createSender, type Sender } from '#engine/delivery/sender.ts'
import { sleep } from '#engine/delivery/sleep.ts'
import type { SendProgress, SendResult } from '#shared/delivery/sendView.ts'
import type { Cli } from './compose.ts'
import { openImport, type OpenImport } from './createImport.ts'
import { exitCode, exitCodeOf, exitCodeOfCounts, type ExitCode } from './exitCode.ts'
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

const readBackEvery = 2000

/** `send FILE.stubimport`: sends what is waiting or unknown, then reads back. */
export async function send(cli: Cli, file: string, options: SendOptions): Promise<Result<ExitCode, Failure>> {
  if (options.method === 'single' || options.method === 'file') {
    say(cli.terminal, `--method ${options.method} is not in this version yet; leave it out.`)
    return ok(exitCode.usage)
  }
  const opened = await openImport(cli, file)
  if (!opened.ok) return opened
  try {
    return options.dryRun === true
      ? await plan(cli, opened.value, options)
      : await sendOpened(cli, opened.value, options)
  } finally {
    opened.value.close()
  }
}

async function plan(
  cli: Cli,
  { importer }: OpenImport,
  options: SendOptions,
): Promise<Result<ExitCode, Failure>> {
  const { batchSize } = cli.settings.read().preferences
  const found = await importer.call('delivery.plan', { batchSize, refused: options.refused === true })
  if (!found.ok) return found
  if (options.json === true) printJson(cli.terminal, found.value)
  else print(cli.terminal, `${found.value.records} records would leave in ${found.value.requests} requests.`)
  for (const obstacle of found.value.obstacles) sayFailure(cli.terminal, obstacle)
  const first = found.value.obstacles[0]
  return ok(first === undefined ? exitCode.done : exitCodeOf(first))
}

async function sendOpened(
  cli: Cli,
  { importer }: OpenImport,
  options: SendOptions,
): Promise<Result<ExitCode, Failure>> {
  const connection = cli.settings.read().connections.find(({ name }) => name === options.connection)
  if (connection === undefined) return err({ code: 'connection.missing', name: options.connection })
  if (connection.environment === 'live' && options.confirm !== connection.businessName) {
    return err({ code: 'send.confirmMissing', business: connection.businessName })
  }
  const connect = await cli.connections.clientFor(connection.id, cli.env['STUB_IMPORT_KEY'])
  if (!connect.ok) return connect
  const sender = createSender({ importer, connect: connect.value, sleep, random: Math.random })
  const resendUnknown = connection.environment !== 'live' || options.unknown === true
  const sent = await runSender(cli, sender, { ...options, resendUnknown })
  if (!sent.ok) return sent
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
  options: SendOptions & { readonly resendUnknown: boolean },
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
  const { refused = false, limit = null, resendUnknown, wait } = options
  const gate = () => Promise.resolve()
  const how = { batchSize, pauseMs, refused, limit, resendUnknown, signal, onProgress, gate }
  let sent: Result<SendResult, Failure> = await sender.send(how)
  // Nothing left to send is no failure here: what was sent may be confirmed by now.
  if (!sent.ok && sent.error.code === 'send.nothing') sent = await sender.readBack({ signal, onProgress })
  if (sent.ok && wait !== undefined) sent = await readBackUntil(cli, sender, sent.value, wait, signal)
  process.off('SIGINT', interrupt)
  progress.end()
  return sent
}

async function readBackUntil(
  cli: Cli,
  sender: Sender,
  first: SendResult,
  seconds: number,
  signal: AbortSignal,
): Promise<Result<SendResult, Failure>> {
  const end = cli.now() + seconds * 1000
  let last = first
  while (last.counts.accepted + last.counts.unknown > 0 && last.stoppedBy === null && cli.now() < end) {
    await sleep(readBackEvery, signal)
    const read = await sender.readBack({ signal, onProgress: () => undefined })
    if (!read.ok) return read
    last = { ...read.value, requests: first.requests, stoppedBy: first.stoppedBy }
  }
  return ok(last)
}
