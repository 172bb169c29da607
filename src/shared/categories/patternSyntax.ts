import { err, ok, type Result } from '#shared/errors/result.ts'

/** Why a regular expression is not taken; `at` is the character that shows it, counted from 1. */
export interface PatternFlaw {
  readonly flaw: 'unclosed' | 'unopened' | 'nothingToRepeat' | 'notSupported' | 'backwards' | 'tooLarge'
  readonly at: number
}

/** What must hold between two characters: the text's start or end, or the edge of a word or none. */
export type Edge = 'start' | 'end' | 'word' | 'noWord'

/** A regular expression taken apart. `most` is null where a repetition has no limit. */
export type PatternNode =
  | { readonly is: 'character'; readonly takes: (character: string) => boolean }
  | { readonly is: 'edge'; readonly edge: Edge }
  | { readonly is: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'choice'; readonly ways: readonly PatternNode[] }
  | {
      readonly is: 'repeat'
      readonly node: PatternNode
      readonly least: number
      readonly most: number | null
    }

type Parsed<Value> = Result<Value, PatternFlaw>
type Takes = (character: string) => boolean

/** The most repetitions that may be counted: every one is a copy of what is repeated. */
const mostRepeats = 200

/** Whether a character is of a word: a letter, a digit or an underscore. */
export const isOfWord: Takes = (character) => /^[\p{L}\p{N}_]$/u.test(character)

const classes: Readonly<Record<string, Takes>> = {
  d: (character) => /^\p{Nd}$/u.test(character),
  w: isOfWord,
  s: (character) => /^\s$/u.test(character),
}

/**
 * Takes a regular expression apart: characters, `.`, classes, `\d \w \s \b` and their opposites, `^`, `$`, groups, `|`, and
 * repetition. Look-around and references back are not supported: without them every text is judged in time linear to its
 * length. Case tells nothing apart; the texts that are judged are in upper case.
 */
export function parsePattern(pattern: string): Parsed<PatternNode> {
  return new PatternParser(Array.from(pattern.normalize('NFC'))).whole()
}

class PatternParser {
  readonly #characters: readonly string[]
  #at = 0

  constructor(characters: readonly string[]) {
    this.#characters = characters
  }

  whole(): Parsed<PatternNode> {
    const node = this.#choice()
    if (!node.ok) return node
    return this.#at < this.#characters.length ? this.#flaw('unopened') : node
  }

  #choice(): Parsed<PatternNode> {
    const ways: PatternNode[] = []
    do {
      const way = this.#sequence()
      if (!way.ok) return way
      ways.push(way.value)
    } while (this.#take('|'))
    return ok({ is: 'choice', ways })
  }

