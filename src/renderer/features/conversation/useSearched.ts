/** A thread opened from a search stands at the message that was found, and shows the words in it. */
import { type RefObject, useEffect, useRef } from 'react'
import type { ConversationId } from '../../../shared/domain/ids'
import { markWords } from '../../../shared/domain/search/marks'
import type { Word } from '../../../shared/domain/search/query'
import type { ThreadEntry } from '../../data/types'
import { useReadingState } from '../../state/reading'
import { useSearched } from '../../state/searched'

/** Text nodes looked at; a very long thread is marked where it is read first. */
const most = 3000

const rangesIn = (root: Element, words: readonly Word[]): Range[] => {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let seen = 0; seen < most && walker.nextNode(); seen += 1) {
    const node = walker.currentNode
    for (const [from, to] of markWords(node.textContent ?? '', words, 50)) {
      const range = new Range()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
  }
  return ranges
}

interface Stood {
  content: RefObject<HTMLElement | null>
  conversationId: ConversationId
  open: boolean
  entries: readonly ThreadEntry[]
  moreCached: boolean
  onMore: () => void
  /** The end is no longer what is to be kept in sight. */
  leaveEnd: () => void
}

export const useStandAtFound = ({ content, conversationId, open, entries, moreCached, onMore, leaveEnd }: Stood): void => {
  const target = useSearched((state) => state.targets.get(conversationId)) ?? null
  const words = useSearched((state) => state.words)
  // Another side of a text is other nodes.
  const sides = useReadingState()
  const stood = useRef<string | null>(null)
  const more = useRef(onMore)
  more.current = onMore
  const leave = useRef(leaveEnd)
  leave.current = leaveEnd
  // biome-ignore lint/correctness/useExhaustiveDependencies: `entries` stands for the rows that are drawn
  useEffect(() => {
    if (!open) {
      stood.current = null
      return
    }
    if (!target || stood.current === target) return
    const row = content.current?.querySelector(`[data-key="${CSS.escape(target)}"]`)
    if (row) {
      stood.current = target
      leave.current()
      row.scrollIntoView({ block: 'center' })
      // Rows that were out of sight take their true height only now.
      requestAnimationFrame(() => requestAnimationFrame(() => row.scrollIntoView({ block: 'center' })))
    } else if (moreCached) more.current()
  }, [open, target, entries, moreCached, content])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `entries` stands for the rows that are drawn
  useEffect(() => {
    if (!open) return
    const root = content.current
    if (words.length === 0 || !root) CSS.highlights.delete('found')
    else CSS.highlights.set('found', new Highlight(...rangesIn(root, words)))
    return () => {
      CSS.highlights.delete('found')
    }
  }, [open, words, entries, sides, content])
}
