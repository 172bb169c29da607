/** How an importer's process is started: its memory is capped, so that a hostile file can take down only itself. */
export const importerFlags: readonly string[] = ['--max-old-space-size=4096']
