/** Minor units as plain decimal text with a dot and no grouping: `1234.56`, `-0.05`; exact for every safe integer. */
export function formatMinor(minor: number, decimals: number): string {
  const sign = minor < 0 ? '-' : ''
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0')
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
