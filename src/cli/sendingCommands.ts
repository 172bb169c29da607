import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import { receipt, receiptCheck } from './receipt.ts'
import { askedWays } from '#shared/delivery/sendWay.ts'
import type { Run } from './runCli.ts'
import { liftReversal, reverse } from './reverse.ts'
import { send, type SendOptions } from './send.ts'
import { status } from './status.ts'

/** Adds `send`. */
export function addSendCommand(program: Command, run: Run): void {
  program
    .command('send <file...>')
    .description(
      'sends what is waiting or unknown and was not sent with another file; safe to run again at any time',
    )
    .requiredOption('--connection <name>', 'the connection to send to')
    .addOption(
      new Option(
        '--method <method>',
        'how records go out: many in a request, each in its own, or settlements in a file',
      )
        .choices(askedWays)
        .default('auto'),
    )
    .option('--dry-run', 'shows what would leave, and sends nothing')
    .option('--limit <n>', 'at most this many records', positive)
    .option('--refused', 'sends what was refused again, too')
    .option('--unknown', 'sends again to a live business what may have arrived and stub does not show')
    .option('--again', 'sends what other files sent to this business already once more')
    .option('--changed', 'sends what may have been sent in another form before all the same')
    .option(
      '--start-over',
      'sends all of it once more where its business was emptied; of any other file nothing is other for it',
    )
    .option('--confirm <business>', 'the name of a live business, in full')
    .option(
      '--account-to <business>',
      'the name of the business in full, where the account was sent to another one before',
    )
    .option('--wait <seconds>', 'reads back until all are confirmed or this time is over', positive)
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      `
Send an import from one place only: copies of it that are sent from two data folders do not know of each other, and where
stub neither tells what it holds nor updates by id, each record is entered twice.

Example:
  stub-import send march.stubimport --connection "My shop" --confirm "My Shop (Pty) Ltd"`,
    )
    .action((files: string[], options: SendOptions) => run((cli) => send(cli, files, options)))
}

/** Adds `status` and `receipt`: what became of what was sent. */
export function addOutcomeCommands(program: Command, run: Run): void {
  program
    .command('status <file>')
    .description('what became of each record')
    .option('--json', 'for programs')
    .addHelpText('after', '\nExample:\n  stub-import status march.stubimport --json')
    .action((file: string, options: { json?: boolean }) => run((cli) => status(cli, file, options)))

  program
    .command('receipt <file>')
    .description('the proof of what was sent and what came back')
    .option('--out <file>', 'where it goes; the ending .html, .csv or .json says in which form')
    .option('--check', 'whether a receipt, given in place of the import, is as it was written')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nExamples:\n  stub-import receipt march.stubimport --out march.html\n  stub-import receipt march.html --check',
    )
    .action((file: string, options: { out?: string; check?: boolean; json?: boolean }, command: Command) => {
      const { out } = options
      if (options.check === true) return run((cli) => receiptCheck(cli, file, options))
      if (out === undefined) return command.error('receipt needs --out, or --check')
      return run((cli) => receipt(cli, file, { ...options, out }))
    })
}

/** Adds `reverse`. */
export function addReverseCommand(program: Command, run: Run): void {
  program
    .command('reverse <file>')
    .description(
      'an import of the records that reverse what stub holds of another one, which then is not sent',
    )
    .option('--out <file>', 'where the reversing import goes: a .stubimport file')
    .option('--lift', 'lets an import be sent again of which a reversal was made')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      '\nExample:\n  stub-import reverse march.stubimport --out march-reversed.stubimport',
    )
    .action((file: string, options: { out?: string; lift?: boolean; json?: boolean }, command: Command) => {
      const { out } = options
      if (options.lift === true) return run((cli) => liftReversal(cli, file))
      if (out === undefined) return command.error('reverse needs --out, or --lift')
      return run((cli) => reverse(cli, file, { ...options, out }))
    })
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A whole number above 0 was expected.')
  return Number(text)
}
