import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat'
import styles from './Coverage.module.css'
import type { MapRow } from './rows'
import { tenth, verdictWords } from './words'

/** The same figures as a table, hours in which nobody is needed or there left out. */
export function HoursTable({
  rows,
  names,
  label,
  days,
}: {
  rows: readonly MapRow[]
  names: readonly string[]
  label: string
  days: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const number = (value: number) => format.number(tenth(value))
  return (
    <div className={styles.tableBox}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t(days ? 'rotaCoverage.table.day' : 'rotaCoverage.table.row')}</th>
            <th scope="col">{t('rotaCoverage.table.hour')}</th>
            <th scope="col">{t('rotaCoverage.table.need')}</th>
            <th scope="col">{t('rotaCoverage.table.span')}</th>
            <th scope="col">{t('rotaCoverage.table.there')}</th>
            <th scope="col">{t('rotaCoverage.table.says')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row, at) =>
            row.cells
              .filter(({ need, spare }) => need > 0 || spare > 0)
              .map((cell) => (
                <tr key={`${row.key} ${cell.at}`}>
                  <th scope="row">{names[at]}</th>
                  <td>{format.time(cell.at, 'UTC')}</td>
                  <td>{number(cell.need)}</td>
                  <td>{t('rotaCoverage.between', { low: number(cell.low), high: number(cell.high) })}</td>
                  <td>{number(cell.met + cell.spare)}</td>
                  <td>{verdictWords(cell, { t })}</td>
                </tr>
              )),
          )}
        </tbody>
      </table>
    </div>
  )
}
