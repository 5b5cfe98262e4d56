import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/domain/conversation/types'
import type { ConversationId } from '../../../shared/domain/ids'
import { amountOf } from '../../../shared/domain/order/amount'
import { cameSince, heldForMessage } from '../../../shared/domain/outbox/cameSince'
import { heldFor, ordersSince } from '../../../shared/domain/outbox/stale'
import type { OutboxItem } from '../../../shared/domain/outbox/types'
import type { SentTranslation } from '../../../shared/domain/translation/types'
import { calls } from '../../bridge/deskStore'
import { useCustomerRecords, useThread } from '../../data/queries'
import { useFormat } from '../../i18n/useFormat'
import { SourceOf } from '../translate'
import styles from './Queue.module.css'

const AGAIN_MS = 10_000

/** What came since beside what was written: the two texts one must see before one says «send». */
export function HeldSides({
  item,
  conversationId,
  text,
  translated,
}: {
  item: OutboxItem
  conversationId: ConversationId
  text: string
  translated: SentTranslation | undefined
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { thread } = useThread(conversationId)
  const messages = thread?.entries.flatMap((entry): Message[] => (entry.type === 'message' ? [entry.message] : [])) ?? []
  const fresh = cameSince(messages, item)
  const { orders } = useCustomerRecords(heldFor(item, 'orderRefunded') ? (thread?.conversation.customerId ?? null) : null)
  const moved = ordersSince(orders, item.basis)
  const lacking = thread !== null && fresh.length === 0 && heldForMessage(item)
  useEffect(() => {
    if (!lacking) return
    // The server has shown main what this desk has not fetched yet. Asked for until it is here: a poor line loses questions too.
    const ask = () =>
      void calls()
        .backends.deepen({ conversationId, before: null })
        .catch(() => undefined)
    ask()
    const again = window.setInterval(ask, AGAIN_MS)
    return () => window.clearInterval(again)
  }, [lacking, conversationId])
  return (
    <div className={styles.sides}>
      <section>
        <h3>{t('queue.since')}</h3>
        {fresh.map((message) => (
          <blockquote key={message.id} className={styles.quote}>
            <p className={styles.by}>
              <span dir="auto">{message.author.name}</span> · {format.dateTime(message.at)}
            </p>
            <p dir="auto" lang={message.language ?? undefined} className={styles.words}>
              {message.text === '' ? t('conversation.noText') : message.text}
            </p>
          </blockquote>
        ))}
        {moved.map((order) => (
          <p key={order.id}>
            {t(order.refunded ? 'customer.orderNowBack' : 'customer.orderNow', {
              number: order.number,
              state: t(`customer.orderState.${order.state}`),
              amount: order.refunded ? format.money(amountOf(order.refunded), order.refunded.currency) : '',
            })}
          </p>
        ))}
        {fresh.length === 0 && moved.length === 0 ? <p className={styles.why}>{t(lacking ? 'queue.fetching' : 'queue.noText')}</p> : null}
      </section>
      <section>
        <h3>{t('queue.yours')}</h3>
        <p dir="auto" className={styles.words}>
          {text}
        </p>
        <SourceOf translated={translated} />
      </section>
    </div>
  )
}
