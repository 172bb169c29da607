const mostSteps = 5

/** In whole minor units, the values that a chart's scale names, from 0 up to the first round one that none of `values` is above; 1, 2 or 5 with zeros apart. */
export function scaleOf(values: readonly number[]): number[] {
  const most = Math.max(1, ...values)
  const least = Math.max(1, 10 ** Math.floor(Math.log10(most / mostSteps)))
  const step =
    [1, 2, 5, 10].map((times) => times * least).find((one) => most / one <= mostSteps) ?? least * 10
  const steps = Math.ceil(most / step)
  return Array.from({ length: steps + 1 }, (_, at) => at * step)
}
