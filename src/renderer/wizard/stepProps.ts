import type { ImportStep, ImportSummary } from '#shared/imports/importView.ts'

/** What every step is given: the import, and the way to another step. */
export interface StepProps {
  readonly summary: ImportSummary
  readonly onGo: (step: ImportStep) => void
}
