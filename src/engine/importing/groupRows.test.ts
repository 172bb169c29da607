import { expect, it } from 'vitest'
import { basisOf, notProved } from '#engine/importing/basis.ts'
import { openImportFile, type ImportFile } from '#engine/importing/file/importFile.ts'
import { judgeImport } from '#engine/importing/judgeImport.ts'
import { takeUp } from '#engine/importing/openImport.ts'
import { payoutFile } from '#engine/importing/testing/bankFile.ts'
import { folderOfEachTest } from '#engine/importing/testing/tempFolder.ts'
import { importIn, madeOf, valueOf } from '#engine/importing/testing/testImporter.ts'

const folder = folderOfEachTest()

/** The file with each chunk that is read and each payout that is written told to `heard`. */
function overheard(file: ImportFile, heard: string[]): ImportFile {
  const { rows, settlements } = file
  return {
    ...file,
    rows: {
      ...rows,
      read(edition, no) {
        heard.push(`chunk ${no}`)
        return rows.read(edition, no)
      },
    },
    settlements: {
      ...settlements,
      write(edition, key, settlement) {
        heard.push(key)
        settlements.write(edition, key, settlement)
      },
    },
  }
}

it('a payout is written when its last row has come, and not kept while later ones are read', async () => {
  // The rows 2 to 10,002, with 20,002 entries, and 10,003 to 11,502.
  const made = await madeOf(payoutFile([10_001, 1500]), folder.path)
  made.close()
  const file = valueOf(openImportFile(importIn(folder.path)))
  const taken = valueOf(takeUp(file))
  if ('halfMade' in taken) throw new Error('It was made')
  const { table, judgement } = taken.state()
  const heard: string[] = []
  await judgeImport(
    overheard(file, heard),
    basisOf({ ...judgement, table, fixes: [], ...notProved }),
    { ...judgement, isSuggested: false },
    { onRows: () => undefined, signal: new AbortController().signal },
  )
  file.close()
  const chunks = Array.from({ length: 12 }, (_, no) => `chunk ${no}`)
  // Once to judge the rows, once more to group them.
  expect(heard.slice(0, 26)).toEqual([...chunks, ...chunks.slice(0, 11), 'P1', 'chunk 11', 'P2'])
})
