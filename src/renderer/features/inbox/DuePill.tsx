import { memo, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { now as nowAt } from '../../bridge/deskStore'
import type { Due, RowClock } from '../../data/types'
import { useFormat } from '../../i18n/useFormat'
import { useNear } from '../../state/clock'
import { Pill } from '../../ui/Pill'
import styles from './Row.module.css'

/** Time left: calm as plain text, soon and late as pills with icon and word; pointed at, it names every clock. Renews itself once a minute. */
export const DuePill = memo(function DuePill({ due, clocks }: { due: Due; clocks: readonly RowClock[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNear(due.at)
  const words = format.due(due.at, due.targetMs, now)
  const nameOf = ({ kind, at, state }: RowClock) =>
    state === 'paused'
      ? t('inbox.clockPaused', { kind: t(`clock.kind.${kind}`) })
      : t('inbox.dueReason', { kind: t(`clock.kind.${kind}`), when: format.when(at, nowAt()) })
  // Worded when it is asked for: a list draws hundreds of these.
  const explain = ({ currentTarget }: PointerEvent<HTMLElement>) => {
    const [first, ...rest] = clocks
    if (!first) return
    const also = rest.length > 0 ? t('inbox.alsoRuns', { clocks: format.list(rest.map(nameOf)) }) : ''
    currentTarget.title = [nameOf(first), also].filter(Boolean).join('\n')
  }
  return (
    <span className={styles.due} onPointerEnter={explain}>
      {words.tone === 'calm' ? (
        <span className={styles.calmDue}>{words.text}</span>
      ) : (
        <Pill tone={words.tone} icon={words.tone === 'late' ? 'alert' : 'clock'}>
          {words.text}
        </Pill>
      )}
    </span>
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
