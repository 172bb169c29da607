import { readPeriod } from '#shared/dates/readPeriod.ts'
import { cellText } from '#shared/reading/cell.ts'
import type { TableSoFar } from '#shared/reading/foundTable.ts'
import { joinHeadings } from '#shared/reading/headingRows.ts'
import type { Reading } from '#shared/reading/reading.ts'
import { basisOf, notProved, type Basis } from '#engine/importing/basis.ts'
import { chunkOf, chunkSize, firstRowOf } from '#engine/importing/file/rowChunks.ts'
import { beginJudging, judgeBlock, type Judging } from '#engine/importing/judging.ts'
import { leftByReader, leftSoFar } from '#engine/importing/leftByReader.ts'
import { tableRows, type BegunProfiles } from '#engine/importing/profileColumns.ts'
import { proofTerms } from '#engine/importing/proveBalance.ts'
import { suggestTable } from '#engine/importing/suggestTable.ts'
import { accountIn, type Table } from '#engine/importing/table.ts'
import { BlockProfiler } from '#engine/reading/bytes/blockProfiler.ts'
import type { RowBlock } from '#engine/reading/bytes/rowBlock.ts'
import type { Span } from '#engine/reading/sourceReading.ts'

/** What rows are judged by while they are read: the account that counts where the file names none, and how long the source is. */
export interface AheadOf {
  readonly account: string | null
  readonly bytes: number
}

/**
 * Looks at the rows of a source while they are read, so that they need not be taken apart again: profiles their columns, and
 * judges them by the layout that its first chunk suggests. It stops at the first chunk of which a later row may change what was
 * said. What it has made stands only where the whole reading, and then the whole table's layout, bear it out.
 */
export class LookWhileReading {
  readonly #ahead: AheadOf | null
  #reading: Reading | null = null
  #profiler = new BlockProfiler([])
  #judging: Judging | null = null
  #chunks = 0
  #rows = 0
  #isOver = false

  /** Judges nothing where `ahead` is null. */
  constructor(ahead: AheadOf | null) {
    this.#ahead = ahead
  }

  /** Takes the next rows, a chunk of them. */
  take({ block, bytes, soFar, dialect }: Pick<Span, 'block' | 'bytes' | 'soFar' | 'dialect'>): void {
    this.#isOver ||= soFar === null
    if (this.#isOver || soFar === null) return
    const isFirst = this.#reading === null
    const reading = (this.#reading ??= this.#begin(block, soFar, dialect.encoding))
    noteLeft(reading, soFar)
    const first = firstRowOf(this.#chunks)
    this.#profiler.add(block, tableRows(reading), first)
    if (isFirst && this.#ahead !== null)
      this.#judging = this.#beginJudging(reading, bytes.length, this.#ahead)
    const plain = this.#judging?.plain ?? null
    if (this.#judging !== null && plain !== null) judgeBlock(this.#judging, plain, block)
    this.#chunks++
    this.#rows += block.rows
  }

  /** The rows come anew from row 1, in another way. */
  forget(): void {
    this.#isOver = true
    this.#reading = null
    this.#judging = null
    this.#chunks = 0
  }

  /** The profiles that the whole reading bears out; null, and all is forgotten, where it does not. */
  begunProfiles(whole: Reading): BegunProfiles | null {
    const reading = this.#reading
    if (reading === null || !this.#isBorneOut(reading, whole)) {
      this.forget()
      return null
    }
    const left = leftSoFar(reading)
    for (const { row, why } of whole.left) left.set(row, why)
    return { profiler: this.#profiler, chunks: this.#chunks }
  }

  /** The judging that was begun, where `basis`, of the whole table, is no other in anything that counts; else null. */
  judgingFor(basis: Basis): Judging | null {
    const judging = this.#judging
    const { questions } = basis.table.reading
    const isOther =
      judging === null ||
      basis.fixes.length > 0 ||
      questions.length > 0 ||
      JSON.stringify(termsOf(judging.basis)) !== JSON.stringify(termsOf(basis))
    if (isOther) return null
    this.#countOutside(judging, basis.table.reading)
    return { ...judging, basis }
  }

  #begin(block: RowBlock, { headingRows, firstRow, facts }: TableSoFar, encoding: string): Reading {
    const headings = joinHeadings(headingRows.map((row) => block.row(row - 1))).map(cellText)
    this.#profiler = new BlockProfiler(headings, readPeriod(facts.period))
    return {
      ...{ encoding, delimiter: null, sheet: null, reader: 'fast' },
      ...{ headingRow: headingRows.at(-1) ?? null, headingRows, firstRow, lastRow: Infinity },
      ...{ left: [], facts, tables: [], questions: [] },
    }
  }

  #beginJudging(reading: Reading, bytesOfChunk: number, { account, bytes }: AheadOf): Judging | null {
    const rows = Math.ceil((chunkSize * bytes) / bytesOfChunk)
    const profiles = this.#profiler.profiles()
    const suggested = suggestTable(profiles, reading.facts)
    const table: Table = { edition: 1, rows, format: 'csv', sheets: [], reading, profiles, ...suggested }
    const layout = table.suggestion.suggested
    const named = accountIn(table) ?? account
    const judging = beginJudging(basisOf({ table, layout, account: named, fixes: [], ...notProved }))
    return judging.plain === null ? null : judging
  }

  /** Where the table ends is known only now: rows behind it are left out, and outside of it. */
  #countOutside({ chunks }: Judging, { left, lastRow }: Reading): void {
    for (const { row } of left) {
      const chunk = row > lastRow ? chunks[chunkOf(row)] : undefined
      if (chunk === undefined) continue
      const { counts } = chunk
      chunks[chunkOf(row)] = { ...chunk, counts: { ...counts, outside: counts.outside + 1 } }
    }
  }

  #isBorneOut(reading: Reading, whole: Reading): boolean {
    const { headingRows, firstRow, facts } = reading
    const left = leftByReader(reading)
    const leftOfThese = whole.left.filter(({ row }) => row <= this.#rows)
    return (
      whole.tables.length === 0 &&
      whole.firstRow === firstRow &&
      whole.facts.period === facts.period &&
      JSON.stringify(whole.headingRows) === JSON.stringify(headingRows) &&
      leftOfThese.length === left.size &&
      leftOfThese.every(({ row, why }) => left.get(row) === why)
    )
  }
}

function noteLeft(reading: Reading, soFar: TableSoFar): void {
  const left = leftSoFar(reading)
  for (let at = left.size; at < soFar.left.length; at++) {
    const found = soFar.left[at]
    if (found !== undefined) left.set(found.row, found.why)
  }
}

/** All that a row's verdict and the proof of the balance rest on besides the row. */
function termsOf({ table, fixes: _fixes, balance: _balance, totals: _totals, ...terms }: Basis): object {
  return { ...terms, ...proofTerms({ ...terms, table }) }
}
