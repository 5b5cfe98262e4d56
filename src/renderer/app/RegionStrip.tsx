import type { i18n } from 'i18next'
import { type CSSProperties, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../bridge/deskStore'
import { useFormat } from '../i18n/useFormat'
import { useMinute } from '../state/clock'
import { type RegionNow, regionsNow, staffing } from '../state/shiftNow'
import { Icon } from '../ui/Icon'
import { VisuallyHidden } from '../ui/VisuallyHidden'
import { localHour, midnights, nightSpans } from './night'
import styles from './RegionStrip.module.css'
import { partsOfDay } from './ruler'

const DAY = 86_400_000
const MINUTE = 60_000
const SOON = 3 * 3_600_000

const at = (from: number, to = from): CSSProperties =>
  ({ '--from': `${(from / DAY) * 100}%`, '--length': `${((to - from) / DAY) * 100}%` }) as CSSProperties

/** How many of all regions are on, over the day: the more, the stronger. */
function Staffing({ start }: { start: number }) {
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const spans = useMemo(() => staffing('all', people, shifts, start, start + DAY), [people, shifts, start])
  const most = Math.max(1, ...spans.map((span) => span.on))
  return spans.map(({ from, to, on }) => (
    <span
      key={from}
      className={styles.shift}
      style={{ ...at(from - start, to - start), '--share': String(0.15 + 0.85 * (on / most)) } as CSSProperties}
    />
  ))
}

function Region({ region, minute, i18n }: { region: RegionNow; minute: number; i18n: i18n }) {
  const { t } = useTranslation()
  const format = useFormat()
  const hour = localHour(region.zone, minute)
  const night = hour >= 22 || hour < 6
  const on = region.on === 0 ? t('common.strip.none') : t('common.strip.on', { count: region.on })
  const handsOver = region.handsOverAt === null || region.handsOverAt - minute > DAY ? null : format.span(region.handsOverAt - minute)
  const soon = region.handsOverAt !== null && region.handsOverAt - minute < SOON
  const time = format.time(minute, region.zone)
  const name = t(`common.strip.${region.region}`)
  const exact = [
    t('common.strip.cell', { region: name, time, city: region.city, on }),
    night ? t('common.strip.nightThere') : '',
    handsOver === null ? '' : t('common.strip.handsOverAt', { span: handsOver, time: format.time(region.handsOverAt ?? 0, 'UTC') }),
  ]
  return (
    <div className={styles.label} dir={i18n.dir()} title={exact.filter(Boolean).join('\n')}>
      <span className={styles.name}>{name}</span>
      <strong className={styles.time}>{time}</strong>
      {night ? <Icon name="moon" size={12} /> : null}
      <span className={styles.city}>
        {region.city}
        {night ? <VisuallyHidden>, {t('common.strip.night')}</VisuallyHidden> : null}
      </span>
      <span className={styles.on}>
        {on}
        {soon && handsOver !== null ? <span className={styles.hands}>, {t('common.strip.handsOver', { span: handsOver })}</span> : null}
      </span>
    </div>
  )
}

/**
 * One ruler of 24 hours (the UTC day), divided among the regions by whose day it is; the reader's night and midnight
 * in its ground, how many are on along its foot, and one mark for now. Hidden without a team.
 */
export function RegionStrip({ firstWidth }: { firstWidth: number }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const zone = useDesk((desk) => desk.settings.zone || desk.info?.zone || 'UTC')
  const regions = useMemo(() => regionsNow(people, shifts, minute), [people, shifts, minute])
  if (regions.length === 0) return null
  const start = Math.floor(minute / DAY) * DAY
  return (
    <section className={styles.strip} aria-label={t('common.strip.label')}>
      <div className={styles.utc} style={{ inlineSize: firstWidth }}>
        {t('common.strip.utc')} <strong className={styles.time}>{format.time(minute, 'UTC')}</strong>
      </div>
      {/* Time runs from left to right on every ruler, in every language. */}
      <div className={styles.ruler} dir="ltr">
        {nightSpans(zone, start).map(([from, to]) => (
          <span key={from} aria-hidden className={styles.night} style={at(from - start, to - start)} />
        ))}
        {midnights(zone, start).map((midnight) => (
          <span key={midnight} aria-hidden className={styles.midnight} style={at(midnight - start)} />
        ))}
        {partsOfDay(regions, start).map(({ region, pieces }) =>
          pieces.map(([from, to], place) => (
            <div key={`${region.region} ${from}`} className={styles.part} style={at(from * MINUTE, to * MINUTE)}>
              {place === 0 ? <Region region={region} minute={minute} i18n={i18n} /> : null}
            </div>
          )),
        )}
        <VisuallyHidden>{t('common.strip.shiftBar')}</VisuallyHidden>
        <div className={styles.band} aria-hidden>
          <Staffing start={start} />
          {[3, 6, 9, 12, 15, 18, 21].map((hour) => (
            <span key={hour} className={styles.tick} style={at((hour / 24) * DAY)} />
          ))}
        </div>
        <span aria-hidden className={styles.now} style={at(minute - start)} />
      </div>
    </section>
  )
}
