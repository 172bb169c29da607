import {
  isOfWord,
  parsePattern,
  type Edge,
  type PatternFlaw,
  type PatternNode,
} from '#shared/categories/patternSyntax.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** Whether a pattern is found anywhere in a text, which is as `looseText` writes it. */
export type TextPattern = (text: string) => boolean

/** More steps than any pattern that was written by hand has; a text of n characters takes at most n times as many. */
const mostSteps = 2000

/** What is to be done next: read a character, see that an edge is here, or go on in several places at once. */
type Step =
  | { readonly does: 'read'; readonly takes: (character: string) => boolean; readonly next: number }
  | { readonly does: 'see'; readonly edge: Edge; readonly next: number }
  | { readonly does: 'fork'; readonly next: number[] }
  | { readonly does: 'found' }

/**
 * Compiles a regular expression of the user's, or says what is wrong with it. It is followed in all its ways at once, so that
 * a text takes time in proportion to its length, whatever the expression: no other row ever waits for one of them.
 */
export function compileTextPattern(pattern: string): Result<TextPattern, PatternFlaw> {
  const parsed = parsePattern(pattern)
  if (!parsed.ok) return parsed
  const steps: Step[] = [{ does: 'found' }]
  const first = lay(parsed.value, 0, steps)
  if (first === null) return err({ flaw: 'tooLarge', at: 1 })
  return ok((text) => new Search(steps, Array.from(text)).finds(first))
}

/** Adds the steps of a node before those at `next`, and answers where they begin; null where they are too many. */
function lay(node: PatternNode, next: number, steps: Step[]): number | null {
  if (steps.length > mostSteps) return null
  switch (node.is) {
    case 'character':
      return steps.push({ does: 'read', takes: node.takes, next }) - 1
    case 'edge':
      return steps.push({ does: 'see', edge: node.edge, next }) - 1
    case 'sequence':
      return node.parts.reduceRight<number | null>(
        (after, part) => (after === null ? null : lay(part, after, steps)),
        next,
      )
    case 'choice': {
      const ways = node.ways.map((way) => lay(way, next, steps)).filter((way) => way !== null)
      return ways.length < node.ways.length ? null : steps.push({ does: 'fork', next: ways }) - 1
    }
    case 'repeat':
      return layRepeat(node, next, steps)
  }
}

function layRepeat(
  { node, least, most }: Extract<PatternNode, { is: 'repeat' }>,
  next: number,
  steps: Step[],
): number | null {
  let at: number | null = next
  if (most === null) {
    const fork = { does: 'fork' as const, next: [next] }
    at = steps.push(fork) - 1
    const again = lay(node, at, steps)
    if (again === null) return null
    fork.next.push(again)
  }
  for (let left = (most ?? least) - least; left > 0; left--) {
    const once: number | null = lay(node, at, steps)
    if (once === null) return null
    at = steps.push({ does: 'fork', next: [once, next] }) - 1
  }
  for (let left = least; left > 0 && at !== null; left--) at = lay(node, at, steps)
  return at
}

/** One text, read once from its first character to its last, with all steps that are possible at each. */
class Search {
  readonly #steps: readonly Step[]
  readonly #text: readonly string[]
  /** The last place, counted from 1, at which each step was come to. */
  readonly #seen: Uint32Array
  #reading: number[] = []

  constructor(steps: readonly Step[], text: readonly string[]) {
    this.#steps = steps
    this.#text = text
    this.#seen = new Uint32Array(steps.length)
  }

  finds(first: number): boolean {
    for (let at = 0; at <= this.#text.length; at++) {
      const before = this.#reading
      this.#reading = []
      for (const place of before) {
        const step = this.#steps[place]
        if (step?.does !== 'read' || !step.takes(this.#text[at - 1] ?? '')) continue
        if (this.#comesTo(step.next, at)) return true
      }
      if (this.#comesTo(first, at)) return true
    }
    return false
  }

  /** Goes on from a step as far as no character is read; true where that is the end. */
  #comesTo(first: number, at: number): boolean {
    const places = [first]
    for (let place = places.pop(); place !== undefined; place = places.pop()) {
      const step = this.#steps[place]
      if (step === undefined || this.#seen[place] === at + 1) continue
      this.#seen[place] = at + 1
      switch (step.does) {
        case 'found':
          return true
        case 'read':
          this.#reading.push(place)
          break
        case 'see':
          if (this.#isAt(step.edge, at)) places.push(step.next)
          break
        case 'fork':
          places.push(...step.next)
          break
      }
    }
    return false
  }

  #isAt(edge: Edge, at: number): boolean {
    const [before, after] = [this.#text[at - 1], this.#text[at]]
    const isWordEdge = (before !== undefined && isOfWord(before)) !== (after !== undefined && isOfWord(after))
    switch (edge) {
      case 'start':
        return before === undefined
      case 'end':
        return after === undefined
      case 'word':
        return isWordEdge
      case 'noWord':
        return !isWordEdge
    }
  }
}
