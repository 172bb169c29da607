import { FailureError } from '#shared/errors/failure.ts'
import type { Cells } from '#shared/reading/cell.ts'
import { hasTable, tableLikeness } from '#shared/reading/tableLikeness.ts'
import { scanSheet, type OpenWorkbook } from '#engine/reading/xlsx/scanSheet.ts'
import { SheetRows } from '#engine/reading/xlsx/sheetRows.ts'
import type { SheetPart } from '#engine/reading/xlsx/workbook.ts'

// As many as `tableLikeness` looks at.
const SAMPLE_ROWS = 2000

interface Sample {
  readonly sheet: SheetPart
  readonly score: number
  readonly isFilled: boolean
}

/**
 * The sheet that was asked for, else the one whose first rows look most like a table; one that is hidden only where no
 * other holds a table, or anything at all. Throws the `FailureError` of `file.noSuchSheet` or `file.empty`.
 */
export async function chooseSheet(
  sheets: readonly SheetPart[],
  wanted: string | undefined,
  workbook: OpenWorkbook,
): Promise<SheetPart> {
  const { name } = workbook.bytes
  const [only] = sheets
  if (wanted === undefined && sheets.length === 1 && only !== undefined) return only
  const chosen =
    wanted === undefined ? await likeliest(sheets, workbook) : sheets.find((sheet) => sheet.name === wanted)
  if (chosen !== undefined) return chosen
  if (wanted === undefined) throw new FailureError({ code: 'file.empty', name })
  throw new FailureError({
    code: 'file.noSuchSheet',
    name,
    sheet: wanted,
    sheets: sheets.map((sheet) => sheet.name),
  })
}

// What somebody hid is looked at only where nothing that can be seen holds a table.
async function likeliest(
  sheets: readonly SheetPart[],
  workbook: OpenWorkbook,
): Promise<SheetPart | undefined> {
  const shown = await samplesOf(
    sheets.filter(({ hidden }) => !hidden),
    workbook,
  )
  const best = bestOf(shown)
  if (best !== undefined && hasTable(best.score)) return best.sheet
  const bestHidden = bestOf(
    await samplesOf(
      sheets.filter(({ hidden }) => hidden),
      workbook,
    ),
  )
  if (bestHidden !== undefined && hasTable(bestHidden.score)) return bestHidden.sheet
  return (best ?? bestHidden)?.sheet
}

function bestOf(samples: readonly Sample[]): Sample | undefined {
  return samples.filter(({ isFilled }) => isFilled).toSorted((one, other) => other.score - one.score)[0]
}

async function samplesOf(sheets: readonly SheetPart[], workbook: OpenWorkbook): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const sheet of sheets) samples.push(await sampleOf(sheet, workbook))
  return samples
}

async function sampleOf(sheet: SheetPart, workbook: OpenWorkbook): Promise<Sample> {
  const rows: Cells[] = []
  const places = new SheetRows(workbook.bytes.name, (more) => {
    if (rows.length < SAMPLE_ROWS) rows.push(...more)
  })
  await scanSheet(sheet.part, workbook, {
    takeRow: (row, cells, isHidden) => places.take(row, cells, isHidden),
    isEnough: () => rows.length >= SAMPLE_ROWS,
  })
  places.finish()
  return { sheet, score: tableLikeness(rows), isFilled: rows.length > 0 }
}
