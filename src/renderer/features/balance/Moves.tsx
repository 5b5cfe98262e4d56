import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId } from '../../../shared/domain/ids'
import type { Move } from '../../../shared/domain/routing/rebalance'
import { useDesk } from '../../bridge/deskStore'
import type { ListRow } from '../../data/types'
import { customerTitle } from '../../i18n/customerWords'
import { whyWords } from '../../i18n/ruleWords'
import { useFormat } from '../../i18n/useFormat'
import { useMinute } from '../../state/clock'
import { openConversation } from '../../state/navigation'
import { IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { LetterMark } from '../../ui/LetterMark'
import { Pill } from '../../ui/Pill'
import styles from './Balance.module.css'

/** Customer, language and due time of a conversation, in one line. */
export function Who({ id, row }: { id: ConversationId; row: ListRow | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const minute = useMinute()
  const shop = useDesk((desk) => desk.shops.find((one) => one.id === row?.shopId))
  const due = row?.due ? format.due(row.due.at, row.due.targetMs, minute) : null
  return (
    <span className={styles.who} data-conversation={id}>
      {shop ? <LetterMark code={shop.code} colour={shop.colour} size={16} /> : null}
      <span className={styles.name} dir="auto">
        {customerTitle(t, row?.customerName)}
      </span>
      {row?.language ? <Pill outline>{format.languageCode(row.language)}</Pill> : null}
      {due ? (
        <Pill tone={due.tone} icon="clock">
          {due.text}
        </Pill>
      ) : null}
    </span>
  )
}

interface RowProps {
  move: Move
  row: ListRow | undefined
  on: boolean
  current: boolean
  onToggle: () => void
  onFocus: () => void
}

function MoveRow({ move, row, on, current, onToggle, onFocus }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = customerTitle(t, row?.customerName)
  const from = move.from?.name || t('balance.nobody')
  // Why it goes, then why to her.
  const [why, ...whom] = move.why
  return (
    <li
      data-move={move.conversationId}
      tabIndex={current ? 0 : -1}
      aria-label={t('balance.aria', { name, from, to: move.to.name })}
      className={styles.move}
      onFocus={onFocus}
    >
      <Checkbox
        aria-label={t('balance.aria', { name, from, to: move.to.name })}
        isSelected={on}
        excludeFromTabOrder={!current}
        onChange={onToggle}
      />
      <span className={styles.words}>
        <Who id={move.conversationId} row={row} />
        <span className={styles.fromTo}>
          <bdi className={styles.weak}>{from}</bdi> <span className={styles.arrow} aria-hidden /> <bdi>{move.to.name}</bdi>
        </span>
        <span className={styles.why}>
          {why ? whyWords(why, t, format, from) : ''}
          {whom.length > 0 ? ` · ${whom.map((one) => whyWords(one, t, format, move.to.name)).join(' · ')}` : ''}
        </span>
      </span>
      <IconButton
        icon="forth"
        label={t('balance.openOne', { name })}
        excludeFromTabOrder={!current}
        onPress={() => openConversation(move.conversationId)}
      />
    </li>
  )
}

interface Props {
  moves: readonly Move[]
  rows: ReadonlyMap<ConversationId, ListRow>
  isOn: (id: ConversationId) => boolean
  onToggle: (id: ConversationId) => void
  onApply: () => void
  onHold: (on: boolean) => void
}

/** The proposed moves: one stop of Tab, arrows within. */
export function Moves({ moves, rows, isOn, onToggle, onApply, onHold }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const [currentId, setCurrentId] = useState<ConversationId | null>(null)
  const at = Math.max(
    0,
    moves.findIndex(({ conversationId }) => conversationId === currentId),
  )
  const wanted = useRef(false)
  useEffect(() => {
    if (!wanted.current || currentId === null) return
    wanted.current = false
    list.current?.querySelector<HTMLElement>(`[data-move="${CSS.escape(currentId)}"]`)?.focus()
  }, [currentId])
  const go = (to: number) => {
    const move = moves[Math.min(moves.length - 1, Math.max(0, to))]
    if (!move) return
    wanted.current = true
    setCurrentId(move.conversationId)
  }
  const act = (event: React.KeyboardEvent): boolean => {
    const move = moves[at]
    if (!move) return false
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onApply()
    else if (event.ctrlKey || event.metaKey || event.altKey) return false
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(moves.length - 1)
    else if (event.key === ' ') onToggle(move.conversationId)
    else if (event.key === 'Enter') openConversation(move.conversationId)
    else return false
    return true
  }
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={t('balance.moves')}
      onFocus={() => onHold(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onHold(false)
      }}
      onKeyDown={(event) => {
        // A switch or button within the row has keys of its own.
        if (!(event.target instanceof HTMLElement) || event.target.dataset.move === undefined) return
        if (act(event)) event.preventDefault()
      }}
    >
      {moves.map((move, place) => (
        <MoveRow
          key={move.conversationId}
          move={move}
          row={rows.get(move.conversationId)}
          on={isOn(move.conversationId)}
          current={place === at}
          onToggle={() => onToggle(move.conversationId)}
          onFocus={() => setCurrentId(move.conversationId)}
        />
      ))}
    </ul>
  )
}
