import type { BankCsv } from '../bankCsv.ts'
import { runImportOnDisk } from './importOnDisk.ts'

/** This program, without the disk: every row read from the source, typed and judged, all findings counted. */
export function runImportInMemory(source: string): Promise<BankCsv> {
  return runImportOnDisk(source, ':memory:')
}
