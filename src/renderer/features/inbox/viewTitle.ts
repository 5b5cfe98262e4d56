import { useTranslation } from 'react-i18next'
import { useDesk } from '../../bridge/deskStore'
import type { View } from '../../data/types'
import { useFormat } from '../../i18n/useFormat'

/** «Due next», «Nordlicht», «German»; a narrowed view names both. */
export const useViewTitle = (view: View): string => {
  const { t } = useTranslation()
  const format = useFormat()
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === view.shopId)?.name)
  const narrowed = [shop, view.language ? format.language(view.language) : undefined].filter(Boolean).join(' · ')
  const kind = t(`inbox.view.${view.kind}`)
  if (!narrowed) return kind
  return view.kind === 'due' ? narrowed : `${kind} · ${narrowed}`
}