  #sequence(): Parsed<PatternNode> {
    const parts: PatternNode[] = []
    while (this.#at < this.#characters.length && !this.#sees('|') && !this.#sees(')')) {
      const part = this.#repeated()
      if (!part.ok) return part
      parts.push(part.value)
    }
    return ok({ is: 'sequence', parts })
  }

  #repeated(): Parsed<PatternNode> {
    const from = this.#at
    const node = this.#one()
    if (!node.ok) return node
    const times = this.#times()
    if (times === null) return node
    if (node.value.is === 'edge') return this.#flaw('nothingToRepeat', from)
    const [least, most] = times
    if (Math.max(least, most ?? 0) > mostRepeats) return this.#flaw('tooLarge', from)
    if (most !== null && most < least) return this.#flaw('backwards', from)
    // Whether as few or as many as possible: it is the same text that matches.
    this.#take('?')
    const again = this.#at
    return this.#times() === null
      ? ok({ is: 'repeat', node: node.value, least, most })
      : this.#flaw('nothingToRepeat', again)
  }

  #times(): readonly [number, number | null] | null {
    if (this.#take('*')) return [0, null]
    if (this.#take('+')) return [1, null]
    if (this.#take('?')) return [0, 1]
    const rest = this.#characters.slice(this.#at).join('')
    const counted = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(rest)
    if (counted === null) return null
    const [all, least = '', limit, most = ''] = counted
    this.#at += all.length
    if (limit === undefined) return [Number(least), Number(least)]
    return [Number(least), most === '' ? null : Number(most)]
  }

  #one(): Parsed<PatternNode> {
    const character = this.#next()
    switch (character) {
      case '.':
        return ok({ is: 'character', takes: () => true })
      case '^':
        return ok({ is: 'edge', edge: 'start' })
      case '$':
        return ok({ is: 'edge', edge: 'end' })
      case '(':
        return this.#group()
      case '[':
        return this.#bracket()
      case '\\':
        return this.#escape()
      case '*':
      case '+':
      case '?':
        return this.#flaw('nothingToRepeat', this.#at - 1)
      default:
        return ok(literal(character))
    }
  }

  #group(): Parsed<PatternNode> {
    const from = this.#at - 1
    if (this.#take('?') && !this.#take(':')) return this.#flaw('notSupported', from)
    const node = this.#choice()
    if (!node.ok) return node
    return this.#take(')') ? node : this.#flaw('unclosed', from)
  }

  #escape(): Parsed<PatternNode> {
    const from = this.#at - 1
    if (this.#at >= this.#characters.length) return this.#flaw('unclosed', from)
    const character = this.#next()
    if (character === 'b') return ok({ is: 'edge', edge: 'word' })
    if (character === 'B') return ok({ is: 'edge', edge: 'noWord' })
    const takes = classOf(character)
    if (takes !== null) return ok({ is: 'character', takes })
    return /^[\p{L}\p{N}]$/u.test(character) ? this.#flaw('notSupported', from) : ok(literal(character))
  }

  #bracket(): Parsed<PatternNode> {
    const from = this.#at - 1
    const isNot = this.#take('^')
    const members: Takes[] = []
    while (!this.#sees(']')) {
      if (this.#at >= this.#characters.length) return this.#flaw('unclosed', from)
      const member = this.#member()
      if (!member.ok) return member
      members.push(member.value)
    }
    this.#next()
    const isIn: Takes = (character) => members.some((takes) => takes(character))
    return ok({ is: 'character', takes: isNot ? (character) => !isIn(character) : isIn })
  }

  #member(): Parsed<Takes> {
    const from = this.#at
    const first = this.#next()
    if (first === '\\') {
      const escaped = this.#next()
      const takes = classOf(escaped)
      if (takes !== null) return ok(takes)
      if (/^[\p{L}\p{N}]?$/u.test(escaped)) return this.#flaw('notSupported', from)
      return ok((character) => character === escaped)
    }
    const isRange = this.#sees('-') && this.#characters[this.#at + 1] !== ']'
    if (!isRange) return ok((character) => eitherCase(character, (each) => each === first))
    this.#next()
    const last = this.#next()
    if (last < first) return this.#flaw('backwards', from)
    return ok((character) => eitherCase(character, (each) => first <= each && each <= last))
  }

  #sees(character: string): boolean {
    return this.#characters[this.#at] === character
  }

  #take(character: string): boolean {
    const sees = this.#sees(character)
    if (sees) this.#at++
    return sees
  }

  #next(): string {
    return this.#characters[this.#at++] ?? ''
  }

  #flaw(flaw: PatternFlaw['flaw'], at = this.#at): Parsed<never> {
    return err({ flaw, at: at + 1 })
  }
}

/** A character of the pattern as the texts have it, which may be several: `ß` is `SS` in upper case. */
function literal(written: string): PatternNode {
  const parts = Array.from(written.normalize('NFKC').toUpperCase()).map((upper): PatternNode => ({
    is: 'character',
    takes: (character) => character === upper,
  }))
  return { is: 'sequence', parts }
}

function eitherCase(character: string, takes: Takes): boolean {
  return takes(character) || takes(character.toLowerCase())
}

function classOf(letter: string): Takes | null {
  const takes = classes[letter.toLowerCase()]
  if (takes === undefined) return null
  return letter === letter.toLowerCase() ? takes : (character) => !takes(character)
}
