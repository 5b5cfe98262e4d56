/** The system's menu: macOS needs one for its editing keys; elsewhere the window stays bare, so that Alt types. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { UiLanguage } from '../../shared/domain/desk/types'
import { leavingWords } from './leavingWords'
import { windowWords } from './windowWords'

export const setMenu = ({ newWindow, quit, language }: { newWindow(): void; quit(): void; language: UiLanguage }): void => {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null)
    return
  }
  const words = windowWords[language]
  const template: MenuItemConstructorOptions[] = [
    {
      role: 'appMenu',
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        // Not the role: it would quit without a word on what waits to leave.
        { label: leavingWords[language].quit, accelerator: 'Cmd+Q', click: quit },
      ],
    },
    {
      label: words.file,
      submenu: [{ label: words.newWindow, accelerator: 'Cmd+Shift+N', click: newWindow }, { type: 'separator' }, { role: 'close' }],
    },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
