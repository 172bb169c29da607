import path from 'node:path'

/**
 * The files that a command line asks to open, as full paths. `words` is all that follows the executable: options are
 * left out, and so is the program's own folder, which Electron is given when it runs from its sources.
 */
export function filesInArguments(
  words: readonly string[],
  workingFolder: string,
  programFolder: string,
): string[] {
  return words
    .filter((word) => word !== '' && !word.startsWith('-'))
    .map((word) => path.resolve(workingFolder, word))
    .filter((file) => file !== path.resolve(programFolder))
}
