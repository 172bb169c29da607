import type { PatternFlaw } from '#shared/categories/patternSyntax.ts'

/** Why a regular expression is not taken, in the user's words. */
export function patternMessage({ flaw, at }: PatternFlaw): string {
  switch (flaw) {
    case 'unclosed':
      return `What character ${at} opens is never closed.`
    case 'unopened':
      return `Character ${at} closes a bracket that was never opened.`
    case 'nothingToRepeat':
      return `There is nothing before character ${at} that could be repeated. Write \\ before it to look for that character itself.`
    case 'notSupported':
      return `What begins at character ${at} is not known here. Look-around and references back are left out, so that no expression can take for ever.`
    case 'backwards':
      return `The range at character ${at} ends before it begins.`
    case 'tooLarge':
      return `What begins at character ${at} repeats too much. Write + or * in place of large counts.`
  }
}
