/**
 * Splits a sample of a delimited text into rows of trimmed cells, quotes followed, for judging a delimiter. It is no
 * reader: a quote that the sample does not close ends with its line.
 */
export function splitSample(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  const lines = text.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  for (let at = 0; at < lines.length; at++) {
    const { line, used } = joinQuoted(lines, at)
    rows.push(splitLine(line, delimiter))
    at += used
  }
  return rows
}

// The most lines that one quoted cell of a sample may span.
const QUOTED_LINES = 20

function joinQuoted(lines: readonly string[], at: number): { line: string; used: number } {
  const first = lines[at] ?? ''
  let joined = first
  for (let used = 0; used <= QUOTED_LINES && at + used < lines.length; used++) {
    if (used > 0) joined += `\n${lines[at + used] ?? ''}`
    if (isBalanced(joined)) return { line: joined, used }
  }
  return { line: first, used: 0 }
}

function isBalanced(text: string): boolean {
  let quotes = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1
  return quotes % 2 === 0
}

function splitLine(line: string, delimiter: string): string[] {
  if (delimiter === '  ') return line.trim().split(/ {2,}/)
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim())
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}
