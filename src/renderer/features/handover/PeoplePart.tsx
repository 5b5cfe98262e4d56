import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../../shared/domain/ids'
import { type Attendance, attendanceOf, type Standing } from '../../../shared/domain/rota/handOver/attendance'
import type { Crew } from '../../../shared/domain/rota/handOver/needs'
import { workOf } from '../../../shared/domain/rota/handOver/takeOver'
import { useOpenOnes } from '../../data/openOnes'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { useRota } from '../../state/rota'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Pill, type Tone } from '../../ui/Pill'
import styles from './HandOver.module.css'
import { TakeOverDialog } from './TakeOverDialog'

const DAY = 86_400_000
const tones: Readonly<Record<Standing, Tone>> = {
  dark: 'late',
  late: 'late',
  away: 'soon',
  off: 'plain',
  break: 'plain',
  on: 'good',
  extra: 'good',
}
const SHOWN: readonly Standing[] = ['dark', 'late', 'away', 'break', 'on', 'extra']

/** Who is there: by the rota, and by what each desk said last. */
export function PeoplePart({ crew, me, alone }: { crew: Crew; me: PersonId | null; alone: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const { state } = useRota()
  const open = useOpenOnes()
  const presences = state?.rota.presences
  const heard = useMemo(() => new Set(presences?.map(({ personId }) => personId)), [presences])
  const all = useMemo(() => attendanceOf(crew.people, crew.shifts, presences ?? [], minute), [crew, presences, minute])
  const [taking, setTaking] = useState<Attendance | null>(null)
  // Without a team space nobody else's desk is heard: being silent says nothing of them.
  const known = ({ person }: Attendance) => !alone || heard.has(person.id)
  const counts = new Map<Standing, number>()
  for (const one of all) if (known(one)) counts.set(one.standing, (counts.get(one.standing) ?? 0) + 1)
  const work = (personId: PersonId) => workOf(personId, open?.ones ?? [], crew.people, crew.agents, minute + DAY)
  return (
    <div className={styles.peoplePart}>
      <p className={styles.pills} role="status">
        {SHOWN.map((standing) =>
          counts.has(standing) ? (
            <Pill key={standing} tone={tones[standing]}>
              {t(`handOver.standingCount.${standing}`, { count: counts.get(standing) ?? 0 })}
            </Pill>
          ) : null,
        )}
      </p>
      {alone ? <p className={styles.weak}>{t('handOver.peopleAlone')}</p> : null}
      {all.length === 0 ? (
        <EmptyState icon="users" title={t('handOver.nobodyOn')} text={t('handOver.nobodyOnText')} />
      ) : (
        <table className={styles.people}>
          <thead>
            <tr>
              {(['person', 'standing', 'shift', 'last', 'unsent', 'due'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`handOver.column.${name}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visuallyHidden">{t('handOver.takeOver')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => {
              const due = work(one.person.id).length
              const { person } = one
              return (
                <tr key={person.id} data-person={person.id}>
                  <th scope="row" className={styles.person}>
                    <bdi>{person.name}</bdi>
                    <br />
                    <span className={styles.weak}>
                      {person.city} {format.time(minute, person.zone)}
                    </span>
                  </th>
                  <td>
                    {known(one) ? (
                      <>
                        <Pill tone={tones[one.standing]} icon={one.standing === 'dark' || one.standing === 'late' ? 'alert' : undefined}>
                          {t(`handOver.standing.${one.standing}`)}
                        </Pill>{' '}
                        {one.since !== null && one.since <= minute ? (
                          <span className={styles.since}>{format.span(minute - one.since)}</span>
                        ) : null}
                      </>
                    ) : (
                      <Pill>{t('handOver.standing.planned')}</Pill>
                    )}
                  </td>
                  <td className={styles.figure}>
                    {one.startAt === null || one.endAt === null
                      ? t('handOver.noShift')
                      : t('handOver.shift', { from: format.time(one.startAt), to: format.time(one.endAt) })}
                  </td>
                  <td className={styles.figure}>{one.lastAt === null ? t('handOver.never') : format.ago(one.lastAt, minute)}</td>
                  <td className={styles.figure}>
                    {one.unsent === 0 ? (
                      format.number(0)
                    ) : (
                      <Pill tone={one.standing === 'dark' ? 'late' : 'soon'} icon="send">
                        {one.oldestUnsentAt === null
                          ? format.number(one.unsent)
                          : t('handOver.unsent', { count: one.unsent, span: format.span(minute - one.oldestUnsentAt) })}
                      </Pill>
                    )}
                  </td>
                  <td className={styles.figure}>{format.number(due)}</td>
                  <td>
                    {(due > 0 || one.unsent > 0) && person.id !== me ? (
                      <Button aria-label={t('handOver.takeOverOf', { name: person.name })} onPress={() => setTaking(one)}>
                        {t('handOver.takeOver')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {taking ? (
        <TakeOverDialog attendance={taking} work={work(taking.person.id)} crew={crew} me={me} onClose={() => setTaking(null)} />
      ) : null}
    </div>
  )
}
