import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rota, Rotation } from '../../../../shared/domain/rota/plan'
import { shiftsOfRotation } from '../../../../shared/domain/rota/rotations'
import { dayAfter } from '../../../../shared/domain/rota/when'
import { useFormat, useZone } from '../../../i18n/useFormat'
import { useMinute } from '../../../state/clock'
import { cx } from '../../../ui/classes'
import { EmptyState } from '../../../ui/EmptyState'
import { dateIn, dateWords, mondayOf, weekdayOf } from '../parts/days'
import parts from '../parts/Parts.module.css'
import people from '../people/People.module.css'
import styles from './Rotations.module.css'

const days = 28

/** What the rule makes of the next four weeks, by person and day. Nothing is planned by looking at it. */
export function Preview({ rotation, rota }: { rotation: Rotation; rota: Rota }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZone()
  const today = dateIn(useMinute(), zone)
  const from = mondayOf(rotation.startsOn > today ? rotation.startsOn : today)
  const dates = useMemo(() => Array.from({ length: days }, (_, day) => dayAfter(from, day)), [from])
  const until = dates.at(-1) ?? from
  const shifts = useMemo(() => shiftsOfRotation(rotation, rota, { from, until }), [rotation, rota, from, until])
  const members = rotation.members.flatMap(({ personId }) => rota.people.find(({ id }) => id === personId) ?? [])
  if (members.length === 0) return <EmptyState icon="users" title={t('rotaPeople.rotation.noMembers')} />
  return (
    <div className={people.form}>
      <p className={people.weak}>
        {t('rotaPeople.rotation.previewHint', { from: dateWords(from, format), until: dateWords(until, format) })}
      </p>
      <div className={styles.preview}>
        <table className={styles.previewTable}>
          <thead>
            <tr>
              <th scope="col">{t('rotaPeople.field.name')}</th>
              {dates.map((date) => (
                <th key={date} scope="col" title={dateWords(date, format)} className={cx(weekdayOf(date) > 5 && styles.weekend)}>
                  <span aria-hidden>{format.number(Number(date.slice(8)))}</span>
                  <span className="visuallyHidden">{dateWords(date, format)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  <bdi>{person.name}</bdi>
                </th>
                {dates.map((date) => {
                  const shift = shifts.find((one) => one.personId === person.id && one.date === date)
                  const type = rota.types.find(({ id }) => id === shift?.typeId)
                  const words = type ? `${type.name} ${type.start}–${type.end}` : ''
                  return (
                    <td key={date} title={words} className={cx(weekdayOf(date) > 5 && styles.weekend)}>
                      {type ? (
                        <>
                          <span aria-hidden className={styles.mark}>
                            {[...type.name][0]}
                            <span className={cx(styles.under, parts[type.colour])} />
                          </span>
                          <span className="visuallyHidden">{words}</span>
                        </>
                      ) : null}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
