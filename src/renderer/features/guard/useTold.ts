import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/useFormat'
import { say } from '../../ui/liveRegion'
import type { Said } from './verdict'

/** Says how many of what when that changes, not at each key. Where nothing is written (any more) it is silent: what became of the text is being said. */
export const useTold = (said: readonly Said[], written: boolean): void => {
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
    before.current = told
    if (told !== '') say(told)
    else if (written) say(t('guard.clear'))
  }, [told, written, t])
}
