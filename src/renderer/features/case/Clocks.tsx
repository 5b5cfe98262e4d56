import { useTranslation } from 'react-i18next'
import { countingOf } from '../../../shared/domain/case/assess'
import type { Clock } from '../../../shared/domain/clock/types'
import type { Case } from '../../data/useCase'
import { clockReason } from '../../i18n/clockWords'
import { useFormat } from '../../i18n/useFormat'
import { useNear } from '../../state/clock'
import { Pill } from '../../ui/Pill'
import styles from './Case.module.css'

/** One clock: its deadline on three walls, how it stands, why it runs, and where its figure comes from. */
function ClockLine({ clock, counts, zone }: { clock: Clock; counts: boolean; zone: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useNear(clock.at)
  const paused = clock.pausedSince !== null
  const words = format.due(clock.at, clock.targetMs, minute)
  const tone = paused || !clock.orders ? 'plain' : words.tone
  return (
    <li className={styles.clock} data-counts={counts ? '' : undefined}>
      <p className={styles.clockHead}>
        <strong>{t(`clock.kind.${clock.kind}`)}</strong>
        <Pill tone={tone} icon={paused ? 'pause' : tone === 'late' ? 'alert' : 'clock'}>
          {paused ? t('case.standsStill') : words.text}
        </Pill>
      </p>
      <p className={styles.state}>
        {counts
          ? t('case.countsFirst')
          : paused
            ? t('case.pausedSince', { when: format.dateTime(clock.pausedSince ?? 0) })
            : clock.orders
              ? t('case.runsToo')
              : t('case.shownOnly')}
      </p>
      <dl className={styles.times}>
        <div>
          <dt>{t('case.here')}</dt>
          <dd>{format.dateTime(clock.at)}</dd>
        </div>
        {zone ? (
          <div>
            <dt>{t('case.customers')}</dt>
            <dd>{format.dateTime(clock.at, zone)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('case.utc')}</dt>
          <dd>{format.dateTime(clock.at, 'UTC')}</dd>
        </div>
      </dl>
      <p className={styles.weak}>{clockReason(clock, t, format)}</p>
      {clock.source ? (
        <p className={styles.source} dir="auto">
          {t('case.source', { source: clock.source })}
        </p>
      ) : null}
    </li>
  )
}

/** All clocks, the one that counts first; or why none runs. */
export function Clocks({ given }: { given: Case }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { facts, assessment } = given
  const counting = countingOf(assessment.clocks)
  const minute = useNear(counting?.clock.at ?? null)
  const { status } = facts.conversation
  const closed = status === 'resolved' || status === 'spam'
  const ordered = [...assessment.clocks].sort((a, b) => Number(b === counting?.clock) - Number(a === counting?.clock))
  const words = counting && !closed ? format.due(counting.due.at, counting.due.targetMs, minute) : null
  const head = words ? (words.tone === 'late' ? words.text : t('case.dueIn', { span: words.text })) : t('case.notDue')
  return (
    <section className={styles.section} aria-label={t('case.clocks')}>
      <h3 className={styles.title}>{head}</h3>
      {words ? null : <p className={styles.weak}>{t(closed ? 'case.closed' : 'case.nobodyWaits')}</p>}
      <ul className={styles.clocks}>
        {ordered.map((clock) => (
          <ClockLine
            key={`${clock.kind}|${clock.targetId}|${clock.at}`}
            clock={clock}
            counts={!closed && clock === counting?.clock}
            zone={facts.customer?.zone ?? null}
          />
        ))}
      </ul>
      <p className={styles.note}>{t('case.alertsNote')}</p>
    </section>
  )
}
