import { readSheet } from 'read-excel-file/node'

/** read-excel-file to the rows of the first sheet, dates told from numbers. Answers how many rows are below the heading. */
export async function runReadExcelFile(source: string): Promise<number> {
  const rows = await readSheet(source)
  return rows.length - 1
}
