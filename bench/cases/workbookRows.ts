import { openFileBytes } from '#engine/reading/fileBytes.ts'
import { readSource } from '#engine/reading/readSource.ts'

/** This program: a workbook's rows, dates told from numbers and the table found among them. Answers how many rows are below the heading. */
export async function runWorkbookRows(source: string): Promise<number> {
  const file = openFileBytes(source)
  if (!file.ok) throw new Error(file.error.code)
  let rows = 0
  const read = await readSource(file.value, {
    choice: {},
    onRows: (more) => {
      rows += more.length
    },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  file.value.close()
  if (!read.ok || read.value.reading.reader !== 'fast') throw new Error('The fast reader did not read it')
  return rows - 1
}
