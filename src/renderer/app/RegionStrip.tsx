import { type CSSProperties, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { useFormat } from '../i18n/useFormat'
import { useMinute } from '../state/clock'
import { type RegionNow, regionsNow, staffing } from '../state/shiftNow'
import { VisuallyHidden } from '../ui/VisuallyHidden'
import { localHour, nightSpans } from './night'
import styles from './RegionStrip.module.css'

const DAY = 86_400_000
const SOON = 3 * 3_600_000

const part = (from: number, to: number, start: number): CSSProperties =>
  ({
    '--from': `${((Math.max(from, start) - start) / DAY) * 100}%`,
    '--length': `${((Math.min(to, start + DAY) - Math.max(from, start)) / DAY) * 100}%`,
  }) as CSSProperties

/** One lane of the ruler: night as a darker ground, and over it how many are on, the more the stronger. */
function Lane({ region, start }: { region: RegionNow; start: number }) {
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const spans = useMemo(() => staffing(region.region, people, shifts, start, start + DAY), [region.region, people, shifts, start])
  const most = Math.max(1, ...spans.map((span) => span.on))
  return (
    <span className={styles.lane}>
      {nightSpans(region.zone, start).map(([from, to]) => (
        <span key={from} className={styles.night} style={part(from, to, start)} />
      ))}
      {spans.map(({ from, to, on }) => (
        <span
          key={from}
          className={styles.shift}
          style={{ ...part(from, to, start), '--share': String(0.15 + 0.85 * (on / most)) } as CSSProperties}
        />
      ))}
    </span>
  )
}

/** UTC and the three regions over one ruler of 24 hours (the UTC day): nights, shifts, now. Hidden without a team. */
export function RegionStrip({ firstWidth }: { firstWidth: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const regions = regionsNow(people, shifts, minute)
  if (regions.length === 0) return null
  const start = Math.floor(minute / DAY) * DAY
  return (
    <section className={styles.strip} aria-label={t('common.strip.label')}>
      <div className={styles.utc} style={{ inlineSize: firstWidth }}>
        {t('common.strip.utc')} <strong className={styles.time}>{format.time(minute, 'UTC')}</strong>
      </div>
      <div className={styles.ruler}>
        <div className={styles.cells}>
          {regions.map((region) => {
            const hour = localHour(region.zone, minute)
            const on = region.on === 0 ? t('common.strip.none') : t('common.strip.on', { count: region.on })
            const hands =
              region.handsOverAt !== null && region.handsOverAt - minute < SOON
                ? t('common.strip.handsOver', { span: format.span(region.handsOverAt - minute) })
                : ''
            return (
              <div key={region.region} className={styles.cell} title={`UTC ${format.time(minute, 'UTC')}`}>
                <span className={styles.name}>{t(`common.strip.${region.region}`)}</span>
                <strong className={styles.time}>{format.time(minute, region.zone)}</strong>
                <span className={styles.city}>
                  {region.city}
                  {hour >= 22 || hour < 6 ? `, ${t('common.strip.night')}` : ''}
                </span>
                <span className={styles.on}>{[on, hands].filter(Boolean).join(', ')}</span>
              </div>
            )
          })}
        </div>
        <VisuallyHidden>{t('common.strip.shiftBar')}</VisuallyHidden>
        <div className={styles.lanes} aria-hidden>
          {regions.map((region) => (
            <Lane key={region.region} region={region} start={start} />
          ))}
          {[6, 12, 18].map((hour) => (
            <span key={hour} className={styles.tick} style={{ '--from': `${(hour / 24) * 100}%` } as CSSProperties} />
          ))}
          <span className={styles.now} style={{ '--from': `${((minute - start) / DAY) * 100}%` } as CSSProperties} />
        </div>
      </div>
    </section>
  )
}
