/** The smallest of the figures that a share of all of them do not exceed: one that was really measured. */
export function percentileOf(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((one, other) => one - other)
  const figure = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (figure === undefined) throw new Error('There are no figures')
  return figure
}
