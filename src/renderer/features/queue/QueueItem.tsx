import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { filesOf } from '../../../shared/domain/outbox/effects'
import type { OutboxItem } from '../../../shared/domain/outbox/types'
import { undoLeft } from '../../../shared/domain/outbox/undoLeft'
import { useDesk } from '../../bridge/deskStore'
import type { ListRow } from '../../data/types'
import { customerTitle } from '../../i18n/customerWords'
import { useFormat } from '../../i18n/useFormat'
import { useNear } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { LetterMark } from '../../ui/LetterMark'
import { Pill, type Tone } from '../../ui/Pill'
import { SourceOf } from '../translate'
import { decide, type Word } from './decide'
import { disputeName } from './disputeName'
import { HeldSides } from './HeldSides'
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

/** The words one may say to an item in a state, the likeliest first. */
const wordsOf = (item: OutboxItem, carries: boolean): Word[] => {
  // What is written to an order has no composer to go back to.
  const writes = carries && !item.effects.some(({ type }) => type === 'orderNote')
  switch (item.state.type) {
    case 'undoable':
    case 'queued':
      return ['takeBack']
    case 'waiting':
      return ['send', 'takeBack']
    case 'held':
    case 'failed':
      return ['send', ...(writes ? (['edit'] as const) : []), 'drop']
    case 'unknown':
      return ['lookAgain', 'send', ...(writes ? (['edit'] as const) : []), 'drop']
    default:
      return []
  }
}
const keyOf: Record<Word, string> = { send: 's', edit: 'e', drop: 'd', lookAgain: 'l', takeBack: 'u' }

/** One item: to whom, what it does, how it stands and why, and the words the agent may say to it. */
export const QueueItem = memo(function QueueItem({
  item,
  row,
  place,
  behind,
}: {
  item: OutboxItem
  row: ListRow | undefined
  /** Where it stands among those that leave from its conversation, from 1; null where it stands alone. */
  place: number | null
  /** It stands behind one that waits for the agent's word. */
  behind: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state } = item
  const near = useNear(state.type === 'undoable' || state.type === 'waiting' ? state.until : null)
  const single = useDesk((desk) => desk.settings.singleKeys)
  const paused = useDesk((desk) => desk.backends.find((one) => one.id === item.backendId)?.paused === true)
  const offline = useDesk((desk) => desk.lamps.network.state === 'down')
  const shop = useDesk((desk) => {
    const backend = desk.backends.find((one) => one.id === item.backendId)
    return desk.shops.find((one) => one.id === backend?.shopId)
  })
  const text = textOf(item)
  const files = item.effects.flatMap(filesOf)
  const translated = item.effects.flatMap((effect) => ('translated' in effect ? [effect.translated] : []))[0]
  const evidence = item.effects.find((effect) => effect.type === 'evidence')
  const writes = text !== '' || files.length > 0 || evidence !== undefined
  const name = row ? customerTitle(t, row.customerName) : evidence ? disputeName(t, evidence.disputeId) : t('queue.newConversation')
  const left = state.type === 'waiting' ? Math.max(0, state.until - near) : undoLeft(item, near)
  const words = (): string => {
    if (behind) return t('queue.state.behind')
    switch (state.type) {
      case 'undoable':
        return t('queue.state.undoable', { span: format.span(left) })
      case 'queued':
        return t(paused ? 'queue.state.paused' : offline ? 'queue.state.offline' : 'queue.state.queued')
      case 'waiting':
        return `${t(`problem.${state.why.code}`, state.why.params)} ${t('queue.state.waiting', { span: format.span(left), time: format.time(state.until) })}`
      case 'held':
        return state.why.map((why) => t(`queue.stale.${why}`)).join(' ')
      case 'failed':
        return `${t(`problem.${state.why.code}`, state.why.params)} ${t(`problem.next.${state.why.code}`, state.why.params)}`
      case 'sent':
        return t('queue.state.sent', { time: format.when(state.at, near) })
      case 'unknown':
        return t(evidence ? 'queue.state.unknownEvidence' : 'queue.state.unknown')
      default:
        return t(`queue.state.${state.type}`)
    }
  }
  const wordOf = (word: Word): string => {
    if (word !== 'send')
      return t(word === 'takeBack' ? (state.type === 'undoable' ? 'common.undo' : 'queue.takeBack') : `queue.say.${word}`)
    const moves = state.type === 'held' && state.why.includes('merged')
    return t(moves ? 'queue.say.sendThere' : `queue.say.send.${state.type}`)
  }
  const { conversationId } = item
  return (
    <li
      className={styles.item}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the queue act on the item that has the focus
      tabIndex={0}
      data-queue-item={item.key}
      aria-label={`${name}: ${t(`queue.word.${state.type}`)}. ${words()}`}
    >
      <div className={styles.head}>
        {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
        <span className={styles.who} dir="auto">
          {name}
        </span>
        <span className={styles.what}>
          {format.list(item.effects.map((effect) => t(`queue.effect.${effect.type}`)))}
          {place === null ? null : ` · ${t('queue.place', { place: format.number(place) })}`}
        </span>
        <Pill tone={tones[state.type]}>{t(`queue.word.${state.type}`)}</Pill>
      </div>
      {state.type === 'held' && writes && conversationId && !evidence ? (
        <HeldSides item={item} conversationId={conversationId} text={text} translated={translated} />
      ) : text !== '' ? (
        <div className={styles.text}>
          <span dir="auto">{text}</span>
          <SourceOf translated={translated} />
        </div>
      ) : null}
      {files.length > 0 ? (
        <p className={styles.why}>
          <Icon name="paperclip" size={12} /> {format.list(files.map((file) => file.name))}
        </p>
      ) : null}
      <p className={styles.why}>{words()}</p>
      <div className={styles.acts}>
        {wordsOf(item, writes).map((word, at) => (
          <Button
            key={word}
            kind={word === 'drop' ? 'danger' : at === 0 ? 'plain' : 'quiet'}
            keys={single ? keyOf[word] : undefined}
            data-word={word}
            onPress={() => void decide(item, word)}
          >
            {wordOf(word)}
          </Button>
        ))}
        {conversationId ? (
          <Button kind="quiet" keys="Enter" data-word="open" onPress={() => openConversation(conversationId)}>
            {t('queue.openIt')}
          </Button>
        ) : null}
      </div>
    </li>
  )
})
