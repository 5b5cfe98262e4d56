import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import { useDesk } from '../../bridge/deskStore'
import { useAllDrafts, useOutbox, useRows } from '../../data/queries'
import { EmptyState } from '../../ui/EmptyState'
import { registerQueueKeys } from './commands'
import { DraftItem } from './DraftItem'
import { ordered, placesOf, standsBehind } from './order'
import styles from './Queue.module.css'
import { QueueItem } from './QueueItem'

const SENT_SHOWN = 50

/** Everything that is to leave, why it waits and what the agent can say to it; and every text that was never sent. */
export function QueueScreen() {
  const { t } = useTranslation()
  const items = useOutbox()
  const drafts = useAllDrafts()
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const groups = useMemo(() => ordered(items ?? [], SENT_SHOWN), [items])
  const places = useMemo(() => placesOf(items ?? []), [items])
  const behind = useMemo(() => standsBehind(items ?? []), [items])
  const written = useMemo(() => [...(drafts ?? [])].filter(({ text, files }) => text.trim() !== '' || files.length > 0).reverse(), [drafts])
  const ids = useMemo(
    () =>
      [
        ...new Set([...groups.flatMap(({ items: some }) => some), ...written].flatMap(({ conversationId }) => conversationId ?? [])),
      ] as ConversationId[],
    [groups, written],
  )
  const rows = useRows(ids)
  const column = useRef<HTMLDivElement>(null)
  useEffect(registerQueueKeys, [])
  const ready = items !== null && drafts !== null
  useEffect(() => {
    // Whoever has chosen one already keeps it.
    if (ready && !column.current?.contains(document.activeElement)) column.current?.querySelector<HTMLElement>('[data-queue-item]')?.focus()
  }, [ready])
  const last = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the groups may have moved the item that had the focus
  useEffect(() => {
    // An item that changes its group is drawn anew there: the focus goes with it.
    const lost = document.activeElement === document.body || document.activeElement === null
    if (lost && last.current) column.current?.querySelector<HTMLElement>(`[data-queue-item="${CSS.escape(last.current)}"]`)?.focus()
  }, [groups])
  const empty = ready && groups.length === 0 && written.length === 0
  const waits = groups.some(({ group }) => group === 'leaving' || group === 'waits')
  return (
    <section className={styles.screen} aria-label={t('queue.title')} aria-busy={!ready} data-scope="queue">
      {empty ? (
        <EmptyState icon="send" title={t('queue.empty')} text={t('queue.emptyText')} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only remembers where the focus was
        <div
          className={styles.column}
          ref={column}
          onFocus={(event) => {
            last.current = event.target.closest<HTMLElement>('[data-queue-item]')?.dataset.queueItem ?? null
          }}
        >
          <h1 className={styles.title}>{t('queue.title')}</h1>
          {offline && waits ? <p className={styles.why}>{t('queue.offline')}</p> : null}
          {groups.map(({ group, items: some }) => (
            <section key={group} aria-labelledby={`queue-${group}`}>
              <h2 id={`queue-${group}`} className={styles.group}>
                {t(`queue.group.${group}`)} <span className={styles.count}>{some.length}</span>
              </h2>
              <ul className={styles.list}>
                {some.map((item) => (
                  <QueueItem
                    key={item.key}
                    item={item}
                    row={item.conversationId ? rows.get(item.conversationId) : undefined}
                    place={places.get(item.key) ?? null}
                    behind={behind.has(item.key)}
                  />
                ))}
              </ul>
            </section>
          ))}
          {written.length > 0 ? (
            <section aria-labelledby="queue-drafts">
              <h2 id="queue-drafts" className={styles.group}>
                {t('queue.group.drafts')} <span className={styles.count}>{written.length}</span>
              </h2>
              <ul className={styles.list}>
                {written.map((draft) => (
                  <DraftItem key={draft.id} draft={draft} row={draft.conversationId ? rows.get(draft.conversationId) : undefined} />
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      )}
    </section>
  )
}
