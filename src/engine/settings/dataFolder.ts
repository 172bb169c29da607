import { posix, win32 } from 'node:path'

/**
 * Where settings, catalogue, imports and logs are: what `STUB_IMPORT_DATA` says, else the folder that the system has for
 * this program's data, the one that Electron calls `userData`, so that window and command line share it.
 */
export function dataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const path = platform === 'win32' ? win32 : posix
  const chosen = env.STUB_IMPORT_DATA
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen)
  return path.join(appData(platform, env, home), 'Stub Importer')
}

function appData(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') return env.APPDATA ?? win32.join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support')
  // An empty variable counts as unset: the XDG specification says so.
  return env.XDG_CONFIG_HOME || posix.join(home, '.config')
}
