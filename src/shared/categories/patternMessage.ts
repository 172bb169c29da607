import type { PatternFlaw } from '#shared/categories/textPattern.ts'

const reasons: Readonly<Record<string, string>> = {
  'missing closing )': 'a bracket ( is never closed',
  'missing closing ]': 'a bracket [ is never closed',
  'unexpected )': 'a bracket ) closes what was never opened',
  'trailing backslash at end of expression': 'nothing stands behind the last \\',
  'missing argument to repetition operator':
    'nothing stands before it that could be repeated; write \\ before it to look for the character itself',
  'invalid nested repetition operator': 'a repetition cannot be repeated',
  'invalid or unsupported Perl syntax':
    'that is not known here; look-around is left out, so that no expression can take for ever',
  'invalid escape sequence':
    'that is not known here; references back are left out, so that no expression can take for ever',
  'invalid character class range': 'the range ends before it begins',
  'invalid repeat count': 'the counts are too large, or the second is below the first',
}

/** Why a regular expression is not taken, in the user's words; what has none here is told in those of RE2. */
export function patternMessage({ flaw, part }: PatternFlaw): string {
  const reason = reasons[flaw] ?? flaw
  return part === null ? `This expression is not taken: ${reason}.` : `“${part}” is not taken: ${reason}.`
}
