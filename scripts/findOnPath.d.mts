/** The first of these names that is an executable file: a bare name is looked up on PATH, a path is taken as it is. */
export function findOnPath(names: readonly string[]): string | null
