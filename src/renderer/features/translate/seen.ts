/** Which sentences have really stood on the screen: what was scrolled away, or came a moment ago, was not seen. */
import { EditorSelection } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Span } from './targetState'

/** So long a sentence stands before it counts as seen: a press that was under way when it came does not send it. */
const DWELL_MS = 400

/** The part of the text that can be seen now; null where the window is hidden or all of it is scrolled away. */
const visible = (view: EditorView): Span | null => {
  if (document.visibilityState !== 'visible') return null
  let { top, bottom } = view.scrollDOM.getBoundingClientRect()
  const { left, right } = view.scrollDOM.getBoundingClientRect()
  for (let parent = view.dom.parentElement; parent; parent = parent.parentElement) {
    if (getComputedStyle(parent).overflowY === 'visible') continue
    const box = parent.getBoundingClientRect()
    top = Math.max(top, box.top)
    bottom = Math.min(bottom, box.bottom)
  }
  if (bottom - top < 8 || right - left < 8) return null
  // A line that wraps is one block of the editor's: the row on the screen tells how far into it one sees.
  const rowAt = (y: number, end: boolean): number =>
    view.moveToLineBoundary(EditorSelection.cursor(view.posAtCoords({ x: (left + right) / 2, y }, false)), end).head
  return { from: rowAt(top + 4, false), to: rowAt(bottom - 4, true) }
}

/** Tells when each of the sentences has stood on the screen, whatever the order. `spans`: where they stand now. */
export const watchSeen = (view: EditorView, spans: () => readonly Span[], onSeen: (text: string) => void) => {
  const begun = new Set<string>()
  const ended = new Set<string>()
  let timer = 0
  const look = () => {
    const part = visible(view)
    if (!part) return
    const text = view.state.doc.toString()
    const words = spans().map(({ from, to }) => ({ from, to, text: text.slice(from, to) }))
    for (const { from, to, text: word } of words) {
      if (from >= part.from && from <= part.to) begun.add(word)
      if (to >= part.from && to <= part.to) ended.add(word)
    }
    if (words.every(({ text: word }) => word.trim() === '' || (begun.has(word) && ended.has(word)))) onSeen(text)
  }
  const soon = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(look, DWELL_MS)
  }
  const size = new ResizeObserver(soon)
  size.observe(view.scrollDOM)
  view.scrollDOM.addEventListener('scroll', soon, { passive: true })
  // What holds the editor may scroll too.
  document.addEventListener('scroll', soon, { passive: true, capture: true })
  document.addEventListener('visibilitychange', soon)
  soon()
  return {
    /** Something of it changed. */
    soon,
    /** Brings the first sentence that was not seen into sight. */
    show() {
      const text = view.state.doc.toString()
      const missed = spans().find(({ from, to }) => {
        const word = text.slice(from, to)
        return word.trim() !== '' && !(begun.has(word) && ended.has(word))
      })
      if (missed)
        view.dispatch({
          selection: { anchor: begun.has(text.slice(missed.from, missed.to)) ? missed.to : missed.from },
          scrollIntoView: true,
        })
      view.scrollDOM.scrollIntoView({ block: 'nearest' })
      soon()
    },
    end() {
      window.clearTimeout(timer)
      size.disconnect()
      view.scrollDOM.removeEventListener('scroll', soon)
      document.removeEventListener('scroll', soon, { capture: true })
      document.removeEventListener('visibilitychange', soon)
    },
  }
}
