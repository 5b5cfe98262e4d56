import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonLoad, Rebalance } from '../../../shared/domain/routing/rebalance'
import { useFormat } from '../../i18n/useFormat'
import { Pill } from '../../ui/Pill'
import styles from './Balance.module.css'

const rounded = (weight: number): number => Math.round(weight * 10) / 10

function Person({ load, most }: { load: PersonLoad; most: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { person, until, nextAt, weight, after, byLanguage, overloaded, count } = load
  const languages = [...byLanguage].sort((a, b) => b[1] - a[1])
  return (
    <tr>
      <th scope="row" className={styles.person}>
        <bdi>{person.name}</bdi>
        <br />
        <span className={styles.weak}>
          {person.city}
          {' · '}
          {until !== null
            ? t('balance.until', { time: format.time(until) })
            : nextAt === null
              ? t('balance.off')
              : `${t('balance.off')}, ${t('balance.backAt', { time: format.time(nextAt) })}`}
        </span>
      </th>
      <td className={styles.figure}>{format.number(count)}</td>
      <td>
        <span className={styles.bar} aria-hidden>
          <span className={styles.fill} style={{ '--part': `${Math.round((Math.min(weight, most) / most) * 100)}%` } as CSSProperties} />
          <span className={styles.then} style={{ '--part': `${Math.round((Math.min(after, most) / most) * 100)}%` } as CSSProperties} />
        </span>
        <span className={styles.figures}>
          <span>
            <bdi>{format.number(rounded(weight))}</bdi>
            {rounded(after) === rounded(weight) ? null : (
              <>
                {' '}
                <span className={styles.arrow} /> <bdi>{format.number(rounded(after))}</bdi>
              </>
            )}
          </span>
          {overloaded ? <Pill tone="late">{t('balance.tooMuch')}</Pill> : null}
        </span>
      </td>
      <td className={styles.weak}>
        {languages
          .map(([code, number]) => `${code === '' ? t('balance.unknown') : format.languageCode(code)} ${format.number(number)}`)
          .join(' · ')}
      </td>
    </tr>
  )
}

/** Who is on, what each has open and in which languages, now and after the moves. */
export function People({ balance }: { balance: Rebalance }) {
  const { t } = useTranslation()
  const most = Math.max(balance.limit, ...balance.people.map(({ weight, after }) => Math.max(weight, after)))
  return (
    <table className={styles.people}>
      <thead>
        <tr>
          <th scope="col">{t('balance.person')}</th>
          <th scope="col">{t('balance.open')}</th>
          <th scope="col">{t('balance.work')}</th>
          <th scope="col">{t('balance.byLanguage')}</th>
        </tr>
      </thead>
      <tbody>
        {balance.people.map((load) => (
          <Person key={load.person.id} load={load} most={most} />
        ))}
      </tbody>
    </table>
  )
}
