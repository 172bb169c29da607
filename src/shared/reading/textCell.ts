const keptAsText = /^="([^"]*)"$/

/**
 * What a cell of delimited text holds: what stands there without the blanks around it, and inside of `="00012345"`, by which
 * spreadsheets are told to keep digits as they stand. Other formulas are texts like any.
 */
export function textCell(written: string): string {
  const text = written.trim()
  return text.startsWith('="') ? text.replace(keptAsText, '$1').trim() : text
}
