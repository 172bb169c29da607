import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { receiptFormatOf, receiptFormats, type WrittenReceipt } from '#shared/delivery/receiptFormat.ts'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { OpenImport } from '#engine/importing/openImport.ts'
import { breathe } from '#engine/reading/pace.ts'
import { csvReceipt } from '#engine/receipt/csvReceipt.ts'
import { htmlReceipt } from '#engine/receipt/htmlReceipt.ts'
import { jsonReceipt } from '#engine/receipt/jsonReceipt.ts'
import type { ReceiptForm, ReceiptForms } from '#engine/receipt/receipt.ts'
import { gatherFacts, type FactGatherer } from '#engine/receipt/receiptFacts.ts'
import { attemptPages, recordPages } from '#engine/receipt/receiptPages.ts'

const forms: ReceiptForms = { html: htmlReceipt, csv: csvReceipt, json: jsonReceipt }

/** What a receipt is wanted for: the ending of `path` says in which form. */
export interface ReceiptOrder {
  readonly path: string
  readonly now: string
  readonly signal: AbortSignal
  /** Hears how many records have been looked at, of twice as many as there are: the first time is for their sums. */
  readonly onRecords: (done: number) => void
}

/** Why a receipt was not written. */
export type ReceiptFailure = Extract<Failure, { code: 'output.failed' | 'output.noFormat' }>

/**
 * Writes the proof of what was sent and what came back, in place of what is at `path` once it is whole. The import must
 * not change meanwhile. Throws the `FailureError` of `task.cancelled`.
 */
export async function writeReceipt(
  open: OpenImport,
  order: ReceiptOrder,
): Promise<Result<WrittenReceipt, ReceiptFailure>> {
  const format = receiptFormatOf(order.path)
  if (format === null) return err({ code: 'output.noFormat', name: order.path, formats: [...receiptFormats] })
  const gathered = await gather(open, order)
  const part = `${order.path}.${randomUUID().slice(0, 8)}.part`
  try {
    const written = await writePart(open, order, { part, form: forms[format], gathered })
    renameSync(part, order.path)
    return ok(written)
  } catch (problem) {
    // What the system says of the file that is written; all else is not about it.
    if (!(problem instanceof Error) || !('syscall' in problem)) throw problem
    return err({ code: 'output.failed', name: order.path, detail: problem.message })
  } finally {
    rmSync(part, { force: true })
  }
}

async function gather(open: OpenImport, { signal, onRecords }: ReceiptOrder): Promise<FactGatherer> {
  const gathered = gatherFacts(open)
  for (const page of attemptPages(open)) page.forEach(gathered.addAttempt)
  let done = 0
  for (const page of recordPages(open)) {
    page.forEach(gathered.addRecord)
    onRecords((done += page.length))
    await breathe(signal)
  }
  return gathered
}

interface Part {
  readonly part: string
  readonly form: ReceiptForm
  readonly gathered: FactGatherer
}

async function writePart(
  open: OpenImport,
  { now, signal, onRecords }: ReceiptOrder,
  { part, form, gathered }: Part,
): Promise<WrittenReceipt> {
  const hash = createHash('sha256')
  const file = openSync(part, 'wx')
  const write = (text: string): void => {
    hash.update(text)
    writeFileSync(file, text)
  }
  try {
    const facts = gathered.facts(now)
    write(form.head(facts))
    let records = 0
    for (const page of recordPages(open)) {
      write(page.map((record, index) => form.record(record, records + index === 0)).join(''))
      records += page.length
      onRecords(facts.counts.records + records)
      await breathe(signal)
    }
    write(form.middle())
    let attempts = 0
    for (const page of attemptPages(open)) {
      write(page.map((entry, index) => form.attempt(entry, attempts + index === 0)).join(''))
      attempts += page.length
    }
    write(form.end())
    const sha256 = hash.digest('hex')
    writeFileSync(file, form.checksum(sha256))
    fsyncSync(file)
    return { records, sha256 }
  } finally {
    closeSync(file)
  }
}
