import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { TemplateOwner } from '../../../shared/domain/template/types'
import { problemOf } from '../../bridge/client'
import { useDesk } from '../../bridge/deskStore'
import { panelFocusTaken, useNavigation } from '../../state/navigation'
import { useWriting } from '../../state/writing'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { HitRow } from './HitRow'
import { Preview } from './Preview'
import styles from './TemplatesTab.module.css'
import { useHits } from './useTemplates'

const shown = 60
const all = 'all'
const owners = [all, ...TemplateOwner.options] as const
type Owner = (typeof owners)[number]

/** Panel tab: find a template, see it as this customer would read it, and put it in. */
export function TemplatesTab({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const listId = useId()
  const backend = useDesk((desk) => desk.backends.find(({ id }) => id === conversation.backendId))
  const writer = useWriting(({ writers }) => writers.findLast(({ conversationId }) => conversationId === conversation.id) ?? null)
  const [text, setText] = useState('')
  const [owner, setOwner] = useState<Owner>(all)
  const [at, setAt] = useState(0)
  const query = useMemo(
    () => ({
      text,
      shortcut: /^[;；]/.test(text),
      shopId: conversation.shopId,
      backendId: conversation.backendId,
      channel: conversation.channel,
      locale: conversation.language,
      tag: null,
      owner: owner === all ? null : owner,
      approvedOnly: false,
      limit: shown,
      offset: 0,
    }),
    [text, owner, conversation.shopId, conversation.backendId, conversation.channel, conversation.language],
  )
  const { data, error, refetch, isPending } = useHits({ ...query, text: text.replace(/^[;；/／]/, '') })
  const hits = data?.hits ?? []
  const current = Math.max(0, Math.min(at, hits.length - 1))
  const hit = hits[current] ?? null
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-place="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const box = useRef<HTMLInputElement>(null)
  const wanted = useNavigation(({ panelFocus }) => panelFocus === 'templates')
  useEffect(() => {
    if (!wanted) return
    box.current?.focus()
    box.current?.select()
    panelFocusTaken()
  }, [wanted])
  const insert = useRef<() => void>(() => undefined)
  if (!backend) return null
  const more = (data?.total ?? 0) - hits.length
  return (
    <div className={styles.tab}>
      <div className={styles.top}>
        <div className={styles.box}>
          <Icon name="search" />
          <input
            ref={box}
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={hit ? `${listId}-${current}` : undefined}
            aria-label={t('templates.panel.search')}
            placeholder={t('templates.panel.placeholder')}
            className={styles.input}
            value={text}
            spellCheck={false}
            autoComplete="off"
            dir="auto"
            onChange={(event) => {
              setText(event.target.value.slice(0, 200))
              setAt(0)
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
              if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, current + 1))
              else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1))
              else if (event.key === 'PageDown') setAt(Math.min(hits.length - 1, current + 6))
              else if (event.key === 'PageUp') setAt(Math.max(0, current - 6))
              else if (event.key === 'Enter') insert.current()
              else if (event.key === 'Escape' && text !== '') setText('')
              else return
              event.preventDefault()
            }}
          />
        </div>
        <Select
          label={t('templates.panel.ownerFilter')}
          hideLabel
          options={owners.map((id) => ({ id, label: id === all ? t('templates.panel.all') : t(`templates.ownerName.${id}`) }))}
          value={owner}
          onChange={(next) => {
            setOwner(next)
            setAt(0)
          }}
        />
      </div>
      {error ? (
        <ErrorNote
          title={t('templates.panel.failed')}
          problem={problemOf(error)}
          action={<Button onPress={() => void refetch()}>{t('templates.panel.again')}</Button>}
        />
      ) : null}
      <div ref={list} id={listId} role="listbox" aria-label={t('templates.panel.results')} aria-busy={isPending} className={styles.list}>
        {hits.map((one, place) => (
          <HitRow
            key={one.id}
            id={`${listId}-${place}`}
            at={place}
            hit={one}
            current={place === current}
            onPoint={null}
            onPress={setAt}
            onTwice={() => insert.current()}
          />
        ))}
      </div>
      {more > 0 ? <p className={styles.more}>{t('templates.panel.more', { count: more })}</p> : null}
      {hit ? (
        <Preview
          key={`${conversation.id}|${hit.id}`}
          hit={hit}
          conversation={conversation}
          backend={backend}
          writer={writer}
          onInsert={(act) => {
            insert.current = act
          }}
        />
      ) : isPending || error ? null : text === '' && owner === all ? (
        <EmptyState icon="fileText" title={t('templates.panel.emptyTitle')} text={t('templates.panel.emptyText')} />
      ) : (
        <EmptyState icon="search" title={t('templates.panel.noneTitle')} text={t('templates.panel.noneText')} />
      )}
    </div>
  )
}
