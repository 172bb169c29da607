import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '#shared/ipc/bridge.ts'
import { channels } from '#shared/ipc/channels.ts'

type Handed = Awaited<ReturnType<Bridge<File>['takeFile']>>

const bridge: Bridge<File> = {
  request: (request) => ipcRenderer.invoke(channels.request, request),
  cancel: (id) => ipcRenderer.send(channels.cancel, id),
  onNotice(hear) {
    const listen = (_event: unknown, notice: unknown) => hear(notice)
    ipcRenderer.on(channels.notice, listen)
    return () => ipcRenderer.off(channels.notice, listen)
  },
  // Main's handler of this channel answers with exactly this.
  takeFile: (file) => ipcRenderer.invoke(channels.file, webUtils.getPathForFile(file)) as Promise<Handed>,
}

contextBridge.exposeInMainWorld('stubImporter', bridge)
