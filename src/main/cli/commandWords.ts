/** The words of a command that the program is started with in place of a window: all after `--cli`; null without it. */
export function commandWords(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli')
  return at === -1 ? null : argv.slice(at + 1)
}
