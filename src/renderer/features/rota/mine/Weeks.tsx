import { useTranslation } from 'react-i18next'
import type { RotaPerson } from '../../../../shared/domain/rota/person'
import type { Rota } from '../../../../shared/domain/rota/plan'
import { minutesOf } from '../../../../shared/domain/rota/when'
import { useFormat } from '../../../i18n/useFormat'
import { IconButton } from '../../../ui/Button'
import { cx } from '../../../ui/classes'
import { Icon } from '../../../ui/Icon'
import { Menu } from '../../../ui/Menu'
import { Pill } from '../../../ui/Pill'
import { dateIn, dateWords } from '../parts/days'
import parts from '../parts/Parts.module.css'
import styles from './Mine.module.css'
import type { Asking } from './MineTab'
import type { MyDay, MyShift, MyWeek } from './week'

/** What the clock on the wall says a shift lasts, in elapsed minutes; another where the clock changes in it. */
const wallMinutes = ({ shift: { start, end } }: MyShift): number => {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return (at(end) - at(start) + 1440) % 1440 || 1440
}

function Shift({
  one,
  me,
  rota,
  minute,
  onAsk,
}: {
  one: MyShift
  me: RotaPerson
  rota: Rota
  minute: number
  onAsk: (asking: Asking) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { shift, startAt, endAt } = one
  const type = rota.types.find(({ id }) => id === shift.typeId)
  const lasts = minutesOf(one)
  const asked = rota.requests.some(
    ({ state, by, wants }) =>
      by === me.id && (state === 'open' || state === 'taken') && 'giveShiftId' in wants && wants.giveShiftId === shift.id,
  )
  return (
    <div className={cx(styles.shift, endAt <= minute && styles.past, startAt <= minute && minute < endAt && styles.running)}>
      <span aria-hidden className={cx(parts.swatch, parts[type?.colour ?? 'iris'])} />
      <span className={styles.time} title={`UTC ${format.time(startAt, 'UTC')}–${format.time(endAt, 'UTC')}`}>
        <bdi dir="ltr">{`${format.time(startAt, me.zone)}–${format.time(endAt, me.zone)}`}</bdi>
      </span>
      <span className={styles.type}>
        <bdi>{type?.name ?? t('rotaPeople.mine.shift')}</bdi>
      </span>
      {shift.work === 'training' ? <Pill outline>{t('rotaPeople.type.training')}</Pill> : null}
      {shift.override ? <Pill tone="held">{t(`rotaPeople.override.${shift.override.why}`)}</Pill> : null}
      {lasts === wallMinutes(one) ? null : (
        <Pill tone="soon" icon="clock">
          {t('rotaPeople.mine.lasts', { span: format.span(lasts * 60_000) })}
        </Pill>
      )}
      {asked ? <Pill tone="soon">{t('rotaPeople.mine.asked')}</Pill> : null}
      <span className={styles.gap} />
      <span className={styles.weak}>{format.span(one.minutes * 60_000)}</span>
      {startAt > minute && !asked ? (
        <Menu
          label={t('rotaPeople.mine.shiftMenu')}
          groups={[
            {
              entries: [
                { id: 'swap', label: t('rotaPeople.ask.swap'), icon: 'users' },
                { id: 'offer', label: t('rotaPeople.ask.offer'), icon: 'forward' },
              ],
            },
          ]}
          onChoose={(kind) => onAsk({ kind: kind === 'swap' ? 'swap' : 'offer', shiftId: shift.id })}
        >
          <IconButton icon="more" label={t('rotaPeople.mine.shiftMenu')} />
        </Menu>
      ) : null}
    </div>
  )
}

function Day({
  day,
  today,
  ...rest
}: {
  day: MyDay
  today: string
  me: RotaPerson
  rota: Rota
  minute: number
  onAsk: (asking: Asking) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { change } = day
  return (
    <li className={cx(styles.day, day.date === today && styles.today)}>
      <span className={styles.date}>
        {dateWords(day.date, format)}
        {day.date === today ? <span className="visuallyHidden"> {t('rotaPeople.mine.today')}</span> : null}
      </span>
      <div className={styles.dayBody}>
        {change ? (
          <p className={styles.change}>
            <Icon name="clock" size={12} />
            {t(`rotaPeople.mine.change.${change.kind}`, { start: change.start, end: change.end })}
          </p>
        ) : null}
        {day.leave.map((leave) => (
          <div key={leave.id} className={styles.shift}>
            <Pill tone="good">{t(`rotaPeople.leave.kind.${leave.kind}`)}</Pill>
            <span className={styles.weak}>
              {[day.date === leave.startDate ? leave.startTime : null, day.date === leave.endDate ? leave.endTime : null].some(Boolean)
                ? t('rotaPeople.leave.part', {
                    from: (day.date === leave.startDate && leave.startTime) || '00:00',
                    until: (day.date === leave.endDate && leave.endTime) || '24:00',
                  })
                : null}
            </span>
          </div>
        ))}
        {day.shifts.map((one) => (
          <Shift key={one.shift.id} one={one} {...rest} />
        ))}
        {day.shifts.length === 0 && day.leave.length === 0 ? <span className={styles.weak}>{t('rotaPeople.week.off')}</span> : null}
      </div>
    </li>
  )
}

export function Weeks({
  weeks,
  ...rest
}: {
  weeks: readonly MyWeek[]
  me: RotaPerson
  rota: Rota
  minute: number
  onAsk: (asking: Asking) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const today = dateIn(rest.minute, rest.me.zone)
  return weeks.map(({ monday, days, planned }, place) => (
    <section key={monday} className={styles.week} aria-label={t('rotaPeople.mine.weekOf', { date: dateWords(monday, format) })}>
      <h2 className={styles.weekHead}>
        <span>
          {place === 0
            ? t('rotaPeople.mine.thisWeek')
            : place === 1
              ? t('rotaPeople.mine.nextWeek')
              : t('rotaPeople.mine.weekOf', { date: dateWords(monday, format) })}
        </span>
        <span className={styles.weak}>{t('rotaPeople.mine.weekHours', { hours: format.number(Math.round(planned / 6) / 10) })}</span>
      </h2>
      <ol className={styles.days}>
        {days.map((day) => (
          <Day key={day.date} day={day} today={today} {...rest} />
        ))}
      </ol>
    </section>
  ))
}
