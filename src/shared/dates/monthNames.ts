const names = [
  ['january', 'januarie'],
  ['february', 'februarie'],
  ['march', 'maart', 'mrt'],
  ['april'],
  ['may', 'mei'],
  ['june', 'junie'],
  ['july', 'julie'],
  ['august', 'augustus'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'desember'],
]

/** A day, `YYYY-MM-DD`, as `3 April 2025`. */
export function dayInWords(day: string): string {
  const [year, month, ofMonth] = day.split('-').map(Number)
  const name = names[(month ?? 0) - 1]?.[0] ?? ''
  return `${ofMonth} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`
}

const monthByBeginning = new Map(
  names.flatMap((month, index) =>
    month.flatMap((name) => beginnings(name).map((beginning) => [beginning, index + 1] as const)),
  ),
)

function beginnings(name: string): string[] {
  return Array.from({ length: name.length - 2 }, (_, more) => name.slice(0, more + 3))
}

/** The month, 1 to 12, that an English or Afrikaans name or its first three or more letters names, in any case; undefined for other words. */
export function monthNamed(word: string): number | undefined {
  return monthByBeginning.get(word.toLowerCase())
}
