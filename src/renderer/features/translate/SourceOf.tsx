import { useTranslation } from 'react-i18next'
import type { SentTranslation } from '../../../shared/domain/translation/types'
import { useFormat } from '../../i18n/useFormat'
import styles from './Translate.module.css'

/** Below what leaves, or left: what the agent wrote it from. */
export function SourceOf({ translated }: { translated: Pick<SentTranslation, 'from' | 'source' | 'engines' | 'edited'> | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!translated) return null
  return (
    <div className={styles.sourceOf} data-source-of>
      <span className={styles.sourceOfHead}>
        {t('mirror.youWrote')} · {format.language(translated.from)}
        {translated.engines.length > 0 ? ` · ${format.list(translated.engines)}` : ''}
        {translated.edited > 0 ? ` · ${t('mirror.by.hand', { count: translated.edited })}` : ''}
      </span>
      <span dir="auto" lang={translated.from} data-selectable>
        {translated.source}
      </span>
    </div>
  )
}
