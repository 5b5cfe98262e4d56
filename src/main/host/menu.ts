/** The system's menu: macOS needs one for its editing keys; elsewhere the window stays bare, so that Alt types. */
import { Menu, type MenuItemConstructorOptions } from 'electron'

export const setMenu = (): void => {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null)
    return
  }
  const template: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
