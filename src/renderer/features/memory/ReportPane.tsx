import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../bridge/client'
import { ask } from '../../bridge/queries'
import { useFormat } from '../../i18n/useFormat'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import styles from './Memory.module.css'
import { filterBy, noFilters, showTab } from './store'
import { useLayers } from './useLayers'

/** How much is kept by pair and layer, and what agents said of it; every figure opens the units behind it. */
export function ReportPane() {
  const { t } = useTranslation()
  const format = useFormat()
  const layers = useLayers()
  const { data, error, refetch } = useQuery(ask().memory.report.queryOptions())
  const open = (filters: Parameters<typeof filterBy>[0]) => {
    filterBy({ ...noFilters, ...filters })
    showTab('units')
  }
  const pair = ({ from, to }: { from: string; to: string }) => t('memory.pair', { from: format.language(from), to: format.language(to) })
  if (error)
    return (
      <div className={styles.note}>
        <ErrorNote
          title={t('memory.unread')}
          problem={problemOf(error)}
          action={<Button onPress={() => void refetch()}>{t('common.retry')}</Button>}
        />
      </div>
    )
  if (!data) return <p className={styles.note}>{t('memory.loading')}</p>
  if (data.pairs.length === 0) return <EmptyState icon="languages" title={t('memory.empty')} text={t('memory.emptyText')} />
  const noted = data.notes.filter(({ good, bad }) => good + bad > 0)
  return (
    <div className={styles.report}>
      <table className={styles.table}>
        <caption>{t('memory.pairs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('memory.languages')}</th>
            <th scope="col">{t('memory.layer')}</th>
            <th scope="col" className={styles.figure}>
              {t('memory.units')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.pairs.map((one) => (
            <tr key={`${one.layer} ${one.from} ${one.to}`}>
              <td>{pair(one)}</td>
              <td>{layers.find(({ id }) => id === one.layer)?.label ?? one.layer}</td>
              <td className={styles.figure}>
                <button type="button" className={styles.link} onClick={() => open({ layer: one.layer, from: one.from, to: one.to })}>
                  {format.number(one.units)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles.table}>
        <caption>{t('memory.notes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('memory.engine')}</th>
            <th scope="col">{t('memory.languages')}</th>
            <th scope="col" className={styles.figure}>
              {t('memory.verdict.good')}
            </th>
            <th scope="col" className={styles.figure}>
              {t('memory.verdict.bad')}
            </th>
          </tr>
        </thead>
        <tbody>
          {noted.length === 0 ? (
            <tr>
              <td colSpan={4} className={styles.weak}>
                {t('memory.noNotes')}
              </td>
            </tr>
          ) : (
            noted.map((one) => (
              <tr key={`${one.engine} ${one.from} ${one.to}`}>
                <td dir="auto">{one.engine ?? t('memory.noEngine')}</td>
                <td>{pair(one)}</td>
                {(['good', 'bad'] as const).map((verdict) => (
                  <td key={verdict} className={styles.figure}>
                    <button type="button" className={styles.link} onClick={() => open({ from: one.from, to: one.to, noted: verdict })}>
                      {format.number(one[verdict])}
                    </button>
                  </td>
                ))}
              </tr>
            ))
          )}
        </tbody>
      </table>
    </div>
  )
}
