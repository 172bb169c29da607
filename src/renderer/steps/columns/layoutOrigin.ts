import type { ImportSummary } from '#shared/imports/importView.ts'

/** Where a layout is from: kept by the user, `asKept` for other files, shipped, or neither, as after a change by hand. */
export type LayoutOrigin = Pick<ImportSummary, 'layoutName' | 'preset'> & { readonly asKept?: boolean }
