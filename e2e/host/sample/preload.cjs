const { contextBridge, ipcRenderer, webUtils } = require('electron')

contextBridge.exposeInMainWorld('sample', {
  ask: (channel, value) => ipcRenderer.invoke(channel, value),
  tell: (value) => ipcRenderer.send('tell', value),
  onTold: (hear) => ipcRenderer.on('told', (_event, value) => hear(value)),
  pathOf: (file) => ipcRenderer.invoke('echo', webUtils.getPathForFile(file)),
})
