/** The system's menu: macOS needs one for its editing keys; elsewhere the window stays bare, so that Alt types. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { UiLanguage } from '../../shared/domain/desk/types'
import { windowWords } from './windowWords'

export const setMenu = ({ newWindow, language }: { newWindow(): void; language: UiLanguage }): void => {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null)
    return
  }
  const words = windowWords[language]
  const template: MenuItemConstructorOptions[] = [
    { role: 'appMenu' },
    {
      label: words.file,
      submenu: [{ label: words.newWindow, accelerator: 'Cmd+Shift+N', click: newWindow }, { type: 'separator' }, { role: 'close' }],
    },
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
