import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { type Format, makeFormat } from './format'

/** The agent's zone: what she chose, or the system's. */
export const useZone = (): string =>
  useDesk((desk) => desk.settings.zone || desk.info?.zone || Intl.DateTimeFormat().resolvedOptions().timeZone)

/** One for all components: Intl's formatters cost a millisecond each to make, and every row and message needs several. */
const made = new Map<string, Format>()

/** Formatters of the interface language and the agent's zone; the same object until one of them changes. */
export const useFormat = (): Format => {
  const { i18n } = useTranslation()
  const zone = useZone()
  const key = `${i18n.language}|${zone}`
  let format = made.get(key)
  if (!format) {
    format = makeFormat(i18n.language === 'en-XA' ? 'en' : i18n.language, zone, i18n.getFixedT(i18n.language))
    made.set(key, format)
  }
  return format
}
