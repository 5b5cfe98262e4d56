import { useTranslation } from 'react-i18next'
import type { MemoryLayer } from '../../../shared/domain/translation/memoryTypes'
import { useDesk } from '../../bridge/deskStore'

/** The layers of this desk by name: what is shared, and each shop's own. */
export const useLayers = (): { id: MemoryLayer; label: string }[] => {
  const { t } = useTranslation()
  const shops = useDesk((desk) => desk.shops)
  return [{ id: 'shared', label: t('memory.shared') }, ...shops.map(({ id, name }) => ({ id, label: name }))]
}
/** Languages that are offered wherever one is chosen: what the shops speak, and the starter library's. */
export const useLanguages = (...more: string[]): string[] => {
  const shops = useDesk((desk) => desk.shops)
  const working = useDesk((desk) => desk.settings.workingLanguage)
  const all = [
    working,
    ...more,
    ...shops.flatMap(({ languages }) => languages),
    'en',
    'de',
    'fr',
    'es',
    'pt-BR',
    'it',
    'pl',
    'ja',
    'zh-CN',
    'ar',
  ]
  return [...new Set(all.filter((code) => code !== ''))]
}
