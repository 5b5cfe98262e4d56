import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat'
import { say } from '../../ui/liveRegion'
import type { Said } from './verdict'

/** Says how many of what when that changes, not at each key. */
export const useTold = (said: readonly Said[]): void => {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = (['block', 'warn', 'hint'] as const)
    .map((level) => ({ level, count: said.filter((one) => one.level === level).length }))
    .filter(({ count }) => count > 0)
  const told =
    counts.length === 0
      ? ''
      : t('guard.says', { what: format.list(counts.map(({ level, count }) => t(`guard.count.${level}`, { count }))) })
  const before = useRef('')
  useEffect(() => {
    if (told === before.current) return
    say(told === '' ? t('guard.clear') : told)
    before.current = told
  }, [told, t])
}
