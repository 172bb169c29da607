/**
 * Why a workbook is left to SheetJS: its parts are not where they usually are; it is of the strict variant; it is not in
 * UTF-8; it has entities of its own; it has elements that are unknown where they stand; a cell holds what its type does
 * not say; its cells do not come in the order of their rows.
 */
export type HandOverReason = 'parts' | 'strict' | 'encoding' | 'entities' | 'elements' | 'cells' | 'order'

/** Where the fast reader stopped, and how many rows it had given by then: they are right, and the next one goes on after them. */
export interface HandOver {
  readonly reason: HandOverReason
  /** The sheet that was being read, null where none was chosen yet. */
  readonly sheet: string | null
  readonly rowsGiven: number
}

/** Carries a reason to hand over out of a scanner. */
export class NotCertain extends Error {
  readonly reason: HandOverReason

  constructor(reason: HandOverReason, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'NotCertain'
    this.reason = reason
  }
}
