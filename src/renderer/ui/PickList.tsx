import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { cx } from './classes'
import { Icon, type IconName } from './Icon'
import { Kbd } from './Kbd'
import styles from './PickList.module.css'

export interface PickItem {
  id: string
  label: string
  /** Further words it is found by. */
  also?: string
  detail?: string | undefined
  icon?: IconName | undefined
  mark?: ReactNode
  keys?: string | undefined
  /** Head of its group; shown while nothing is typed. */
  group?: string | undefined
  checked?: boolean
}

export interface PickListProps {
  label: string
  placeholder: string
  items: readonly PickItem[]
  /** Best first; an empty query keeps the order. */
  find: (query: string, items: readonly PickItem[]) => PickItem[]
  onPick: (id: string) => void
  /** Said where nothing matches. */
  none: string
  /** What can be done where nothing matches: chosen as any other. */
  instead?: (query: string) => readonly PickItem[]
  /** For lists that ask elsewhere: what was typed, each time it changes. */
  onQuery?: (query: string) => void
  foot?: ReactNode
}

/** A box to type in and a list below it: the palette, and every «choose one» of the keyboard. ARIA combobox. */
export function PickList({ label, placeholder, items, find, onPick, none, instead, onQuery, foot }: PickListProps) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLInputElement>(null)
  // In a dialog that stands over another, that one takes the focus back from `autoFocus`: its own scope is known a moment later.
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const matching = useMemo(() => find(query, items), [find, query, items])
  const found = matching.length > 0 ? matching : (instead?.(query) ?? [])
  const current = Math.min(at, found.length - 1)
  useEffect(() => {
    list.current?.querySelector(`[data-place="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const move = (to: number) => setAt(found.length === 0 ? 0 : (to + found.length) % found.length)
  const grouped = query.trim() === ''
  return (
    <div className={styles.pick} data-own-keys>
      <div className={styles.top}>
        <Icon name="search" />
        <input
          ref={box}
          // biome-ignore lint/a11y/noAutofocus: the box is what the dialog was opened for
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
          aria-label={label}
          placeholder={placeholder}
          className={styles.input}
          value={query}
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          onChange={(event) => {
            setQuery(event.target.value)
            onQuery?.(event.target.value)
            setAt(0)
          }}
          onKeyDown={(event) => {
            // Enter that confirms a candidate of an input method picks nothing.
            if (event.nativeEvent.isComposing || event.keyCode === 229) return
            if (event.key === 'ArrowDown' || (event.ctrlKey && event.key === 'n')) move(current + 1)
            else if (event.key === 'ArrowUp' || (event.ctrlKey && event.key === 'p')) move(current - 1)
            else if (event.key === 'PageDown') setAt(Math.min(found.length - 1, current + 8))
            else if (event.key === 'PageUp') setAt(Math.max(0, current - 8))
            else if (event.key === 'Enter') {
              const picked = found[current]
              if (picked) onPick(picked.id)
            } else return
            event.preventDefault()
          }}
        />
      </div>
      {/* Stands from the start, so that it is read out when it has something to say. */}
      <p className={styles.none} role="status">
        {matching.length === 0 ? none : ''}
      </p>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
        {found.map((item, place) => (
          <div key={item.id} role="presentation">
            {grouped && item.group && item.group !== found[place - 1]?.group ? (
              <div role="presentation" className={styles.group}>
                {item.group}
              </div>
            ) : null}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box (aria-activedescendant) */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys */}
            <div
              id={`${id}-${place}`}
              role="option"
              data-place={place}
              aria-selected={place === current}
              className={cx(styles.item, place === current && styles.current)}
              onPointerMove={() => (place === current ? undefined : setAt(place))}
              onClick={() => onPick(item.id)}
            >
              {item.checked === undefined ? null : <span className={styles.tick}>{item.checked ? <Icon name="check" /> : null}</span>}
              {item.mark ?? (item.icon ? <Icon name={item.icon} /> : <span className={styles.noIcon} />)}
              <span className={styles.label} dir="auto">
                {item.label}
              </span>
              {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
              {item.keys ? <Kbd keys={item.keys} /> : null}
            </div>
          </div>
        ))}
      </div>
      {foot}
    </div>
  )
}
