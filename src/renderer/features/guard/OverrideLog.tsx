import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAsked } from '../../../shared/contract/record'
import type { ShopId } from '../../../shared/domain/ids'
import { calls } from '../../bridge/deskStore'
import { useRecord } from '../../bridge/useRecord'
import { useFormat } from '../../i18n/useFormat'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import styles from './GuardPage.module.css'

/** Who sent what in spite of a block, and why; newest first. */
export function OverrideLog({ shopId }: { shopId: ShopId }) {
  const { t } = useTranslation()
  const format = useFormat()
  const ask = useCallback((page: Pick<RecordAsked, 'before' | 'limit'>) => calls().guard.overrides({ shopId, ...page }), [shopId])
  const { entries, more, problem, readOn } = useRecord(ask)
  return (
    <section className={styles.policy} aria-label={t('guard.settings.log')} aria-busy={entries === null && problem === null}>
      <h3 className={styles.label}>{t('guard.settings.log')}</h3>
      <p className={styles.hint}>{t('guard.settings.logText')}</p>
      {problem ? (
        <ErrorNote title={t('guard.settings.logFailed')} problem={problem} action={<Button onPress={readOn}>{t('common.retry')}</Button>} />
      ) : null}
      {entries?.length === 0 ? <p>{t('guard.settings.logNone')}</p> : null}
      <ul className={styles.log}>
        {entries?.map(({ key, at, by, conversationId, overrides }) => (
          <li key={key} className={styles.entry}>
            <div className={styles.entryWords}>
              <span className={styles.hint}>{t('guard.settings.by', { name: by, when: format.dateTime(at) })}</span>
              <span className={styles.checks}>{format.list([...new Set(overrides.map(({ check }) => t(`guard.check.${check}`)))])}</span>
              <span dir="auto" data-selectable>
                {overrides[0]?.reason}
              </span>
            </div>
            {conversationId ? <Button onPress={() => openConversation(conversationId)}>{t('guard.settings.open')}</Button> : null}
          </li>
        ))}
      </ul>
      {more ? (
        <div>
          <Button onPress={readOn}>{t('guard.settings.more')}</Button>
        </div>
      ) : null}
    </section>
  )
}
