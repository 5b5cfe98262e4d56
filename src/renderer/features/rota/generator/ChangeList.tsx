import { useTranslation } from 'react-i18next'
import type { RotaShift, ShiftChange } from '../../../../shared/domain/rota/plan'
import { useFormat } from '../../../i18n/useFormat'
import { dateWords } from '../parts/days'
import styles from './Generator.module.css'

/** So many are shown; the timeline shows them all once they are taken. */
const MOST = 200

const times = ({ start, end }: RotaShift): string => `${start}–${end}`

/** Day by day: whose shift it was, whose it becomes, from when to when. */
export function ChangeList({ changes, people }: { changes: readonly ShiftChange[]; people: ReadonlyMap<string, string> }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (changes.length === 0) return <p className={styles.weak}>{t('rotaGenerator.noChanges')}</p>
  const rows = changes
    .map((change) => ({ ...change, shift: (change.after ?? change.before) as RotaShift }))
    .sort((a, b) => (a.shift.date < b.shift.date ? -1 : a.shift.date > b.shift.date ? 1 : a.shift.start < b.shift.start ? -1 : 1))
  const name = (shift: RotaShift) => people.get(shift.personId) ?? shift.personId
  return (
    <>
      <ul className={styles.list}>
        {rows.slice(0, MOST).map(({ before, after, shift }) => (
          <li key={shift.id} className={styles.row}>
            <span className={styles.rowDate}>{dateWords(shift.date, format)}</span>
            <span className={styles.rowText}>
              {before && after && before.personId !== after.personId
                ? t('rotaGenerator.change.given', { from: name(before), to: name(after) })
                : name(shift)}
            </span>
            <bdi className={styles.rowTimes}>
              {before && after
                ? times(before) === times(after)
                  ? times(after)
                  : t('rotaGenerator.change.moved', { before: times(before), after: times(after) })
                : t(before ? 'rotaGenerator.change.gone' : 'rotaGenerator.change.new', { times: times(shift) })}
            </bdi>
          </li>
        ))}
      </ul>
      {rows.length > MOST ? <p className={styles.weak}>{t('rotaGenerator.moreChanges', { count: rows.length - MOST })}</p> : null}
    </>
  )
}
