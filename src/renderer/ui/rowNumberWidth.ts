/** How wide, in pixels, the column of row numbers is: with room for the digits of the last one. */
export function rowNumberWidth(lastRow: number): number {
  return 40 + 9 * Math.max(2, String(lastRow).length)
}
