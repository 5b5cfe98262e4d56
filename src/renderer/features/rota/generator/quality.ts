import { useTranslation } from 'react-i18next'
import type { RotaJob } from '../../../../shared/contract/rota'
import { useFormat } from '../../../i18n/useFormat'

/** How good the plan is, in words: what it costs, and how much better any plan could be. */
export function useQuality({ objective, bound }: Pick<RotaJob, 'objective' | 'bound'>): string {
  const { t } = useTranslation()
  const format = useFormat()
  if (objective === null) return t('rotaGenerator.quality.none')
  const cost = format.number(Math.round(objective))
  if (bound === null || bound <= 0 || objective <= 0)
    return t(objective <= 0 ? 'rotaGenerator.quality.best' : 'rotaGenerator.quality.open', { cost })
  if (objective - bound < 0.5) return t('rotaGenerator.quality.best', { cost })
  return t('rotaGenerator.quality.gap', { cost, share: format.percent((objective - bound) / objective) })
}
