import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RotaJob, RotaState } from '../../../../shared/contract/rota'
import { withChanges } from '../../../../shared/domain/rota/generate/changes'
import { type Tally, tallyOf } from '../../../../shared/domain/rota/generate/tally'
import { planned } from '../../../../shared/domain/rota/planned'
import { useFormat } from '../../../i18n/useFormat'
import styles from './Generator.module.css'

const columns = ['minutes', 'nights', 'weekendDays', 'holidays'] as const

/** Hours, nights, weekend days and holidays of each whose plan changes: before and after. */
export function Gains({ state, job }: { state: RotaState; job: RotaJob }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows = useMemo(() => {
    const dates = job.changes.flatMap(({ before, after }) => [before?.date, after?.date].filter((date) => date !== undefined)).sort()
    const first = dates[0]
    const last = dates.at(-1)
    if (first === undefined || last === undefined) return []
    const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1
    const was = planned(state.rota, state.drafts)
    const is = withChanges(was, job.changes)
    const whose = new Set(job.changes.flatMap(({ before, after }) => [before?.personId, after?.personId]))
    return state.rota.people
      .filter(({ id }) => whose.has(id))
      .map((person) => ({
        person,
        before: tallyOf(person, was, first, days),
        after: tallyOf(person, is, first, days),
      }))
  }, [state.rota, state.drafts, job.changes])
  if (rows.length === 0) return <p className={styles.weak}>{t('rotaGenerator.noChanges')}</p>
  const figure = (tally: Tally, column: (typeof columns)[number]) =>
    column === 'minutes' ? format.number(Math.round(tally.minutes / 6) / 10) : format.number(tally[column])
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('rotaGenerator.person')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.number}>
                {t(`rotaGenerator.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ person, before, after }) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {columns.map((column) => (
                <td key={column} className={styles.number}>
                  {before[column] === after[column] ? (
                    figure(after, column)
                  ) : (
                    <bdi>{t('rotaGenerator.fromTo', { before: figure(before, column), after: figure(after, column) })}</bdi>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
