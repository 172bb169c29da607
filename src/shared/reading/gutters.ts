/** A run of places, from the first to the one behind the last, that is blank in every line of a table. */
export interface Gutter {
  readonly from: number
  readonly to: number
}

/** How lines whose cells are set apart by two blanks or more lie above each other. */
export interface Alignment {
  /** What parts the columns where each has a place of its own; null where they are told by their order alone. */
  readonly gutters: readonly Gutter[] | null
  /** Whether some line has fewer cells and no place tells which are missing. */
  readonly isOpen: boolean
}

/** Judges the lines of a text whose cells are set apart by blanks. */
export function judgeAlignment(lines: readonly string[]): Alignment {
  const counted = lines.map((line) => ({ line, cells: splitRuns(line).length }))
  const widest = Math.max(0, ...counted.map(({ cells }) => cells))
  // What stands above and below a table has fewer cells by far.
  const ofTable = counted.filter(({ cells }) => cells >= 2 && cells > widest / 2)
  if (ofTable.every(({ cells }) => cells === widest)) return { gutters: null, isOpen: false }
  const gutters = blankInAll(ofTable.map(({ line }) => line))
  const [first] = ofTable
  const isAligned = gutters.length === widest - 1 || (first !== undefined && fillsEach(first.line, gutters))
  return isAligned ? { gutters, isOpen: false } : { gutters: null, isOpen: true }
}

/** Whether a line, as that of the headings, has one cell between each two gutters: a line with more has two blanks within a cell. */
function fillsEach(line: string, gutters: readonly Gutter[]): boolean {
  const cells = splitAtGutters(line, gutters)
  return cells.length > 1 && cells.every((cell) => cell !== '' && splitRuns(cell).length === 1)
}

/** The cells of a line between gutters; those that runs of blanks set apart where the line does not keep to them. */
export function splitAtGutters(line: string, gutters: readonly Gutter[]): string[] {
  const cells: string[] = []
  let from = 0
  for (const gutter of gutters) {
    const cut = cutIn(line, gutter)
    if (cut === null) return splitRuns(line)
    cells.push(line.slice(from, cut))
    from = cut
  }
  return [...cells, line.slice(from)].map((cell) => cell.trim())
}

/** The cells of a line that two blanks or more set apart. */
export function splitRuns(line: string): string[] {
  return line.trim().split(/ {2,}/)
}

function cutIn(line: string, { from, to }: Gutter): number | null {
  for (let at = from; at < to; at++) if (isBlankAt(line, at)) return at
  return null
}

function isBlankAt(line: string, at: number): boolean {
  return at >= line.length || line[at] === ' '
}

function blankInAll(lines: readonly string[]): Gutter[] {
  const width = Math.max(...lines.map((line) => line.trimEnd().length))
  const blank = Array.from({ length: width }, (_, at) => lines.every((line) => isBlankAt(line, at)))
  const gutters: Gutter[] = []
  let from = blank.indexOf(false)
  for (let at = from; at < width; at++) {
    if (blank[at] === true) continue
    // A single blank parts words, not columns.
    if (at - from >= 2) gutters.push({ from, to: at })
    from = at + 1
  }
  return gutters
}
