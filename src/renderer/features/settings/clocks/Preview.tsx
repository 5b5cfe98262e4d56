import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shop } from '../../../../shared/domain/backend/types'
import { clocksOf } from '../../../../shared/domain/clock/engine'
import { holidayCountries } from '../../../../shared/domain/clock/holidays/holidays'
import { customerZoneOf } from '../../../../shared/domain/clock/region'
import type { ServiceClass, ShopPlan } from '../../../../shared/domain/clock/types'
import { dayNumber, isZone, wallAt } from '../../../../shared/domain/clock/zoneDays'
import { Channel } from '../../../../shared/domain/conversation/types'
import { now, useDesk } from '../../../bridge/deskStore'
import { clockReason } from '../../../i18n/clockWords'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { Checkbox } from '../../../ui/Checkbox'
import { Pill } from '../../../ui/Pill'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import styles from './Clocks.module.css'
import { trialFacts } from './previewFacts'

const DAY = 86_400_000
const NONE = 'none'
/** The Friday to come: the hour at which plans are usually thought through. */
const friday = (at: number): string => {
  const today = Math.floor(at / DAY)
  return new Date((today + ((5 - ((today + 4) % 7) + 7) % 7)) * DAY).toISOString().slice(0, 10)
}

/** «If a customer wrote on Friday at 16:30 …»: the plan worked out on an example, all clocks, the one that counts first. */
export function Preview({ shop, plan }: { shop: Shop; plan: ShopPlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const people = useDesk((desk) => desk.people)
  const shifts = useDesk((desk) => desk.shifts)
  const [date, setDate] = useState(() => friday(now()))
  const [time, setTime] = useState('16:30')
  const [channel, setChannel] = useState<Channel>('email')
  const [country, setCountry] = useState('DE')
  const [about, setAbout] = useState<ServiceClass | typeof NONE>(NONE)
  const [first, setFirst] = useState(true)
  const [highValue, setHighValue] = useState(false)
  const team = useMemo(() => ({ people, shifts: [...shifts].sort((a, b) => a.startAt - b.startAt) }), [people, shifts])
  const day = dayNumber(date)
  const good = !Number.isNaN(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
  const writtenAt = good ? wallAt(isZone(zone) ? zone : 'UTC', day, time) : null
  const facts = writtenAt === null ? null : trialFacts(shop, { channel, country, language: shop.languages[0] ?? null, writtenAt, first })
  const customerZone = facts ? customerZoneOf(facts) : null
  const clocks = facts ? clocksOf(facts, { plan, team, class: about === NONE ? null : about, highValue }, facts.conversation.createdAt) : []
  const counts = clocks.find(({ orders }) => orders)
  const countries = holidayCountries.map((id) => ({ id, label: format.country(id) })).sort((a, b) => a.label.localeCompare(b.label))
  return (
    <section className={styles.section} aria-label={t('clock.edit.preview')}>
      <h3 className={styles.title}>{t('clock.edit.preview')}</h3>
      <p className={styles.hint}>{t('clock.edit.previewText')}</p>
      <div className={styles.trial}>
        <TextField label={t('clock.edit.previewOn')} type="date" value={date} onChange={setDate} />
        <TextField
          label={t('clock.edit.previewAt')}
          value={time}
          placeholder="16:30"
          onChange={setTime}
          error={good ? undefined : t('clock.edit.bad.span')}
        />
        <Select
          label={t('clock.edit.previewChannel')}
          value={channel}
          options={Channel.options.map((id) => ({ id, label: t(`common.channel.${id}`) }))}
          onChange={setChannel}
        />
        <Select label={t('clock.edit.previewCountry')} value={country} options={countries} onChange={setCountry} />
        <Select
          label={t('clock.edit.previewClass')}
          value={about}
          options={[
            { id: NONE, label: t('clock.edit.noClass') },
            ...(['A', 'B', 'C'] as const).map((id) => ({ id, label: t(`clock.class.${id}`) })),
          ]}
          onChange={setAbout}
        />
        <div className={styles.trialTicks}>
          <Checkbox isSelected={first} onChange={setFirst}>
            {t('clock.edit.previewFirst')}
          </Checkbox>
          <Checkbox isSelected={highValue} onChange={setHighValue}>
            {t('clock.scope.highValue')}
          </Checkbox>
        </div>
      </div>
      <div className={styles.outcome} role="status">
        {writtenAt !== null && !counts ? <p>{t('clock.edit.nothing')}</p> : null}
        <ol className={styles.clocks}>
          {clocks.map((clock) => (
            <li key={`${clock.kind}${clock.targetId ?? ''}`} data-counts={clock === counts || undefined}>
              <span className={styles.when}>
                {t('clock.edit.due', { when: `${format.date(clock.at)} ${format.time(clock.at)}` })}
                {customerZone ? (
                  <span className={styles.hint}>
                    {t('clock.edit.dueCustomer', { when: `${format.date(clock.at, customerZone)} ${format.time(clock.at, customerZone)}` })}
                  </span>
                ) : null}
              </span>
              <span className={styles.reason}>{clockReason(clock, t, format)}</span>
              {clock === counts ? <Pill tone="calm">{t('clock.edit.counts')}</Pill> : null}
              {clock.orders ? null : <Pill tone="plain">{t('clock.edit.shownOnly')}</Pill>}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
