// What `electron` is under the stand-in: as much of it as main uses, a small file for each part.
import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipcMain.ts'
import { Menu } from './menu.ts'
import { nativeTheme } from './nativeTheme.ts'
import { net } from './net.ts'
import { Notification } from './notification.ts'
import { powerMonitor } from './powerMonitor.ts'
import { protocol } from './protocol.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { utilityProcess } from './utilityProcess.ts'
import { webContents } from './webContents.ts'

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
}

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
}
export default electron
