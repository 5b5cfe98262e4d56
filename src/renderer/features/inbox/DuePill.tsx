import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Due } from '../../data/types'
import { useFormat } from '../../i18n/useFormat'
import { useNear } from '../../state/clock'
import { Pill } from '../../ui/Pill'
import styles from './Row.module.css'

/** Time left: calm as plain text, soon and late as pills with icon and word. Renews itself once a minute. */
export const DuePill = memo(function DuePill({ due }: { due: Due }) {
  const format = useFormat()
  const now = useNear(due.at)
  const words = format.due(due.at, due.targetMs, now)
  if (words.tone === 'calm') return <span className={styles.calmDue}>{words.text}</span>
  return (
    <Pill tone={words.tone} icon={words.tone === 'late' ? 'alert' : 'clock'}>
      {words.text}
    </Pill>
  )
})

/** A snoozed row says until when. */
export function SnoozedUntil({ at }: { at: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNear(at)
  return (
    <span className={styles.calmDue} title={format.dateTime(at)}>
      {t('inbox.until', { when: format.when(at, now) })}
    </span>
  )
}
