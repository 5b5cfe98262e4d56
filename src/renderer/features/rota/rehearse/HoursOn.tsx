import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat'
import { cx } from '../../../ui/classes'
import styles from './Rehearse.module.css'

/** How many are on in each hour (UTC), the week before and the same wall times after it; numbers printed, what shrinks is marked. */
export function HoursOn({ before, after }: { before: readonly number[]; after: readonly number[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const round = (value: number | undefined) => Math.round((value ?? 0) * 10) / 10
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than the dialog on a small screen, scrolled by keyboard too
    <section className={styles.scroll} tabIndex={0} aria-label={t('rota.hoursOn')}>
      <table className={styles.hours} dir="ltr">
        <thead>
          <tr>
            <th scope="row">{t('common.strip.utc')}</th>
            {before.map((_, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
              <th key={hour} scope="col">
                {String(hour).padStart(2, '0')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('rota.before')}</th>
            {before.map((value, hour) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
              <td key={hour}>{format.number(round(value))}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('rota.after')}</th>
            {after.map((value, hour) => {
              const by = round(round(value) - round(before[hour]))
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
                <td key={hour} className={cx(by < 0 && styles.fewer, by > 0 && styles.more)}>
                  {format.number(round(value))}
                </td>
              )
            })}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
