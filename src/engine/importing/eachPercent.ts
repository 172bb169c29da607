/**
 * Tells how far something is once for each percent of `total` that is done, however many steps it takes: a window that hears
 * of thousands of steps at once has no time left to draw.
 */
export function eachPercent(total: number, tell: (done: number) => void): (done: number) => void {
  let last = -1
  return (done) => {
    const percent = total <= 0 ? 100 : Math.floor((100 * done) / total)
    if (percent === last) return
    last = percent
    tell(done)
  }
}
