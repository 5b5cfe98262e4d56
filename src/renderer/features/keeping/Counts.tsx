import { useTranslation } from 'react-i18next'
import type { KeepingCounts } from '../../../shared/domain/keeping/types'
import { useFormat } from '../../i18n/useFormat'
import styles from './Keeping.module.css'

const shown = ['conversations', 'messages', 'customers', 'records', 'attachments', 'drafts', 'queued'] as const

/** How much of each kind, in numbers alone. */
export function Counts({ counts }: { counts: KeepingCounts }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <dl className={styles.counts}>
      {shown.map((kind) => (
        <div key={kind}>
          <dt>{t(`keeping.count.${kind}`)}</dt>
          <dd>{format.number(counts[kind])}</dd>
        </div>
      ))}
    </dl>
  )
}
