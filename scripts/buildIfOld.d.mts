/** Builds when `out/` lacks something or is older than what it is built from; false when that failed. */
export function buildIfOld(): Promise<boolean>
