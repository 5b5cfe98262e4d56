import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withoutReferences } from '../../../shared/domain/order/note'
import type { Order } from '../../../shared/domain/order/types'
import { useDesk } from '../../bridge/deskStore'
import { useOutboxItems } from '../../data/queries'
import { mayWrite, tagsToCome } from '../../state/orderActs'
import { openOrderDialog } from '../../state/orderDialogs'
import { Button, IconButton } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import styles from './Customer.module.css'

/** Longer than this a note is folded; short ones would not be cut. */
const FOLDS_FROM = 120

/** What may be done to the order by its backend's leave. */
export function OrderDeeds({ order }: { order: Order }) {
  const { t } = useTranslation()
  useDesk((desk) => desk.backends)
  const { note, tags } = mayWrite(order)
  if (!note && !tags) return null
  return (
    <span className={styles.acts} data-order-deeds>
      {note ? <IconButton icon="note" label={t('customer.command.orderNote')} onPress={() => openOrderDialog('note', order.id)} /> : null}
      {tags ? <IconButton icon="tag" label={t('customer.command.orderTags')} onPress={() => openOrderDialog('tags', order.id)} /> : null}
    </span>
  )
}

/** The shop's own note and tags, and those of ours that are on their way. */
export function OrderWords({ order }: { order: Order }) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const noteId = useId()
  const items = useOutboxItems().filter(({ effects }) => effects.some((effect) => 'orderId' in effect && effect.orderId === order.id))
  const leaving = items.filter(({ state }) => state.type !== 'sent')
  const tags = tagsToCome(order, items)
  // One that was sent stands here until the shop shows it itself.
  const notes = items.flatMap(({ key, effects, state }) =>
    effects.flatMap((effect) => {
      if (effect.type !== 'orderNote' || (state.type === 'sent' && order.note?.includes(effect.text))) return []
      return [{ key, text: effect.text, state: state.type }]
    }),
  )
  const long = order.note !== null && order.note !== undefined && (order.note.length > FOLDS_FROM || order.note.split('\n').length > 3)
  return (
    <>
      {tags.length > 0 ? (
        <ul className={styles.labels} aria-label={t('customer.orderTags.title')}>
          {tags.map((tag) => (
            <li key={tag} dir="auto">
              <Pill outline>{tag}</Pill>
            </li>
          ))}
        </ul>
      ) : null}
      {order.note ? (
        <p id={noteId} className={styles.note} data-whole={whole || !long} dir="auto" data-selectable>
          {withoutReferences(order.note)}
        </p>
      ) : null}
      {long ? (
        <Button kind="quiet" aria-expanded={whole} aria-controls={noteId} onPress={() => setWhole(!whole)}>
          {t(whole ? 'customer.orderNote.fold' : 'customer.orderNote.show')}
        </Button>
      ) : null}
      {notes.map(({ key, text, state }) => (
        <p key={key} className={styles.weak} dir="auto">
          {t('customer.orderWaits', { what: t(`queue.word.${state}`), state: text })}
        </p>
      ))}
      {leaving
        .filter(({ effects }) => effects.some(({ type }) => type === 'orderTags'))
        .map(({ key, state }) => (
          <p key={key} className={styles.weak}>
            {t('customer.orderWaits', { what: t('queue.effect.orderTags'), state: t(`queue.word.${state.type}`) })}
          </p>
        ))}
    </>
  )
}
