/** Lines and tooltip of the tray's icon. Pure. */
import type { MenuItemConstructorOptions } from 'electron'
import type { UiLanguage } from '../../shared/domain/desk/types'
import { counted, leavingWords } from './leavingWords'

export interface TrayFacts {
  language: UiLanguage
  unread: number
  leaving: number
  asks: number
  mayLock: boolean
}

export interface TrayDeeds {
  show(): void
  queue(): void
  /** The quick palette. */
  quick(): void
  lock(): void
  quit(): void
}

export const trayMenu = (facts: TrayFacts, deeds: TrayDeeds): { tooltip: string; template: MenuItemConstructorOptions[] } => {
  const { language, unread, leaving, asks } = facts
  const words = leavingWords[language]
  const lines = [
    ...(leaving > 0 ? [counted(language, words.waits, leaving)] : []),
    ...(asks > 0 ? [counted(language, words.asks, asks)] : []),
  ]
  const queue = lines.length === 0 ? [words.idle] : lines
  return {
    tooltip: ['Dragoman', ...(unread > 0 ? [counted(language, words.unread, unread)] : []), ...queue].join('\n'),
    template: [
      { label: words.show, click: deeds.show },
      { label: words.quick, click: deeds.quick },
      { type: 'separator' },
      ...queue.map((label): MenuItemConstructorOptions => ({ label, enabled: lines.length > 0, click: deeds.queue })),
      { type: 'separator' },
      { label: words.lock, enabled: facts.mayLock, click: deeds.lock },
      { label: words.quit, click: deeds.quit },
    ],
  }
}
