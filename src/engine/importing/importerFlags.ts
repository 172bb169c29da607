/**
 * How an importer's process is started: its memory is capped, so that a hostile file can take down only itself, and what it
 * throws away is collected early: at a million rows that takes 75 MB less and no more CPU (`npm run bench`).
 */
export const importerFlags: readonly string[] = ['--max-old-space-size=4096', '--max-semi-space-size=8']
