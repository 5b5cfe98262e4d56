import { useTranslation } from 'react-i18next'
import { cx } from '../../../ui/classes'
import styles from './Coverage.module.css'

/** What the marks mean, in the marks' own look. */
export function Legend() {
  const { t } = useTranslation()
  const sample = (text: string, ...classes: (string | undefined)[]) => (
    <span aria-hidden className={cx(styles.sample, ...classes)}>
      {text}
    </span>
  )
  return (
    <p className={styles.legend}>
      <span>
        {sample('−1', styles.short1)}
        {sample('−2', styles.short2)}
        {sample('−3', styles.short3)} {t('rotaCoverage.legend.short')}
      </span>
      <span>
        {sample('·', styles.even)} {t('rotaCoverage.legend.even')}
      </span>
      <span>
        {sample('0', styles.nobody)} {t('rotaCoverage.legend.nobody')}
      </span>
      <span>
        {sample('+1', styles.over)} {t('rotaCoverage.legend.over')}
      </span>
      <span>
        {sample('−1', styles.short1, styles.perhaps)} {t('rotaCoverage.legend.perhaps')}
      </span>
      <span>
        {sample('·', styles.even, styles.byHand)} {t('rotaCoverage.legend.byHand')}
      </span>
    </p>
  )
}
