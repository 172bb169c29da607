import { RE2JS, RE2JSSyntaxException } from 're2js'
import { err, ok, type Result } from '#shared/errors/result.ts'

/** Whether a pattern is found anywhere in a text, which is as `looseText` writes it. */
export type TextPattern = (text: string) => boolean

/** Why a regular expression is not taken, in the words of RE2, and the part of it that shows it, if there is one. */
export interface PatternFlaw {
  readonly flaw: string
  readonly part: string | null
}

/**
 * Compiles a regular expression of the user's, in the syntax of RE2, or says what is wrong with it. A text takes time in
 * proportion to its length, whatever the expression: no other row ever waits for one of them.
 */
export function compileTextPattern(pattern: string): Result<TextPattern, PatternFlaw> {
  try {
    // Texts are in upper case, where ß is SS; the expression's own letters keep theirs: \d and \D are not the same.
    const written = pattern.normalize('NFKC').replaceAll('ß', 'ss')
    const compiled = RE2JS.compile(written, RE2JS.CASE_INSENSITIVE)
    return ok((text) => compiled.test(text))
  } catch (problem) {
    if (!(problem instanceof RE2JSSyntaxException)) throw problem
    return err({ flaw: problem.getDescription(), part: partOf(problem.getPattern()) })
  }
}

/** Without the flag that stands for CASE_INSENSITIVE before an expression that is shown whole. */
function partOf(shown: string | null): string | null {
  return shown?.replace(/^\(\?i\)/, '') ?? null
}
