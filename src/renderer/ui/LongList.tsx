import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import { cx } from './classes'
import styles from './LongList.module.css'

/** Where a row stands; handed on to `LongRow`. */
export interface LongPlace {
  id: string
  place: number
  total: number
  start: number
  height: number
  isCurrent: boolean
}
export interface LongListHandle {
  focus(): void
  /** Goes to where the cursor stands, as a key would. */
  stay(): void
}

interface Props {
  label: string
  total: number
  isBusy: boolean
  /** Whether several can be marked. */
  isMarking?: boolean
  /** Of each row, in px. */
  height: number
  scope: string
  /** Another question begins at its top. */
  question: unknown
  /** False while that row is still being read. */
  has: (place: number) => boolean
  onSight?: (first: number, last: number) => void
  /** The cursor has come there. */
  onGo: (place: number) => void
  /** Keys but those of moving; true: it was meant here. `plain`: without Control, Alt and the like. */
  onKey: (event: React.KeyboardEvent, at: number, plain: boolean) => boolean
  handle?: RefObject<LongListHandle | null>
  children: (at: LongPlace, go: () => void) => ReactNode
}

/** A list of any length, of which only what is in sight is drawn. The focus stays on the list; arrows, j and k, pages, Home and End move. */
export function LongList({ label, total, isBusy, isMarking, height, scope, question, has, onSight, onGo, onKey, handle, children }: Props) {
  const id = useId()
  const [cursor, setCursor] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 8 })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onSight?.(first, last), [onSight, first, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its top
  useEffect(() => {
    setCursor(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [question])
  const at = Math.min(cursor, Math.max(0, total - 1))
  const go = (place: number) => {
    const next = Math.max(0, Math.min(total - 1, place))
    setCursor(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    onGo(next)
  }
  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus(), stay: () => go(at) }))
  const keyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
    if (event.key === 'ArrowDown' || (plain && event.key === 'j')) go(at + 1)
    else if (event.key === 'ArrowUp' || (plain && event.key === 'k')) go(at - 1)
    else if (event.key === 'PageDown') go(at + page)
    else if (event.key === 'PageUp') go(at - page)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(total - 1)
    else if (!onKey(event, at, plain)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable={isMarking || undefined}
      aria-busy={isBusy}
      aria-activedescendant={has(at) ? `${id}-${at}` : undefined}
      tabIndex={0}
      data-scope={scope}
      data-list={scope}
      className={styles.list}
      onKeyDown={keyDown}
    >
      <div className={styles.tall} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map(({ index, start }) =>
          children({ id: `${id}-${index}`, place: index, total, start, height, isCurrent: index === at }, () => go(index)),
        )}
      </div>
    </div>
  )
}

interface RowProps {
  at: LongPlace
  isSelected: boolean
  /** It is what the other side shows. */
  isShown: boolean
  /** Its name while it is still being read. */
  label?: string | undefined
  onClick?: (event: React.MouseEvent) => void
  children?: ReactNode
}

/** One row; the focus stays on the list, which names the row to screen readers. */
export function LongRow({ at, isSelected, isShown, label, onClick, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    <div
      id={at.id}
      role="option"
      aria-selected={isSelected}
      aria-setsize={at.total}
      aria-posinset={at.place + 1}
      aria-label={label}
      className={cx(styles.row, at.isCurrent && styles.current, isShown && styles.shown)}
      style={{ insetBlockStart: at.start, blockSize: at.height }}
      onClick={onClick}
    >
      {children}
    </div>
  )
}

/** Small words at a row's foot. */
export function LongFacts({ children }: { children: ReactNode }) {
  return <span className={styles.facts}>{children}</span>
}
