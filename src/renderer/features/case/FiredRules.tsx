import { useTranslation } from 'react-i18next'
import type { Case } from '../../data/useCase'
import { becauseWords, effectWords, firedName } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import styles from './Case.module.css'

/** Rules that fired, with what they do and the customer's own words that made them. */
export function FiredRules({ given }: { given: Case }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { fired } = given.assessment
  return (
    <section className={styles.section} aria-label={t('case.rules')}>
      <h3 className={styles.title}>{t('case.rules')}</h3>
      {fired.length === 0 ? <p className={styles.weak}>{t('case.noRules')}</p> : null}
      <ol className={styles.rules}>
        {fired.map((rule) => (
          <li key={rule.ruleId} className={styles.rule}>
            <p>
              <strong dir="auto">{firedName(rule, t)}</strong>
            </p>
            <ul className={styles.because}>
              {rule.because.map((because, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name, and stand in the rule's order
                <li key={at} className={styles.weak}>
                  {becauseWords(because, t, format)}
                  {because.quote ? <q dir="auto">{because.quote}</q> : null}
                </li>
              ))}
            </ul>
            <p>{format.list(rule.effects.map((effect) => effectWords(effect, t, format)))}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
