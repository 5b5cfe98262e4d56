import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationId, PersonId } from '../../../shared/domain/ids'
import { countsOf, itemKey } from '../../../shared/domain/rota/handOver/answers'
import type { Crew } from '../../../shared/domain/rota/handOver/needs'
import type { HandOver, HandOverItem } from '../../../shared/domain/rota/plan'
import { agentsOf } from '../../../shared/domain/routing/roster'
import { tellTrouble } from '../../commands/runner'
import type { ListRow } from '../../data/types'
import { useFormat } from '../../i18n/useFormat'
import { openConversation } from '../../state/navigation'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { ArrivedRow } from './ArrivedRow'
import { answer, type Word } from './answer'
import styles from './HandOver.module.css'
import { NoteRead } from './NoteRead'
import { ReasonDialog } from './ReasonDialog'
import { useListKeys } from './useListKeys'

interface Props {
  handOver: HandOver
  mode: 'arrived' | 'given'
  found: ReadonlyMap<string, ConversationId>
  rows: ReadonlyMap<ConversationId, ListRow>
  crew: Crew
  me: PersonId
}

const LETTERS: Readonly<Record<string, Word>> = { a: 'accepted', d: 'declined', b: 'sentBack' }

/** One hand-over: its note as it was written and as it is read here, and its items with what was said to each. */
export function HandOverCard({ handOver, mode, found, rows, crew, me }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<{ word: 'declined' | 'sentBack'; items: readonly HandOverItem[] } | null>(null)
  const [busy, setBusy] = useState(false)
  const counts = countsOf(handOver.items)
  const giver = crew.people.find(({ id }) => id === handOver.by)
  const nameOf = (id: PersonId | null) => crew.people.find((person) => person.id === id)?.name ?? t('handOver.somebody')
  const items = useMemo(() => [...handOver.items].sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)), [handOver.items])
  const open = items.filter(({ state }) => state === 'offered')
  // What she ticked, else all that are hers or anybody's: a colleague's she takes by her own choice only.
  const meant = open.filter((item) => checked.has(itemKey(item)))
  const free = open.filter(({ toPersonId }) => toPersonId === null || toPersonId === me)
  const targets = meant.length > 0 ? meant : free
  const say = async (word: Word, which: readonly HandOverItem[], reason: string) => {
    if (busy || which.length === 0) return
    setBusy(true)
    try {
      await answer(
        {
          handOver,
          items: which,
          word,
          reason,
          me,
          found,
          assigneeOf: (id) => rows.get(id)?.assigneeId ?? null,
          giverAt: (backendId) =>
            (agentsOf(crew.people, crew.agents).get(handOver.by) ?? []).find((agent) => agent.backendId === backendId)?.id ?? null,
          note: t('handOver.backNote', { name: nameOf(me), reason }),
        },
        t,
      )
      setChecked(new Set())
    } catch (error) {
      tellTrouble(t('handOver.answerFailed'), error)
    } finally {
      setBusy(false)
    }
  }
  const ask = (word: Word, which: readonly HandOverItem[]) => {
    if (word === 'accepted') void say(word, which, '')
    else if (which.length > 0) setAsking({ word, items: which })
  }
  const tick = (key: string) =>
    setChecked((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const keys = useMemo(() => items.map(itemKey), [items])
  const { list, current, setCurrent, onKeyDown } = useListKeys<HTMLUListElement>(keys, (key, event) => {
    const item = items.find((one) => itemKey(one) === key)
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return false
    const word = LETTERS[event.key]
    const id = found.get(key)
    if (event.key === 'Enter' && id) openConversation(id)
    else if (mode === 'arrived' && word && item.state === 'offered') ask(word, meant.length > 0 && checked.has(key) ? meant : [item])
    else if (mode === 'arrived' && (event.key === ' ' || event.key === 'x') && item.state === 'offered') tick(key)
    else return false
    return true
  })
  return (
    <article className={styles.card} data-hand-over={handOver.id} aria-labelledby={`${handOver.id}-head`}>
      <header className={styles.cardHead}>
        <h2 id={`${handOver.id}-head`} className={styles.boxHead}>
          {t(`common.strip.${handOver.from}`)} <span className={styles.arrow} aria-hidden /> {t(`common.strip.${handOver.to}`)}
          {' · '}
          {format.dateTime(handOver.at)}
        </h2>
        <span className={styles.weak}>{t('handOver.from', { name: giver?.name ?? t('handOver.somebody') })}</span>
        <span className={styles.pills}>
          {(['offered', 'accepted', 'declined', 'sentBack'] as const).map((state) =>
            counts[state] > 0 ? (
              <Pill key={state} tone={state === 'accepted' ? 'good' : state === 'offered' ? 'held' : 'soon'}>
                {t(`handOver.count.${state}`, { count: counts[state] })}
              </Pill>
            ) : null,
          )}
          {counts.satellites > 0 ? <Pill icon="unassigned">{t('handOver.satellites', { count: counts.satellites })}</Pill> : null}
        </span>
      </header>
      <NoteRead handOver={handOver} found={found} rows={rows} />
      {mode === 'arrived' && open.length > 0 ? (
        <div className={styles.acts}>
          <Button kind="primary" icon="check" isDisabled={busy || targets.length === 0} onPress={() => ask('accepted', targets)}>
            {meant.length > 0 ? t('handOver.accept', { count: meant.length }) : t('handOver.acceptAll', { count: free.length })}
          </Button>
          <Button icon="close" isDisabled={busy || targets.length === 0} onPress={() => ask('declined', targets)}>
            {t('handOver.decline')}
          </Button>
          <Button icon="reply" isDisabled={busy || targets.length === 0} onPress={() => ask('sentBack', targets)}>
            {t('handOver.sendBack')}
          </Button>
        </div>
      ) : null}
      <ul ref={list} className={styles.list} aria-label={t('handOver.items')} onKeyDown={onKeyDown}>
        {items.map((item) => {
          const key = itemKey(item)
          const id = found.get(key)
          return (
            <ArrivedRow
              key={key}
              item={item}
              id={id ?? null}
              row={id ? rows.get(id) : undefined}
              answerable={mode === 'arrived' && item.state === 'offered'}
              on={checked.has(key)}
              current={key === current}
              nameOf={nameOf}
              onTick={() => tick(key)}
              onFocus={() => setCurrent(key)}
            />
          )
        })}
      </ul>
      {mode === 'arrived' ? <p className={styles.weak}>{t('handOver.arrivedKeys')}</p> : null}
      <ReasonDialog
        word={asking?.word ?? null}
        count={asking?.items.length ?? 0}
        onClose={() => setAsking(null)}
        onSay={(reason) => {
          if (asking) void say(asking.word, asking.items, reason)
          setAsking(null)
        }}
      />
    </article>
  )
}
