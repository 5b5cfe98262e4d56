import { useTranslation } from 'react-i18next'
import type { TestReport } from '../../../shared/domain/backend/types'
import { Icon } from '../../ui/Icon'
import styles from './Settings.module.css'

/** A live test in plain words, step by step. */
export function Report({ report }: { report: TestReport }) {
  const { t } = useTranslation()
  return (
    <div role="status" className={styles.report}>
      <ul className={styles.steps}>
        {report.steps.map((one) => (
          <li key={one.step} className={one.ok ? styles.stepGood : styles.stepBad}>
            <Icon name={one.ok ? 'done' : 'alert'} />
            <span>
              {t(`settings.test.${one.step}.${one.ok ? 'ok' : 'failed'}`)}
              {one.why
                ? ` ${t(`problem.${one.why.code}`, one.why.params)} ${t([`problem.again.${one.why.code}`, `problem.next.${one.why.code}`], one.why.params)}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
      {report.ok && (report.me || report.found.length > 0) ? (
        <dl className={styles.facts}>
          {report.me ? (
            <>
              <dt>{t('settings.test.me')}</dt>
              <dd dir="auto">{report.me.email ? `${report.me.name} · ${report.me.email}` : report.me.name}</dd>
            </>
          ) : null}
          {report.found.map((one) => (
            <div key={one.label} className={styles.factRow}>
              <dt>{t(`settings.test.found.${one.label}`)}</dt>
              <dd dir="auto">{one.value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}
