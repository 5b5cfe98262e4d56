import type { EditorView } from '@codemirror/view'
import { memo, type ReactNode, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/classes'
import { Kbd } from '../../ui/Kbd'
import type { Picker, PickerState } from './editor/picker'
import { HitRow } from './HitRow'
import rows from './HitRow.module.css'
import styles from './PickPopup.module.css'

const WIDTH = 460
const MARGIN = 8
const HEIGHT = 340

interface Place {
  left: number
  width: number
  maxHeight: number
  bottom?: number
  top?: number
}
const samePlace = (a: Place, b: Place): boolean =>
  a.left === b.left && a.width === b.width && a.maxHeight === b.maxHeight && a.bottom === b.bottom && a.top === b.top

/** Beside the trigger, above it where there is more room; whole within the window. */
const placeAt = (view: EditorView, at: number): Place => {
  const caret = view.coordsAtPos(Math.min(at, view.state.doc.length)) ?? view.dom.getBoundingClientRect()
  const rtl = getComputedStyle(view.contentDOM).direction === 'rtl'
  const width = Math.min(WIDTH, window.innerWidth - 2 * MARGIN)
  const writing = view.dom.getBoundingClientRect()
  const wanted = rtl ? caret.left - width + 12 : caret.left - 12
  // Over the composer rather than over its neighbours, and whole within the window.
  const within = Math.max(writing.left - 12, Math.min(wanted, writing.right - width + 12))
  const left = Math.max(MARGIN, Math.min(within, window.innerWidth - width - MARGIN))
  const above = caret.top > window.innerHeight - caret.bottom
  const room = (above ? caret.top : window.innerHeight - caret.bottom) - 2 * MARGIN
  return {
    left,
    width,
    maxHeight: Math.max(120, Math.min(HEIGHT, room)),
    ...(above ? { bottom: window.innerHeight - caret.top + 4 } : { top: caret.bottom + 4 }),
  }
}

/** The list behind `;` and `/`. The focus stays in the editor, which names the chosen row to screen readers. */
export const PickPopup = memo(function PickPopup({
  picker,
  listId,
  view,
  order,
}: {
  picker: Picker
  listId: string
  view: () => EditorView | null
  /** Number of the order a text will be about. */
  order: string | null
}) {
  const state = useSyncExternalStore(picker.subscribe, picker.snapshot)
  return state.type === 'closed' ? null : <Shown picker={picker} state={state} listId={listId} view={view} order={order} />
})

function Shown({
  picker,
  state,
  listId,
  view,
  order,
}: {
  picker: Picker
  state: Exclude<PickerState, { type: 'closed' }>
  listId: string
  view: () => EditorView | null
  order: string | null
}) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>()
  const placed = useRef(place)
  placed.current = place
  const from = picker.range?.from ?? 0
  useLayoutEffect(() => {
    const editor = view()
    if (editor) setPlace(placeAt(editor, from))
    // Above every pane and dialog, wherever in the tree it stands.
    if (!box.current?.matches(':popover-open')) box.current?.showPopover()
  }, [view, from])
  // A stroke may have made the text a line longer. Looked at when the editor measures by itself: before, the screen would have to be
  // laid out in the middle of the stroke for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state is a stroke or its answer
  useLayoutEffect(() => {
    view()?.requestMeasure({
      key: box,
      read: (editor) => placeAt(editor, from),
      write: (next) => {
        // In this very frame, or the list would lie over the new line for one.
        if (!placed.current || !samePlace(placed.current, next)) flushSync(() => setPlace(next))
      },
    })
  }, [view, from, state])
  useLayoutEffect(() => {
    box.current?.querySelector(`[data-place="${state.at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [state.at])
  const count = state.type === 'list' ? state.hits.length : state.options.length
  const label =
    state.type === 'list'
      ? t('templates.list')
      : t(state.what === 'variant' ? 'templates.whichVariant' : 'templates.whichLanguage', { title: state.title })
  return (
    <div ref={box} popover="manual" className={styles.popup} style={place}>
      {state.type === 'ask' ? <p className={styles.head}>{label}</p> : null}
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        // Longer than it is high: who reads by keyboard can scroll it, although its rows are chosen from the editor.
        tabIndex={0}
        className={styles.list}
        aria-busy={state.type === 'list' && state.pending}
        data-query={state.type === 'list' ? state.query : undefined}
      >
        {state.type === 'list'
          ? state.hits.map((hit, at) => (
              <HitRow
                // biome-ignore lint/suspicious/noArrayIndexKey: as its id is; another answer changes the words of what stands there and makes no rows anew
                key={at}
                id={`${listId}-${at}`}
                at={at}
                hit={hit}
                current={at === state.at}
                onPoint={picker.point}
                onPress={picker.takeAt}
              />
            ))
          : state.options.map((option, at) => (
              <Row
                key={`${option.pick.locale}|${option.pick.variant}`}
                id={`${listId}-${at}`}
                at={at}
                picker={picker}
                current={at === state.at}
              >
                <span className={rows.first}>
                  <span className={rows.title}>{option.label}</span>
                </span>
                <span className={rows.line} dir="auto" lang={option.language ?? undefined}>
                  {option.detail}
                </span>
              </Row>
            ))}
      </div>
      {count === 0 && state.type === 'list' && !state.pending ? <p className={styles.none}>{t('templates.none')}</p> : null}
      <div className={styles.foot}>
        {count > 0 ? (
          <span>
            <Kbd keys="Enter" /> {t('templates.insert')}
          </span>
        ) : null}
        <span>
          <Kbd keys="Escape" /> {t('templates.leave')}
        </span>
        <span className={styles.gap} />
        {order ? <span dir="auto">{t('templates.aboutOrder', { order })}</span> : null}
        {/* Until the next answer it says what is shown. */}
        <span role="status">
          {state.type === 'list' && (!state.pending || count > 0) ? t('templates.found', { count: state.total }) : ''}
        </span>
      </div>
    </div>
  )
}

function Row({ id, at, picker, current, children }: { id: string; at: number; picker: Picker; current: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the editor (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the editor takes the keys
    <div
      id={id}
      role="option"
      data-place={at}
      aria-selected={current}
      className={cx(rows.row, current && rows.current)}
      onPointerMove={() => picker.point(at)}
      // The editor keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => picker.takeAt(at)}
    >
      {children}
    </div>
  )
}
