import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { channels } from '#shared/ipc/channels.ts'
import type { Router } from '#shared/ipc/router.ts'
import type { Notice } from '#shared/ipc/wire.ts'
import type { WindowContract } from '#shared/ipc/windowContract.ts'
import type { HandedFile } from '../files/handedFiles.ts'
import { isOurs } from '../window/servePage.ts'

/** Main's end of the four channels. */
export interface WindowWire {
  /** Answers the window's messages with `router`, and its files with `takeFile`; everybody else's are refused. */
  serve(this: void, router: Router<WindowContract>, takeFile: (path: string) => HandedFile): void
  /** Tells the window; what nobody is there to hear is dropped. */
  notify(this: void, notice: Notice): void
}

const absolutePath = z.string().min(1).max(32_768)

/** Joins the window that `window` answers with. Sender and origin are checked here, once, for every message. */
export function createWindowWire(window: () => BrowserWindow | null): WindowWire {
  function isFromWindow({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): boolean {
    const contents = window()?.webContents
    if (contents === undefined || sender !== contents) return false
    return senderFrame !== null && senderFrame === contents.mainFrame && isOurs(senderFrame.url)
  }

  function assertFromWindow(event: IpcMainInvokeEvent): void {
    if (!isFromWindow(event)) throw new Error('A message from elsewhere')
  }

  return {
    serve(this: void, router, takeFile) {
      ipcMain.handle(channels.request, (event, request: unknown) => {
        assertFromWindow(event)
        return router.handle(request)
      })
      ipcMain.on(channels.cancel, (event, id: unknown) => {
        if (isFromWindow(event) && typeof id === 'string') router.cancel(id)
      })
      ipcMain.handle(channels.file, (event, path: unknown) => {
        assertFromWindow(event)
        return takeFile(absolutePath.parse(path))
      })
    },
    notify(notice) {
      const contents = window()?.webContents
      if (contents?.isDestroyed() === false) contents.send(channels.notice, notice)
    },
  }
}
