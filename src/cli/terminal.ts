import type { Failure } from '#shared/errors/failure.ts'
import { terminalMessage } from './terminalMessage.ts'

/** Where a command speaks: results on stdout, everything else on stderr. */
export interface Terminal {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

/** Prints a line of results. */
export function print(terminal: Terminal, line: string): void {
  terminal.stdout.write(`${line}\n`)
}

/** Prints a value for programs, on one line. */
export function printJson(terminal: Terminal, value: unknown): void {
  print(terminal, JSON.stringify(value))
}

/** Says something to the person at the terminal, beside the results. */
export function say(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${line}\n`)
}

/** Says why a command could not do its work: what happened, and what to do. */
export function sayFailure(terminal: Terminal, failure: Failure): void {
  say(terminal, terminalMessage(failure))
}

/** Lines up rows of text in columns, two spaces apart; columns named in `right` end at the same place. */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)))
  const pad = (cell: string, at: number) =>
    right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** Shows how far a long task is: one line rewritten on a terminal, elsewhere a line every three seconds. */
export function createProgressLine(
  terminal: Terminal,
  now: () => number,
): { show(line: string): void; end(): void } {
  let lastAt = now()
  let shown = false
  return {
    show(line) {
      const rest = terminal.stderr.isTTY === true ? 100 : 3000
      if (now() - lastAt < rest) return
      lastAt = now()
      if (terminal.stderr.isTTY === true) terminal.stderr.write(`\r\u001b[K${line}`)
      else say(terminal, line)
      shown = true
    },
    end() {
      if (shown && terminal.stderr.isTTY === true) terminal.stderr.write('\r\u001b[K')
    },
  }
}

/** A number of things, in the word for one or for several. */
export function countOf(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}

/** Whether writing failed because whoever read has gone, as `head` does when it has enough. */
export function isClosedPipe(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'EPIPE'
}
