import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar, ShopPlan } from '../../../../shared/domain/clock/types'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { Button, IconButton } from '../../../ui/Button'
import { Confirm } from '../../../ui/Dialog'
import { CalendarDialog } from './CalendarDialog'
import styles from './Clocks.module.css'
import { weekWords, zoneWords } from './planWords'
import type { SavePlan } from './usePlan'

/** A usual week on the agent's own clock, to start from. */
const fresh = (zone: string): Calendar => ({
  id: `own-${crypto.randomUUID().slice(0, 12)}`,
  name: '',
  zone,
  fallbackZone: zone,
  week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  holidays: [],
  exceptions: [],
})

/** Open hours: of the shop, of a region, or on the customer's own clock. */
export function Calendars({ plan, save }: { plan: ShopPlan; save: SavePlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const [editing, setEditing] = useState<Calendar | null>(null)
  const [removing, setRemoving] = useState<Calendar | null>(null)
  const keep = (calendar: Calendar) => {
    const there = plan.calendars.some(({ id }) => id === calendar.id)
    save({ calendars: there ? plan.calendars.map((one) => (one.id === calendar.id ? calendar : one)) : [...plan.calendars, calendar] })
    setEditing(null)
  }
  const used = ({ id }: Calendar) => plan.targets.filter(({ hours }) => hours.type === 'calendar' && hours.calendarId === id).length
  const remove = ({ id }: Calendar) => save({ calendars: plan.calendars.filter((one) => one.id !== id) })
  return (
    <section className={styles.section} aria-label={t('clock.edit.calendars')}>
      <div className={styles.sectionHead}>
        <div>
          <h3 className={styles.title}>{t('clock.edit.calendars')}</h3>
          <p className={styles.hint}>{t('clock.edit.calendarsText')}</p>
        </div>
        <Button icon="plus" onPress={() => setEditing(fresh(zone))}>
          {t('clock.edit.addCalendar')}
        </Button>
      </div>
      {plan.calendars.length === 0 ? <p className={styles.hint}>{t('clock.edit.noCalendars')}</p> : null}
      <ul className={styles.cards}>
        {plan.calendars.map((calendar) => (
          <li key={calendar.id} className={styles.card}>
            <div className={styles.cardWords}>
              <span className={styles.cardName} dir="auto">
                {calendar.name}
              </span>
              <span className={styles.hint}>
                {zoneWords(calendar, t)} · {weekWords(calendar, t, format)}
              </span>
              {calendar.holidays.length > 0 ? (
                <span className={styles.hint}>
                  {t('clock.edit.holidays')} {format.list(calendar.holidays.map((country) => format.country(country)))}
                </span>
              ) : null}
            </div>
            <IconButton icon="pen" label={`${t('clock.edit.editCalendar')}: ${calendar.name}`} onPress={() => setEditing(calendar)} />
            <IconButton
              icon="trash"
              label={`${t('clock.edit.removeCalendar')}: ${calendar.name}`}
              onPress={() => (used(calendar) > 0 ? setRemoving(calendar) : remove(calendar))}
            />
          </li>
        ))}
      </ul>
      {editing ? <CalendarDialog calendar={editing} onClose={() => setEditing(null)} onSave={keep} /> : null}
      <Confirm
        title={t('clock.edit.removeCalendar')}
        text={removing ? t('clock.edit.calendarUsed', { count: used(removing) }) : ''}
        yes={t('clock.edit.removeCalendar')}
        danger
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onYes={() => (removing ? remove(removing) : undefined)}
      />
    </section>
  )
}
