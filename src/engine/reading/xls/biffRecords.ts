import { FailureError } from '#shared/errors/failure.ts'

/** A record of a binary workbook of Excel 2 to 2003, with what continues it. */
export interface BiffRecord {
  readonly type: number
  /** Where in the stream it begins, with its type and length. */
  readonly at: number
  readonly content: Buffer
  /** Where in the content the records begin that continue it, in order. */
  readonly seams: readonly number[]
}

/** The type of the records that a workbook or one of its sheets ends with. */
export const END = 0x000a

const BEGIN = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const CONTINUE = 0x003c
const HEADER_LENGTH = 4
// The longest record of Excel 97, and the last kind of record that there is.
const LONGEST_RECORD = 8224
const LAST_TYPE = 0x10ff

/** Whether a workbook or one of its sheets begins with a record of this type. */
export function isBegin(type: number): boolean {
  return BEGIN.has(type)
}

/**
 * The records of a binary workbook in their order. Throws the `FailureError` of `file.broken` where one does not begin where
 * the last one ended, or a sheet has no end.
 */
export function* biffRecords(stream: Buffer, file: string): Generator<BiffRecord> {
  if (stream.length < HEADER_LENGTH) throw endless(file)
  let depth = 0
  let at = 0
  while (at + HEADER_LENGTH <= stream.length) {
    const type = stream.readUInt16LE(at)
    // Behind the last sheet there may be anything.
    if (depth === 0 && at > 0 && !isBegin(type)) return
    if (at === 0 && !isBegin(type)) throw broken(file, at)
    if (isBegin(type)) depth += 1
    if (type === END) depth -= 1
    const { record, end } = recordAt(stream, at, file)
    yield record
    at = end
  }
  if (depth !== 0) throw endless(file)
}

function recordAt(stream: Buffer, at: number, file: string): { record: BiffRecord; end: number } {
  const type = stream.readUInt16LE(at)
  const first = contentAt(stream, at, file)
  let end = at + HEADER_LENGTH + first.length
  const parts = [first]
  while (continuesAt(stream, end)) {
    const more = contentAt(stream, end, file)
    parts.push(more)
    end += HEADER_LENGTH + more.length
  }
  if (parts.length === 1) return { record: { type, at, content: first, seams: [] }, end }
  let seam = 0
  const seams = parts.slice(0, -1).map(({ length }) => (seam += length))
  return { record: { type, at, content: Buffer.concat(parts), seams }, end }
}

function continuesAt(stream: Buffer, at: number): boolean {
  return at + HEADER_LENGTH <= stream.length && stream.readUInt16LE(at) === CONTINUE
}

function contentAt(stream: Buffer, at: number, file: string): Buffer {
  const length = stream.readUInt16LE(at + 2)
  if (stream.readUInt16LE(at) > LAST_TYPE || length > LONGEST_RECORD) throw broken(file, at)
  const content = stream.subarray(at + HEADER_LENGTH, at + HEADER_LENGTH + length)
  if (content.length < length) throw endless(file)
  return content
}

function broken(name: string, at: number): FailureError {
  return new FailureError({ code: 'file.broken', name, detail: `it has no record at byte ${at.toString()}` })
}

function endless(name: string): FailureError {
  return new FailureError({ code: 'file.broken', name, detail: 'it ends inside of a sheet' })
}
