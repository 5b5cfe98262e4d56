import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutboxItem } from '../../../shared/domain/outbox/types'
import { calls, now, useDesk } from '../../bridge/deskStore'
import { tellTrouble } from '../../commands/runner'
import type { ListRow } from '../../data/types'
import { useFormat } from '../../i18n/useFormat'
import { basisOf, readConversation } from '../../state/acts'
import { useNear } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { LetterMark } from '../../ui/LetterMark'
import { Pill, type Tone } from '../../ui/Pill'
import { textOf } from './order'
import styles from './Queue.module.css'

const tones: Record<OutboxItem['state']['type'], Tone> = {
  undoable: 'calm',
  queued: 'calm',
  waiting: 'soon',
  sending: 'calm',
  sent: 'good',
  held: 'held',
  unknown: 'held',
  failed: 'late',
}

/** One item: to whom, what it does, how it stands and why, and the words the agent may say to it. */
export const QueueItem = memo(function QueueItem({ item, row }: { item: OutboxItem; row: ListRow | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state } = item
  const near = useNear(state.type === 'undoable' || state.type === 'waiting' ? state.until : null)
  const shop = useDesk((desk) => {
    const backend = desk.backends.find((one) => one.id === item.backendId)
    return desk.shops.find((one) => one.id === backend?.shopId)
  })
  const text = textOf(item)
  const words = () => {
    switch (state.type) {
      case 'undoable':
        return t('queue.state.undoable', { span: format.span(Math.max(0, state.until - near)) })
      case 'waiting':
        return `${t(`problem.${state.why.code}`, state.why.params)} ${t('queue.state.waiting', { span: format.span(Math.max(0, state.until - near)) })}`
      case 'held':
        return state.why.map((why) => t(`queue.stale.${why}`)).join(' ')
      case 'failed':
        return `${t(`problem.${state.why.code}`, state.why.params)} ${t(`problem.next.${state.why.code}`, state.why.params)}`
      case 'sent':
        return t('queue.state.sent', { time: format.when(state.at, near) })
      default:
        return t(`queue.state.${state.type}`)
    }
  }
  const decide = (word: 'send' | 'edit' | 'drop' | 'lookAgain') => {
    const run = async () => {
      const conversation = item.conversationId ? await readConversation(item.conversationId) : null
      await calls().outbox.decide({ key: item.key, word, basis: conversation ? basisOf(conversation, now()) : null })
      if (word === 'edit' && item.conversationId) openConversation(item.conversationId)
    }
    run().catch((error: unknown) => tellTrouble(t('queue.notDone'), error))
  }
  const undo = () => {
    calls()
      .outbox.undo({ key: item.key })
      .catch((error: unknown) => tellTrouble(t('queue.notDone'), error))
  }
  const writes = text !== ''
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
        <span className={styles.who} dir="auto">
          {row?.customerName ?? t('queue.newConversation')}
        </span>
        <span className={styles.what}>{format.list(item.effects.map((effect) => t(`queue.effect.${effect.type}`)))}</span>
        <Pill tone={tones[state.type]}>{t(`queue.word.${state.type}`)}</Pill>
      </div>
      {writes ? (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      ) : null}
      <p className={styles.why}>{words()}</p>
      <div className={styles.acts}>
        {state.type === 'undoable' ? <Button onPress={undo}>{t('common.undo')}</Button> : null}
        {state.type === 'queued' || state.type === 'waiting' ? <Button onPress={undo}>{t('queue.takeBack')}</Button> : null}
        {state.type === 'unknown' ? <Button onPress={() => decide('lookAgain')}>{t('queue.look')}</Button> : null}
        {state.type === 'held' || state.type === 'unknown' || state.type === 'failed' ? (
          <>
            <Button onPress={() => decide('send')}>
              {t(state.type === 'held' ? 'queue.sendAnyway' : state.type === 'unknown' ? 'queue.sendAgain' : 'common.retry')}
            </Button>
            {writes ? <Button onPress={() => decide('edit')}>{t('queue.edit')}</Button> : null}
            <Button kind="quiet" onPress={() => decide('drop')}>
              {t('queue.drop')}
            </Button>
          </>
        ) : null}
        {item.conversationId ? (
          <Button kind="quiet" onPress={() => item.conversationId && openConversation(item.conversationId)}>
            {t('queue.openIt')}
          </Button>
        ) : null}
      </div>
    </li>
  )
})
