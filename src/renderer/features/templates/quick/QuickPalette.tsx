import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickAbout } from '../../../../shared/contract/quick'
import type { TemplateHit } from '../../../../shared/domain/template/types'
import { problemOf } from '../../../bridge/client'
import { calls } from '../../../bridge/deskStore'
import { useFormat } from '../../../i18n/useFormat'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { Icon } from '../../../ui/Icon'
import { Kbd } from '../../../ui/Kbd'
import { say } from '../../../ui/liveRegion'
import { Select } from '../../../ui/Select'
import { HitRow } from '../HitRow'
import { useHits, usePins } from '../useTemplates'
import styles from './Quick.module.css'
import { type Chosen, QuickPreview, useFilled } from './QuickPreview'
import type { ForWhom } from './quickFacts'

const shown = 40
const close = () =>
  void calls()
    .quick.close()
    .catch(() => undefined)

/** Pinned templates first where nothing is sought yet: they are what the agent wants without a word. */
const pinnedFirst = (hits: readonly TemplateHit[], pins: readonly string[]): TemplateHit[] => {
  const rank = ({ id }: TemplateHit) => (pins.includes(id) ? pins.indexOf(id) : pins.length)
  return [...hits].sort((a, b) => rank(a) - rank(b))
}

/** Find, see it filled, copy: by keys alone. The focus stays in the box. */
export function QuickPalette({ about, working }: { about: QuickAbout; working: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const listId = useId()
  const { last, shops } = about
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  /** Null: not chosen by hand. */
  const [wish, setWhom] = useState<ForWhom | null>(null)
  const [chosen, setChosen] = useState<Chosen>({ locale: null, variant: null })
  const [trouble, setTrouble] = useState(false)
  // A customer who was forgotten meanwhile is nobody in particular.
  const forLast = last !== null && (wish ?? 'last') === 'last'
  const shop = shops.find(({ id }) => id === (forLast ? last.shopId : wish)) ?? shops[0] ?? null
  const asked = chosen.locale ?? (forLast ? last.locale : null) ?? working
  const bare = text.replace(/^[;；/／]/, '')
  const { data, error, refetch, isPending } = useHits({
    text: bare,
    shortcut: /^[;；]/.test(text),
    shopId: shop?.id ?? null,
    backendId: forLast ? last.backendId : null,
    channel: forLast ? last.channel : null,
    locale: asked,
    tag: null,
    owner: null,
    approvedOnly: false,
    limit: shown,
    offset: 0,
  })
  const pins = usePins().data?.pins
  const hits = useMemo(() => {
    const found = data?.hits ?? []
    return bare === ''
      ? pinnedFirst(
          found,
          (pins ?? []).map(({ templateId }) => templateId),
        )
      : found
  }, [data, pins, bare])
  const current = Math.max(0, Math.min(at, hits.length - 1))
  const hit = hits[current] ?? null
  const filled = useFilled(hit, about, forLast ? 'last' : (shop?.id ?? null), chosen)
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const focus = () => box.current?.focus()
    focus()
    window.addEventListener('focus', focus)
    return () => window.removeEventListener('focus', focus)
  }, [])
  useEffect(() => {
    list.current?.querySelector(`[data-place="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const go = (to: number) => {
    setAt(Math.max(0, Math.min(hits.length - 1, to)))
    setChosen({ locale: chosen.locale, variant: null })
  }
  const copy = () => {
    const { template, rendered } = filled
    if (!template || !rendered) return
    calls()
      .desk.copyText({ text: rendered.text })
      .then(() => {
        // Counted beside it: a count that is lost is no harm.
        calls()
          .library.used({ id: template.id, locale: rendered.locale, at: about.now })
          .catch(() => undefined)
        close()
      })
      .catch(() => {
        setTrouble(true)
        say(t('templates.quick.notCopied'), 'assertive')
      })
  }
  const next = <T,>(all: readonly T[], now: T): T | undefined => all[(all.indexOf(now) + 1) % all.length]
  const nextVariant = () => {
    const { variants, body } = filled
    if (!body || variants.length < 2) return
    setChosen({ locale: body.locale, variant: next(variants, body.variant) ?? null })
  }
  const nextLanguage = () => {
    const { locales, body } = filled
    if (body && locales.length > 1) setChosen({ locale: next(locales, body.locale) ?? null, variant: null })
  }
  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const mod = event.ctrlKey || event.metaKey
    if (mod && !event.altKey && event.key.toLowerCase() === 'l') nextLanguage()
    else if (mod || event.altKey) return
    else if (event.key === 'ArrowDown') go(current + 1)
    else if (event.key === 'ArrowUp') go(current - 1)
    else if (event.key === 'PageDown') go(current + 6)
    else if (event.key === 'PageUp') go(current - 6)
    else if (event.key === 'Enter' && event.shiftKey) nextVariant()
    else if (event.key === 'Enter') copy()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves from wherever the focus is
    <div
      className={styles.palette}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        close()
      }}
    >
      <div className={styles.head}>
        <Icon name="search" />
        <input
          ref={box}
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={hits.length > 0 ? listId : undefined}
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
            setChosen({ locale: chosen.locale, variant: null })
          }}
          onKeyDown={onKey}
        />
        <div className={styles.whom}>
          <Select
            label={t('templates.quick.whom')}
            hideLabel
            options={[
              ...(last
                ? [{ id: 'last', label: t('templates.quick.forLast', { name: last.facts[0]?.customer.name ?? t('inbox.nobody') }) }]
                : []),
              ...shops.map(({ id, name }) => ({ id: id as string, label: t('templates.quick.forShop', { shop: name }) })),
            ]}
            value={forLast ? 'last' : (shop?.id ?? null)}
            onChange={(id) => {
              setWhom(id as ForWhom)
              setChosen({ locale: null, variant: null })
              box.current?.focus()
            }}
          />
        </div>
      </div>
      {error ? (
        <ErrorNote
          title={t('templates.panel.failed')}
          problem={problemOf(error)}
          action={<Button onPress={() => void refetch()}>{t('templates.panel.again')}</Button>}
        />
      ) : null}
      {trouble ? <ErrorNote title={t('templates.quick.notCopied')} /> : null}
      <div className={styles.halves}>
        {hits.length > 0 ? (
          <div
            ref={list}
            id={listId}
            role="listbox"
            tabIndex={0}
            aria-label={t('templates.panel.results')}
            aria-busy={isPending}
            className={styles.list}
          >
            {hits.map((one, place) => (
              <HitRow
                key={one.id}
                id={`${listId}-${place}`}
                at={place}
                hit={one}
                current={place === current}
                onPoint={null}
                onPress={go}
                onTwice={copy}
              />
            ))}
          </div>
        ) : isPending || error ? (
          <div className={styles.list} aria-busy />
        ) : (
          <div className={styles.list}>
            <EmptyState
              icon={bare === '' ? 'fileText' : 'search'}
              title={t(bare === '' ? 'templates.panel.emptyTitle' : 'templates.panel.noneTitle')}
              text={t(bare === '' ? 'templates.panel.emptyText' : 'templates.panel.noneText')}
            />
          </div>
        )}
        <QuickPreview filled={filled} asked={asked} onChoose={setChosen} onDone={() => box.current?.focus()} />
      </div>
      <div className={styles.foot}>
        {filled.rendered ? (
          <span>
            <Kbd keys="Enter" /> {t('templates.quick.copy')}
          </span>
        ) : null}
        {filled.variants.length > 1 ? (
          <span>
            <Kbd keys="Shift+Enter" /> {t('templates.quick.nextVariant')}
          </span>
        ) : null}
        {filled.locales.length > 1 ? (
          <span>
            <Kbd keys="Mod+L" /> {t('templates.quick.nextLanguage')}
          </span>
        ) : null}
        <span>
          <Kbd keys="Escape" /> {t('templates.quick.leave')}
        </span>
        <span className={styles.gap} />
        <span role="status">{isPending || !data ? '' : t('templates.found', { count: data.total })}</span>
        <span className="visuallyHidden" role="status">
          {filled.body ? format.language(filled.body.locale) : ''}
        </span>
      </div>
    </div>
  )
}
