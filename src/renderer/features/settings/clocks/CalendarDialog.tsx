import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readSpans, writeSpans } from '../../../../shared/domain/clock/spanText'
import { Calendar } from '../../../../shared/domain/clock/types'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { Select } from '../../../ui/Select'
import { TextField } from '../../../ui/TextField'
import { CalendarDays, type DayText } from './CalendarDays'
import { CalendarHolidays } from './CalendarHolidays'
import { CalendarWeek, type WeekText } from './CalendarWeek'
import styles from './Clocks.module.css'
import { WEEKDAYS } from './planWords'

const zones = Intl.supportedValuesOf('timeZone')

/** A calendar's name, clock, week, holidays and days of their own. Hours are kept as typed until they are saved. */
export function CalendarDialog({
  calendar,
  onClose,
  onSave,
}: {
  calendar: Calendar
  onClose: () => void
  onSave: (calendar: Calendar) => void
}) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState(calendar)
  const [week, setWeek] = useState<WeekText>(() =>
    WEEKDAYS.flatMap((weekday) =>
      calendar.week
        .filter((span) => span.weekday === weekday)
        .sort((a, b) => (a.start < b.start ? -1 : 1))
        .map(({ start, end }) => ({ key: crypto.randomUUID(), weekday, start, end })),
    ),
  )
  const [days, setDays] = useState<DayText[]>(() =>
    [...calendar.exceptions]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ date, name, spans }) => ({ key: crypto.randomUUID(), date, name, hours: writeSpans(spans) })),
  )
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Calendar>) => setEdited({ ...edited, ...change })
  const spans = week.map(({ weekday, start, end }) => ({ weekday, span: readSpans(`${start}-${end}`)?.[0] }))
  const exceptions = days.map(({ date, name, hours }) => ({ date, name: name.trim(), spans: readSpans(hours) }))
  const parsed = Calendar.safeParse({
    ...edited,
    name: edited.name.trim(),
    week: spans.map(({ weekday, span }) => ({ weekday, ...span })),
    exceptions,
  })
  const zoneOptions = zones.map((id) => ({ id, label: id.replaceAll('_', ' ') }))
  const here = (zone: string) => (zones.includes(zone) || zone === 'customer' ? [] : [{ id: zone, label: zone }])
  return (
    <Dialog
      title={t(calendar.name === '' ? 'clock.edit.newCalendar' : 'clock.edit.editCalendar')}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <Button kind="primary" onPress={() => (parsed.success ? onSave(parsed.data) : setTried(true))}>
          {t('common.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <TextField
            label={t('clock.edit.name')}
            value={edited.name}
            maxLength={80}
            onChange={(name) => set({ name })}
            error={tried && edited.name.trim() === '' ? t('clock.edit.bad.name') : undefined}
          />
          <Select
            label={t('clock.edit.zone')}
            value={edited.zone}
            options={[{ id: 'customer', label: t('clock.edit.customerZone') }, ...here(edited.zone), ...zoneOptions]}
            onChange={(zone) => set({ zone })}
          />
        </div>
        {edited.zone === 'customer' ? (
          <Select
            label={t('clock.edit.fallbackZone')}
            value={edited.fallbackZone}
            options={[...here(edited.fallbackZone), ...zoneOptions]}
            onChange={(fallbackZone) => set({ fallbackZone })}
          />
        ) : null}
        <CalendarWeek week={week} onChange={setWeek} tried={tried} />
        <CalendarHolidays holidays={edited.holidays} onChange={(holidays) => set({ holidays })} />
        <CalendarDays days={days} onChange={setDays} tried={tried} />
      </div>
    </Dialog>
  )
}
