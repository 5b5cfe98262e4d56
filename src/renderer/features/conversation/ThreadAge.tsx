import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { asOf } from '../../../shared/domain/backend/age'
import type { BackendId } from '../../../shared/domain/ids'
import { useSyncStates } from '../../data/queries'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import styles from './ConversationPane.module.css'

/** As of when the thread stands, where its backend was not looked at for a while: the customer may have written since. */
export function ThreadAge({ backendId }: { backendId: BackendId }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const states = useSyncStates()
  const of = useMemo(() => new Set([backendId]), [backendId])
  const old = asOf(states, of, minute)
  if (old === null) return null
  return <p className={styles.age}>{t('conversation.asOf', { when: format.when(old, minute), ago: format.ago(old, minute) })}</p>
}
