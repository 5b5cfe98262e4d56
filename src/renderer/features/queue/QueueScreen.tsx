import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { useOutboxItems, useRows } from '../../data/queries'
import { EmptyState } from '../../ui/EmptyState'
import { ordered } from './order'
import styles from './Queue.module.css'
import { QueueItem } from './QueueItem'

const SENT_SHOWN = 50

/** Everything that is to leave, why it waits, and what the agent can say to it. */
export function QueueScreen() {
  const { t } = useTranslation()
  const items = useOutboxItems()
  const groups = useMemo(() => ordered(items, SENT_SHOWN), [items])
  const ids = useMemo(
    () =>
      [
        ...new Set(groups.flatMap(({ items: some }) => some.flatMap((item) => (item.conversationId ? [item.conversationId] : [])))),
      ] as ConversationId[],
    [groups],
  )
  const rows = useRows(ids)
  return (
    <section className={styles.screen} aria-label={t('queue.title')}>
      <div className={styles.column}>
        <h1 className={styles.title}>{t('queue.title')}</h1>
        {groups.length === 0 ? <EmptyState icon="send" title={t('queue.empty')} text={t('queue.emptyText')} /> : null}
        {groups.map(({ group, items: some }) => (
          <section key={group} aria-labelledby={`queue-${group}`}>
            <h2 id={`queue-${group}`} className={styles.group}>
              {t(`queue.group.${group}`)} <span className={styles.count}>{some.length}</span>
            </h2>
            <ul className={styles.list}>
              {some.map((item) => (
                <QueueItem key={item.key} item={item} row={item.conversationId ? rows.get(item.conversationId) : undefined} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}
