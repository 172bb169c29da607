import type { Failure } from '#shared/errors/failure.ts'
import { terminalMessage } from './terminalMessage.ts'

/** Where a command speaks: results on stdout, everything else on stderr. */
export interface Terminal {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

// What a file holds, or stub answers, may not steer the terminal, nor show itself in another order than it is in: C0 but
// line breaks and tabs, DEL, C1, what turns the direction of text, and the line breaks that only some know.
const steering = /[\0-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu
const hex = (char: string): string => char.charCodeAt(0).toString(16).padStart(4, '0')

/** A text for people in which every character that would steer a terminal is a mark that can be seen. */
export function visible(text: string): string {
  return text.replace(steering, (char) => {
    const code = char.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : `<U+${hex(char).toUpperCase()}>`
  })
}

/** A value as JSON on one line, in which no character steers a terminal: each is escaped, and reads as itself again. */
export function jsonLine(value: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  return JSON.stringify(value, replacer).replace(steering, (char) => `\\u${hex(char)}`)
}

/** Prints a line of results. */
export function print(terminal: Terminal, line: string): void {
  terminal.stdout.write(`${visible(line)}\n`)
}

/** Prints a value for programs, on one line; `replacer` as that of `JSON.stringify`. */
export function printJson(
  terminal: Terminal,
  value: unknown,
  replacer?: (key: string, value: unknown) => unknown,
): void {
  terminal.stdout.write(`${jsonLine(value, replacer)}\n`)
}

/** Says something to the person at the terminal, beside the results. */
export function say(terminal: Terminal, line: string): void {
  terminal.stderr.write(`${visible(line)}\n`)
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

/** How far a long task is, as it is shown. */
export interface ProgressLine {
  /** Shows a line, unless the one before is too new: another one follows soon. */
  show(this: void, line: string): void
  /** Shows a line that nothing may follow for long. */
  showNow(this: void, line: string): void
  end(this: void): void
}

/** Shows how far a long task is: one line rewritten on a terminal, elsewhere a line every three seconds. */
export function createProgressLine(terminal: Terminal, now: () => number): ProgressLine {
  const isTTY = terminal.stderr.isTTY === true
  let lastAt = now()
  let last: string | null = null
  const showNow = (line: string): void => {
    lastAt = now()
    if (line === last) return
    last = line
    if (isTTY) terminal.stderr.write(`\r\u001b[K${visible(line)}`)
    else say(terminal, line)
  }
  return {
    show(line) {
      if (now() - lastAt >= (isTTY ? 100 : 3000)) showNow(line)
    },
    showNow,
    end() {
      if (last !== null && isTTY) terminal.stderr.write('\r\u001b[K')
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
