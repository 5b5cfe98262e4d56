import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { coverageOf } from '../../../../shared/domain/rota/demand/coverage'
import { leaveThatCounts } from '../../../../shared/domain/rota/onShift'
import type { HourNeed, Rota } from '../../../../shared/domain/rota/plan'
import { useNeeds } from '../../../data/useNeeds'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Progress } from '../../../ui/Progress'
import type { Effect } from '../parts/effect'
import { type CoverChange, coverChanges } from './cover'
import styles from './Requests.module.css'

const most = 8
/** Mail that came in before the first hour counts in it. */
const DAY = 86_400_000

const cover = (rota: Rota, needs: readonly HourNeed[], { from, to }: Effect) =>
  coverageOf({ needs, people: rota.people, shifts: rota.shifts, leave: leaveThatCounts(rota), from, to })

function Changes({ changes }: { changes: readonly CoverChange[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const tenth = (value: number) => format.number(Math.round(value * 10) / 10)
  // The worst of them, read as the day goes.
  const shown = changes.slice(0, most).sort((a, b) => a.at - b.at)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('rotaPeople.effect.hour')}</th>
          <th scope="col">{t('rotaPeople.effect.language')}</th>
          <th scope="col">{t('rotaPeople.effect.need')}</th>
          <th scope="col">{t('rotaPeople.effect.before')}</th>
          <th scope="col">{t('rotaPeople.effect.after')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ at, language, need, before, after }) => (
          <tr key={`${at} ${language}`}>
            <td title={`UTC ${format.dateTime(at, 'UTC')}`}>{`${format.date(at)} ${format.time(at)}`}</td>
            <td>{language === '*' ? t('rotaPeople.effect.anyLanguage') : format.language(language)}</td>
            <td>{tenth(need)}</td>
            <td>{tenth(before)}</td>
            <td className={after < need - 0.05 ? styles.short : undefined}>
              {tenth(after)}
              {after < need - 0.05 ? (
                <>
                  {' '}
                  <Icon name="warning" size={12} />
                  <span className="visuallyHidden">{t('rotaPeople.effect.short')}</span>
                </>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the hours concerned would lose or gain of what they need, by language. */
export function CoverEffect({ effect }: { effect: Effect }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { needs, arrivals, known, begin } = useNeeds(effect.from - DAY, effect.to + DAY, effect.before.settings, effect.before.people)
  const changes = useMemo(
    () => (needs ? coverChanges(cover(effect.before, needs, effect), cover(effect.after, needs, effect)) : null),
    [needs, effect],
  )
  const worse = changes?.filter(({ before, after }) => after < before) ?? []
  const lost = worse.reduce((sum, { before, after }) => sum + before - after, 0)
  const gained = (changes ?? []).reduce((sum, { before, after }) => sum + Math.max(0, after - before), 0)
  const tenth = (value: number) => format.number(Math.round(value * 10) / 10)
  return (
    <>
      <h3 className={styles.sub}>{t('rotaPeople.effect.cover')}</h3>
      {arrivals.state === 'failed' || arrivals.state === 'stopped' ? (
        <p className={styles.weak}>
          {t('rotaPeople.effect.notCounted')} <Button onPress={begin}>{t('common.retry')}</Button>
        </p>
      ) : changes === null ? (
        <Progress
          label={t('rotaPeople.effect.counting')}
          value={arrivals.look.total ? arrivals.look.done : null}
          max={arrivals.look.total || 1}
        />
      ) : changes.length === 0 ? (
        <p className={styles.weak}>{t(known === 0 ? 'rotaPeople.effect.noHistory' : 'rotaPeople.effect.sameCover')}</p>
      ) : (
        <>
          <p className={styles.weak}>
            {lost > 0.05 ? t('rotaPeople.effect.lost', { hours: tenth(lost) }) : t('rotaPeople.effect.nothingLost')}{' '}
            {gained > 0.05 ? t('rotaPeople.effect.gained', { hours: tenth(gained) }) : ''}
          </p>
          <Changes changes={changes} />
          {arrivals.partial ? <p className={styles.weak}>{t('rotaCoverage.partSoFar')}</p> : null}
          {changes.length > most ? (
            <p className={styles.weak}>{t('rotaPeople.effect.moreHours', { count: changes.length - most })}</p>
          ) : null}
        </>
      )}
    </>
  )
}
