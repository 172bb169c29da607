/** The ways in which records can go: many in a request, each in one of its own, or settlements in a file. */
export const sendWays = ['batch', 'single', 'file'] as const

/** A way in which records can go. */
export type SendWay = (typeof sendWays)[number]

/** What may be asked for: `auto` leaves the choice to the program. */
export const askedWays = ['auto', ...sendWays] as const

/** What may be asked for. */
export type AskedWay = (typeof askedWays)[number]

/** How much settlements come to; `bytes` as they are kept, which is near to what is sent. */
export interface SettlementLoad {
  readonly entries: number
  readonly bytes: number
}

/** Settlements go in a file rather than in more requests than these. */
export const mostRequestsOfSettlements = 20
/** Settlements go in a file rather than in requests of more bytes than these in all. */
export const mostBytesOfSettlements = 5_000_000
/** A file holds no more entries than these, or one settlement: so much is made anew when its upload fails. */
export const mostEntriesInFile = 20_000

/** The way in which records go. `load` is null where they are no settlements: a file is for settlements alone. */
export function chooseWay(asked: AskedWay, load: SettlementLoad | null, batchSize: number): SendWay {
  switch (asked) {
    case 'single':
    case 'batch':
      return asked
    case 'file':
      return load === null ? 'batch' : 'file'
    case 'auto': {
      const isLarge =
        load !== null &&
        (load.entries > mostRequestsOfSettlements * batchSize || load.bytes > mostBytesOfSettlements)
      return isLarge ? 'file' : 'batch'
    }
  }
}
