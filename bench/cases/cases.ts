import type { BankCsv } from '../bankCsv.ts'

/** What a case found in the file; one that does not check its rows knows of no bad ones. */
export type Found = Pick<BankCsv, 'rows'> & Partial<Pick<BankCsv, 'badRows'>>

/** Does a case's work once, from a source file to a target. */
export type Case = (source: string, target: string) => Found | Promise<Found>

/** The cases by name. Each loads only what it needs: another's code in memory would be counted as its own. */
export const cases = {
  papaStrings: async (): Promise<Case> => {
    const { runPapaStrings } = await import('../peers/papaStrings.ts')
    return (source) => ({ rows: runPapaStrings(source) })
  },
  peerP: async (): Promise<Case> => (await import('../peers/peerP.ts')).runPeerP,
  peerR: async (): Promise<Case> => (await import('../peers/peerR.ts')).runPeerR,
  importOnDisk: async (): Promise<Case> => (await import('./importOnDisk.ts')).runImportOnDisk,
} as const

/** The name of a case. */
export type CaseName = keyof typeof cases

/** Whether there is a case of this name. */
export function isCaseName(name: string): name is CaseName {
  return Object.hasOwn(cases, name)
}
