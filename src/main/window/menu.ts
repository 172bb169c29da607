import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ExternalLink } from './externalLinks.ts'

/** What the menu's own entries do. */
export interface MenuActions {
  readonly open: () => void
  readonly openLink: (link: ExternalLink) => void
}

/** Puts the program's menu where its system has it. */
export function showMenu(actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions)))
}

function menuTemplate({ open, openLink }: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: '&File',
      submenu: [
        { label: 'Open…', accelerator: 'CmdOrCtrl+O', click: open },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    {
      role: 'help',
      submenu: [
        { label: 'Open stub', click: () => openLink('stub') },
        { label: "stub's Connect API", click: () => openLink('connectReference') },
        { label: 'Help with the keychain', click: () => openLink('keychainHelp') },
        { type: 'separator' },
        { role: 'about' },
      ],
    },
  ]
}
