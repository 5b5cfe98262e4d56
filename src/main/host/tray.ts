/** The icon beside the clock: how much is unread and waits to leave, and the few things one wants without a window. */
import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { Log } from '../ports'
import { type TrayDeeds, type TrayFacts, trayMenu } from './trayMenu'

/** @param resources folder of the program's resources */
export const createTray = (resources: string, deeds: TrayDeeds, log: Log) => {
  let tray: Tray | null = null
  let told = ''
  try {
    const icon = nativeImage.createFromPath(join(resources, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'))
    if (!icon.isEmpty()) tray = new Tray(icon)
  } catch (error) {
    // A system without a tray: the program goes on without one.
    log.warn('tray.none', { error: error instanceof Error ? error.name : 'unknown' })
  }
  tray?.on('click', deeds.show)
  return {
    update(facts: TrayFacts): void {
      const now = JSON.stringify(facts)
      if (!tray || now === told) return
      told = now
      const { tooltip, template } = trayMenu(facts, deeds)
      tray.setToolTip(tooltip)
      tray.setContextMenu(Menu.buildFromTemplate(template))
    },
    destroy(): void {
      tray?.destroy()
      tray = null
    },
  }
}
