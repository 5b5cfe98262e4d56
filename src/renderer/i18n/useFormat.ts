import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { type Format, makeFormat } from './format'

/** The agent's zone: what she chose, or the system's. */
export const useZone = (): string =>
  useDesk((desk) => desk.settings.zone || desk.info?.zone || Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Formatters of the interface language and the agent's zone; the same object until one of them changes. */
export const useFormat = (): Format => {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const language = i18n.language === 'en-XA' ? 'en' : i18n.language
  return useMemo(() => makeFormat(language, zone, t), [language, zone, t])
}
