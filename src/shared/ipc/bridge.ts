import type { Transport } from '#shared/ipc/wire.ts'

/**
 * All that preload gives to the window, as `window.stubImporter`. `takeFile` hands a dropped or chosen file to main by
 * its path, which the window never sees; the answer's `fileId` names the file in `imports.create`.
 */
export interface Bridge<DroppedFile> extends Transport {
  takeFile(this: void, file: DroppedFile): Promise<{ readonly fileId: string; readonly name: string }>
}
