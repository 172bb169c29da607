import type { BankCsv } from '../bankCsv.ts'

/** What a case found in the file; one that does not check its rows knows of no bad ones. */
export type Found = Pick<BankCsv, 'rows'> & Partial<Pick<BankCsv, 'badRows'>>

/** Does a case's work once, from a source file to a target. */
export type Case = (source: string, target: string) => Found | Promise<Found>

/** The cases that read a CSV, by name. Each loads only what it needs: another's code in memory would be counted as its own. */
export const csvCases = {
  papaStrings: async (): Promise<Case> => {
    const { runPapaStrings } = await import('../peers/papaStrings.ts')
    return (source) => ({ rows: runPapaStrings(source) })
  },
  peerP: async (): Promise<Case> => (await import('../peers/peerP.ts')).runPeerP,
  peerR: async (): Promise<Case> => (await import('../peers/peerR.ts')).runPeerR,
  importInMemory: async (): Promise<Case> => (await import('./importInMemory.ts')).runImportInMemory,
  importOnDisk: async (): Promise<Case> => (await import('./importOnDisk.ts')).runImportOnDisk,
} as const

/** The case that starts what is built, by name. */
export const builtCases = {
  importAsBuilt: async (): Promise<Case> => (await import('./importAsBuilt.ts')).runImportAsBuilt,
} as const

/** The cases that read a workbook, by name. */
export const workbookCases = {
  sheetJsDense: async (): Promise<Case> => {
    const { runSheetJsDense } = await import('../peers/sheetJsDense.ts')
    return (source) => ({ rows: runSheetJsDense(source) })
  },
  readExcelFile: async (): Promise<Case> => {
    const { runReadExcelFile } = await import('../peers/readExcelFile.ts')
    return async (source) => ({ rows: await runReadExcelFile(source) })
  },
  workbookRows: async (): Promise<Case> => {
    const { runWorkbookRows } = await import('./workbookRows.ts')
    return async (source) => ({ rows: await runWorkbookRows(source) })
  },
} as const

/** The cases that show the first rows of a file, by name. */
export const lookCases = {
  firstLook: async (): Promise<Case> => {
    const { runFirstLook } = await import('./firstLook.ts')
    return async (source) => ({ rows: await runFirstLook(source) })
  },
  sheetJsStart: async (): Promise<Case> => {
    const { runSheetJsStart } = await import('../peers/sheetJsStart.ts')
    return (source) => ({ rows: runSheetJsStart(source) })
  },
} as const

/** All cases. */
export const cases = { ...csvCases, ...builtCases, ...workbookCases, ...lookCases } as const

/** The name of a case that reads a CSV. */
export type CsvCaseName = keyof typeof csvCases

/** The name of a case that reads a workbook. */
export type WorkbookCaseName = keyof typeof workbookCases

/** The name of a case. */
export type CaseName = keyof typeof cases

const importerCases: ReadonlySet<CaseName> = new Set([
  'importInMemory',
  'importOnDisk',
  'importAsBuilt',
  'workbookRows',
  'firstLook',
])

/** Whether a case does the work of an importer's process, and runs as that is started. */
export function isImporterCase(name: CaseName): boolean {
  return importerCases.has(name)
}

/** Whether there is a case of this name. */
export function isCaseName(name: string): name is CaseName {
  return Object.hasOwn(cases, name)
}
