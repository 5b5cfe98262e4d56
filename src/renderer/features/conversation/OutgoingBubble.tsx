import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '../../../shared/domain/conversation/types'
import { amountOf } from '../../../shared/domain/order/amount'
import { cameSince, heldForMessage } from '../../../shared/domain/outbox/cameSince'
import { makesMessage } from '../../../shared/domain/outbox/effects'
import { heldFor, ordersSince } from '../../../shared/domain/outbox/stale'
import type { OutboxItem } from '../../../shared/domain/outbox/types'
import { undoLeft } from '../../../shared/domain/outbox/undoLeft'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import { useCustomerRecords } from '../../data/queries'
import type { Format } from '../../i18n/format'
import { useFormat } from '../../i18n/useFormat'
import { basisOf } from '../../state/acts'
import { useNear } from '../../state/clock'
import { showToast } from '../../state/toasts'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/classes'
import { Icon, type IconName } from '../../ui/Icon'
import { restoreDraft, undoSend } from '../composer'
import { SourceOf } from '../translate'
import { PlainText } from './MessageBody'
import styles from './Thread.module.css'

type Word = 'send' | 'edit' | 'drop' | 'lookAgain'

interface Said {
  words: string
  icon: IconName
  tone: 'weak' | 'soon' | 'late'
}

const stateWords = (item: OutboxItem, at: number, offline: boolean, t: TFunction, format: Format): Said => {
  const { state } = item
  switch (state.type) {
    case 'undoable':
      return { words: t('conversation.state.undoable', { span: format.span(undoLeft(item, at) + 999) }), icon: 'clock', tone: 'weak' }
    case 'queued':
      return {
        words: offline ? t('conversation.state.offline') : t('conversation.state.queued'),
        icon: offline ? 'offline' : 'clock',
        tone: 'weak',
      }
    case 'waiting':
      return {
        words: `${t(`problem.${state.why.code}`, state.why.params)} ${t('conversation.state.waiting', { time: format.time(state.until) })}`,
        icon: 'clock',
        tone: 'soon',
      }
    case 'sending':
      return { words: t('conversation.state.sending'), icon: 'send', tone: 'weak' }
    case 'sent':
      return { words: t('conversation.state.sent'), icon: 'check', tone: 'weak' }
    case 'held':
      return { words: t('conversation.state.held'), icon: 'pause', tone: 'soon' }
    case 'unknown':
      return { words: t('conversation.state.unknown'), icon: 'help', tone: 'soon' }
    case 'failed':
      return { words: `${t('conversation.state.failed')} ${t(`problem.${state.why.code}`, state.why.params)}`, icon: 'alert', tone: 'late' }
  }
}

const words: Partial<Record<OutboxItem['state']['type'], Word[]>> = {
  held: ['send', 'edit', 'drop'],
  unknown: ['lookAgain', 'send', 'edit', 'drop'],
  failed: ['send', 'edit', 'drop'],
}

/** What of the agent's is on its way, with its state in words and what she can decide. */
export function OutgoingBubble({
  item,
  conversation,
  newest,
}: {
  item: OutboxItem
  conversation: Conversation
  newest: readonly Message[]
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const until = item.state.type === 'undoable' ? item.state.until : null
  const at = useNear(until)
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const [busy, setBusy] = useState(false)
  const held = item.state.type === 'held' ? item.state : null
  const fresh = held ? cameSince(newest, item) : []
  const lacking = held !== null && fresh.length === 0 && heldForMessage(item)
  const { orders } = useCustomerRecords(heldFor(item, 'orderRefunded') ? conversation.customerId : null)
  const moved = ordersSince(orders, item.basis)
  useEffect(() => {
    // The server has shown main what this desk has not fetched yet.
    if (lacking)
      void calls()
        .backends.deepen({ conversationId: conversation.id, before: null })
        .catch(() => undefined)
  }, [lacking, conversation.id])
  const effect = item.effects.find(makesMessage)
  if (!effect || !('text' in effect)) return null
  const said = stateWords(item, at, offline, t, format)
  const translated = 'translated' in effect ? effect.translated : undefined
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      tellTrouble(t('conversation.notDecided'), error)
    } finally {
      setBusy(false)
    }
  }
  const decide = (word: Word) =>
    act(async () => {
      const { draft } = await calls().outbox.decide({ key: item.key, word, basis: word === 'send' ? basisOf(conversation, now()) : null })
      if (draft) await restoreDraft(draft)
    })
  const undo = () =>
    act(async () => {
      if (!(await undoSend(item.key))) showToast({ text: t('conversation.tooLate') })
    })
  return (
    <article className={cx(styles.message, styles.end)} aria-label={t('conversation.yours', { state: said.words })}>
      {held ? (
        <div className={styles.sides}>
          <section>
            <h4>{t('conversation.changed')}</h4>
            <ul className={styles.reasons}>
              {held.why.map((why) => (
                <li key={why}>{t(`conversation.stale.${why}`)}</li>
              ))}
            </ul>
            {moved.map((order) => (
              <p key={order.id}>
                {t(order.refunded ? 'customer.orderNowBack' : 'customer.orderNow', {
                  number: order.number,
                  state: t(`customer.orderState.${order.state}`),
                  amount: order.refunded ? format.money(amountOf(order.refunded), order.refunded.currency) : '',
                })}
              </p>
            ))}
            {fresh.map((message) => (
              <blockquote key={message.id} className={cx(styles.bubble, message.kind === 'incoming' ? styles.in : styles.out)}>
                <PlainText text={message.text} language={message.language} t={t} />
              </blockquote>
            ))}
          </section>
          <section>
            <h4>{t('conversation.yourText')}</h4>
            <blockquote className={cx(styles.bubble, effect.type === 'note' ? styles.note : styles.out)}>
              <PlainText text={effect.text} language={'language' in effect ? effect.language : null} t={t} />
              <SourceOf translated={translated} />
            </blockquote>
          </section>
        </div>
      ) : (
        <div className={cx(styles.bubble, effect.type === 'note' ? styles.note : styles.out, styles.leaving)}>
          {effect.type === 'forward' ? (
            <p className={styles.weak}>
              {t('conversation.forwardTo', { names: format.list(effect.to.map((one) => one.name || one.address)) })}
            </p>
          ) : null}
          {effect.text === '' ? null : <PlainText text={effect.text} language={'language' in effect ? effect.language : null} t={t} />}
          <SourceOf translated={translated} />
          {effect.files.map((file) => (
            <p key={file.fileId} className={styles.fileLine}>
              <Icon name={file.mime.startsWith('image/') ? 'image' : 'file'} />
              <span dir="auto">{file.name}</span>
              <span className={styles.weak}>{format.bytes(file.size)}</span>
            </p>
          ))}
        </div>
      )}
      <p className={cx(styles.meta, styles[said.tone])}>
        <Icon name={said.icon} size={12} />
        <span>{effect.type === 'note' ? `${t('conversation.note')} · ${said.words}` : said.words}</span>
      </p>
      {item.state.type === 'undoable' ? (
        <Button kind="quiet" icon="undo" isDisabled={busy} onPress={() => void undo()}>
          {t('common.undo')}
        </Button>
      ) : null}
      {words[item.state.type] ? (
        <div className={styles.decisions}>
          {words[item.state.type]?.map((word, place) => (
            <Button
              key={word}
              kind={place === 0 ? 'plain' : word === 'drop' ? 'danger' : 'quiet'}
              isDisabled={busy}
              onPress={() => void decide(word)}
            >
              {word === 'send' ? t(`conversation.decide.send.${item.state.type}`) : t(`conversation.decide.${word}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </article>
  )
}
