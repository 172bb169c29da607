/** Builds when `out/` lacks something or is older than what it is built from; false when that failed. */
export function buildIfOld(): Promise<boolean>

/** Builds main, preload and renderer into `out/`, saying only what is wrong. */
export const buildCommand: readonly string[]
