import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cityOfZone } from '../../../../shared/domain/clock/zoneCity'
import type { ClockChange } from '../../../../shared/domain/rota/clockChanges'
import { type Overlap, rehearse, switchesBetween } from '../../../../shared/domain/rota/switches'
import { useFormat } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { Icon } from '../../../ui/Icon'
import type { Plan } from '../current'
import dialogs from '../Dialogs.module.css'
import { openPlanDialog, setView } from '../view'
import { HoursOn } from './HoursOn'
import { Night } from './Night'
import { planAround } from './plan'
import styles from './Rehearse.module.css'

const YEAR = 366 * 86_400_000
const WEEK = 7 * 86_400_000
/** Of the overlaps between cities, those that shrink most come first. */
const NAMED = 12
const by = ({ beforeMinutes, afterMinutes }: Overlap): number => beforeMinutes - afterMinutes

function Result({ plan, night }: { plan: Plan; night: readonly ClockChange[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rota, drafts } = plan.state
  const [first] = night
  const people = useMemo(() => new Map(rota.people.map((person) => [person.id as string, person])), [rota.people])
  const around = useMemo(() => planAround(rota, drafts, first?.at ?? 0), [rota, drafts, first])
  const found = useMemo(
    () =>
      first
        ? rehearse(
            { people: rota.people, shifts: around.shifts, leave: rota.leave },
            { zone: first.zone, at: first.at },
            rota.settings.handOvers,
          )
        : null,
    [rota, around, first],
  )
  if (!found || !first) return null
  const zoneOf = new Map(around.shifts.map(({ id, zone }) => [id, zone]))
  const zones = [...found.zones].sort((one, other) => by(other) - by(one))
  const minutes = (value: number) => (value < 2 ? t('common.span.minutes', { m: value }) : format.span(value * 60_000))
  const region = (name: string) => t(`common.strip.${name}`)
  const caused = found.rests.filter(({ wallMinutes, needed }) => wallMinutes >= needed)
  return (
    <div className={dialogs.form} data-rehearsal={first.date}>
      <p className={dialogs.reckoned}>
        {night
          .map((change) =>
            t(change.kind === 'back' ? 'rota.goesBack' : 'rota.goesForward', {
              city: cityOfZone(change.zone),
              start: change.start,
              end: change.end,
            }),
          )
          .join(' ')}
      </p>
      {around.fromPatterns ? (
        <p className={styles.note}>
          <Icon name="info" size={12} /> {t('rota.fromPatterns')}
        </p>
      ) : null}
      {found.changes.map((change) => (
        <Night
          key={change.zone}
          change={change}
          lengths={found.lengths.filter(({ shiftId }) => zoneOf.get(shiftId) === change.zone)}
          people={people}
        />
      ))}
      <section>
        <h3 className={styles.title}>{t('rota.otherLengths', { count: found.lengths.length })}</h3>
        <ul className={styles.facts}>
          {found.lengths.map((one) => (
            <li key={one.shiftId}>
              <bdi className={styles.name}>{people.get(one.personId)?.name}</bdi>{' '}
              {t('rota.worksInstead', {
                hours: minutes(one.minutes),
                wall: minutes(one.wallMinutes),
                from: format.time(one.startAt, people.get(one.personId)?.zone),
                to: format.time(one.endAt, people.get(one.personId)?.zone),
                city: people.get(one.personId)?.city ?? '',
              })}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={styles.title}>{t('rota.cutRests', { count: found.rests.length })}</h3>
        <ul className={styles.facts}>
          {found.rests.map((one) => (
            <li key={one.shiftIds.join()} className={caused.includes(one) ? styles.fewer : undefined}>
              <bdi className={styles.name}>{people.get(one.personId)?.name}</bdi>{' '}
              {t('rota.restInstead', { rest: minutes(one.minutes), needed: minutes(one.needed), wall: minutes(one.wallMinutes) })}
              {one.source ? ` (${one.source})` : ''}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={styles.title}>{t('rota.overlaps')}</h3>
        {found.regions.length === 0 ? <p className={dialogs.weak}>{t('rota.overlapsSame')}</p> : null}
        <ul className={styles.facts}>
          {found.regions.map(({ a, b, beforeMinutes, afterMinutes }) => (
            <li key={a + b} className={afterMinutes < beforeMinutes ? styles.fewer : styles.more}>
              <bdi className={styles.name}>{t('rota.pair', { a: region(a), b: region(b) })}</bdi>{' '}
              {t(afterMinutes < beforeMinutes ? 'rota.shrinks' : 'rota.grows', {
                before: minutes(beforeMinutes),
                after: minutes(afterMinutes),
              })}
            </li>
          ))}
          {zones.slice(0, NAMED).map(({ a, b, beforeMinutes, afterMinutes }) => (
            <li key={a + b} className={afterMinutes < beforeMinutes ? styles.fewer : styles.more}>
              <bdi className={styles.name}>{t('rota.pair', { a: cityOfZone(a), b: cityOfZone(b) })}</bdi>{' '}
              {t(afterMinutes < beforeMinutes ? 'rota.shrinks' : 'rota.grows', {
                before: minutes(beforeMinutes),
                after: minutes(afterMinutes),
              })}
            </li>
          ))}
        </ul>
        {zones.length > NAMED ? <p className={dialogs.weak}>{t('rota.andMore', { count: zones.length - NAMED })}</p> : null}
      </section>
      <section>
        <h3 className={styles.title}>{t('rota.atHandOvers')}</h3>
        <ul className={styles.facts}>
          {found.handOvers.map(({ from, to, time, before, after }) => {
            const one = (value: number) => format.number(Math.round(value * 10) / 10)
            return (
              <li key={from + to}>
                <span className={styles.name}>{t('rota.slot', { from: region(from), to: region(to), time })}</span>{' '}
                {t('rota.slotOn', { was: `${one(before.from)}▸${one(before.to)}`, is: `${one(after.from)}▸${one(after.to)}` })}
              </li>
            )
          })}
        </ul>
      </section>
      <section>
        <h3 className={styles.title}>{t('rota.hoursOn')}</h3>
        <HoursOn before={found.hours.before} after={found.hours.after} />
      </section>
    </div>
  )
}
/** A clock change of the coming year, played through the plan before it comes. */
export function RehearseDialog({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const people = plan.state.rota.people
  const nights = useMemo(
    () =>
      switchesBetween(
        people.filter(({ left }) => !left),
        minute - WEEK,
        minute + YEAR,
      ),
    [people, minute],
  )
  const [chosen, setChosen] = useState(0)
  const night = nights[Math.min(chosen, nights.length - 1)]
  const close = () => openPlanDialog(null)
  const show = () => {
    const [first] = night ?? []
    if (!first) return
    setView({ scale: 'week', date: first.date, zone: { zone: first.zone, name: cityOfZone(first.zone) } })
    close()
  }
  return (
    <Dialog
      title={t('rota.command.rehearse')}
      isOpen
      onClose={close}
      size="full"
      actions={
        <>
          {night ? (
            <Button icon="calendar" onPress={show}>
              {t('rota.showWeek')}
            </Button>
          ) : null}
          <Button kind="primary" onPress={close}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      {nights.length === 0 ? (
        <EmptyState icon="clock" title={t('rota.noSwitch')} text={t('rota.noSwitchText')} />
      ) : (
        <div className={styles.split}>
          <ul className={styles.list} aria-label={t('rota.switches')}>
            {nights.map((one, at) => {
              const [first] = one
              if (!first) return null
              const cities = [...new Set(one.map(({ zone }) => cityOfZone(zone)))]
              return (
                <li key={first.at + first.zone}>
                  <button type="button" className={dialogs.pick} aria-pressed={one === night} onClick={() => setChosen(at)}>
                    <span className={styles.name}>
                      {format.date(first.at, first.zone)} {new Date(first.at).getUTCFullYear()}
                    </span>
                    <span className={dialogs.weak}>{format.list(cities)}</span>
                    <span className={dialogs.weak}>{t(first.kind === 'back' ? 'rota.longDay' : 'rota.shortDay')}</span>
                  </button>
                </li>
              )
            })}
          </ul>
          {night ? <Result plan={plan} night={night} /> : null}
        </div>
      )}
    </Dialog>
  )
}
