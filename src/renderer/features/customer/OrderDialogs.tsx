import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import type { OrderId } from '../../../shared/domain/ids'
import { withoutReferences } from '../../../shared/domain/order/note'
import type { Order } from '../../../shared/domain/order/types'
import type { Problem } from '../../../shared/domain/outbox/types'
import { problemOf } from '../../bridge/client'
import { useDesk } from '../../bridge/deskStore'
import { type Command, registerCommands } from '../../commands/registry'
import { useOutboxItems } from '../../data/queries'
import { commitOrder, mayWrite, noteOn, tagsOn, tagsToCome } from '../../state/orderActs'
import { closeOrderDialog, keepText, openOrderDialog, useOrderDialog } from '../../state/orderDialogs'
import { Button, IconButton } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { CardWarning, recordText } from '../guard'
import styles from './Customer.module.css'

interface Asked {
  conversation: Conversation
  /** Those it may be written to, newest first. */
  orders: readonly Order[]
  order: Order
}

function WhichOrder({ orders, order, kind }: Asked & { kind: 'note' | 'tags' }) {
  const { t } = useTranslation()
  if (orders.length < 2) return <p className={styles.weak}>{t('customer.order', { number: order.number })}</p>
  return (
    <Select
      label={t(kind === 'note' ? 'customer.orderNote.which' : 'customer.orderTags.which')}
      value={order.id}
      options={orders.map(({ id, number }) => ({ id, label: number }))}
      onChange={(id) => openOrderDialog(kind, id)}
    />
  )
}

function NoteDialog(asked: Asked) {
  const { conversation, order } = asked
  const { t } = useTranslation()
  const text = useOrderDialog((state) => state.texts.get(order.id) ?? '')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const safe = recordText(text, [order.number, ...order.trackingNumbers, ...order.lines.flatMap(({ sku }) => sku ?? [])])
  const add = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await commitOrder(order, conversation, noteOn(order, text), {
        says: t('customer.orderNote.said', { number: order.number }),
        saysUndone: t('customer.orderNote.undone'),
        tooLate: t('customer.orderNote.tooLate'),
      })
      keepText(order.id, '')
      closeOrderDialog()
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('customer.orderNote.title')}
      isOpen
      onClose={closeOrderDialog}
      size="medium"
      actions={
        <>
          <Button onPress={closeOrderDialog}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="note" isPending={busy} isDisabled={text.trim() === '' || safe !== text} onPress={() => void add()}>
            {t('customer.orderNote.add')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <WhichOrder {...asked} kind="note" />
        {order.note ? (
          <section aria-label={t('customer.orderNote.stands')}>
            <h4 className={styles.weak}>{t('customer.orderNote.stands')}</h4>
            <p className={styles.standing} dir="auto" data-selectable>
              {withoutReferences(order.note)}
            </p>
          </section>
        ) : null}
        <TextField
          label={t('customer.orderNote.text')}
          hint={t('customer.orderNote.hint')}
          value={text}
          onChange={(typed) => keepText(order.id, typed)}
          maxLength={4_000}
          multiline
          rows={4}
          autoFocus
        />
        {text === '' ? null : <p className={styles.weak}>{t('customer.orderNote.unkept')}</p>}
        {safe !== text ? <CardWarning onMask={() => keepText(order.id, safe)} /> : null}
        {problem ? <ErrorNote title={t('customer.orderNote.failed')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}

const parted = (typed: string): string[] =>
  typed
    .split(/[,،，、]/)
    .map((tag) => tag.trim().slice(0, 60))
    .filter((tag) => tag !== '')

function TagsDialog(asked: Asked) {
  const { conversation, order } = asked
  const { t } = useTranslation()
  const items = useOutboxItems()
  const before = tagsToCome(order, items)
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const tags = chosen ?? before
  const withTyped = [...tags, ...parted(typed).filter((tag) => !tags.includes(tag))]
  const effect = tagsOn(order, before, withTyped)
  const save = async () => {
    if (!effect) return
    setBusy(true)
    setProblem(null)
    try {
      await commitOrder(order, conversation, effect, {
        says: t('customer.orderTags.said', { number: order.number }),
        saysUndone: t('customer.orderTags.undone'),
        tooLate: '',
      })
      closeOrderDialog()
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('customer.orderTags.title')}
      isOpen
      onClose={closeOrderDialog}
      size="medium"
      actions={
        <>
          <Button onPress={closeOrderDialog}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="tag" isPending={busy} isDisabled={effect === null} onPress={() => void save()}>
            {t('customer.orderTags.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <WhichOrder {...asked} kind="tags" />
        {tags.length === 0 ? <p className={styles.weak}>{t('customer.orderTags.none')}</p> : null}
        <ul className={styles.labels}>
          {tags.map((tag) => (
            <li key={tag} className={styles.tag}>
              <span dir="auto">{tag}</span>
              <IconButton
                icon="close"
                label={t('customer.orderTags.remove', { tag })}
                onPress={() => setChosen(tags.filter((one) => one !== tag))}
              />
            </li>
          ))}
        </ul>
        <TextField
          label={t('customer.orderTags.new')}
          hint={t('customer.orderTags.hint')}
          value={typed}
          onChange={setTyped}
          maxLength={200}
          autoFocus
          onKeyDown={(event) => {
            // An input method's own Enter ends its word and nothing else.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || parted(typed).length === 0) {
              // React Aria keeps to itself what a field listens to: Escape must reach the dialog.
              event.continuePropagation()
              return
            }
            event.preventDefault()
            setChosen(withTyped)
            setTyped('')
          }}
        />
        {problem ? <ErrorNote title={t('customer.orderTags.failed')} problem={problem} /> : null}
      </div>
    </Dialog>
  )
}

/** Note and tags of the customer's orders, with their commands where one of them may be written to. */
export function OrderDialogs({ conversation, orders }: { conversation: Conversation; orders: readonly Order[] }) {
  const open = useOrderDialog((state) => state.open)
  // What may be written is what the backends can: read anew when they change.
  useDesk((desk) => desk.backends)
  const noted = orders.filter((order) => mayWrite(order).note)
  const tagged = orders.filter((order) => mayWrite(order).tags)
  const noteId = noted[0]?.id ?? null
  const tagsId = tagged[0]?.id ?? null
  useEffect(() => {
    const command = (kind: 'note' | 'tags', orderId: OrderId | null, title: string, icon: Command['icon']): Command[] => {
      return orderId
        ? [{ id: `order.${kind}`, title, section: 'conversation', ...(icon ? { icon } : {}), run: () => openOrderDialog(kind, orderId) }]
        : []
    }
    return registerCommands([
      ...command('note', noteId, 'customer.command.orderNote', 'note'),
      ...command('tags', tagsId, 'customer.command.orderTags', 'tag'),
    ])
  }, [noteId, tagsId])
  // Another conversation is another customer's.
  useEffect(() => closeOrderDialog, [])
  const these = open?.kind === 'note' ? noted : tagged
  const order = these.find(({ id }) => id === open?.orderId)
  if (!open || !order) return null
  const asked = { conversation, orders: these, order }
  return open.kind === 'note' ? <NoteDialog key={order.id} {...asked} /> : <TagsDialog key={order.id} {...asked} />
}
