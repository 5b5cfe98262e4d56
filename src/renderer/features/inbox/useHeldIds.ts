import { useEffect, useMemo, useRef, useState } from 'react'
import { backendOf, type ConversationId } from '../../../shared/domain/ids'
import { useDesk } from '../../bridge/deskStore'
import type { View } from '../../data/types'
import { onReturning } from '../../state/acts'
import { check, moveCursor, useNavigation } from '../../state/navigation'
import { leavesView, useOverlays } from '../../state/overlay'
import { holdOrder, neighbour } from './holdOrder'
import { useList } from './listStore'

/** The order as drawn: fresh from the cache, or standing still while the focus is in the list. */
export const useHeldIds = (view: View, fresh: readonly ConversationId[], focused: boolean): readonly ConversationId[] => {
  const overlays = useOverlays((state) => state.overlays)
  const releases = useList((state) => state.releases)
  const key = JSON.stringify(view)
  const last = useRef<{ key: string; releases: number; shown: readonly ConversationId[] }>({ key: '', releases: 0, shown: [] })
  const [returning, setReturning] = useState<ReadonlySet<ConversationId>>(new Set())
  useEffect(() => onReturning((ids) => setReturning((was) => new Set([...was, ...ids]))), [])

  const held = useMemo(() => {
    const { backends } = useDesk.getState()
    const me = (id: ConversationId) => backends.find((backend) => backend.id === backendOf(id))?.me?.agentId ?? null
    const leaving = (id: ConversationId) => {
      const effects = overlays.get(id)
      return effects !== undefined && leavesView(effects, view, me(id))
    }
    const again = last.current.key === key && last.current.releases === releases
    return holdOrder({ shown: again ? last.current.shown : [], fresh, hold: focused && again, leaving, returning })
  }, [view, key, releases, fresh, focused, overlays, returning])

  const { shown, moved } = held
  useEffect(() => {
    const was = last.current
    last.current = { key, releases, shown }
    useList.setState({ ids: shown, moved })
    const { cursorId, checked } = useNavigation.getState()
    // What left the list is selected no more: nothing is done to rows that nobody sees.
    const standing = new Set(shown)
    if (shown.length > 0 && [...checked].some((id) => !standing.has(id))) check([...checked].filter((id) => standing.has(id)))
    // The cursor's row left by the agent's own act: the next one takes its place.
    if (cursorId && was.key === key && shown !== was.shown && was.shown.includes(cursorId) && !shown.includes(cursorId))
      moveCursor(neighbour(was.shown, new Set(was.shown.filter((id) => !shown.includes(id))), cursorId))
  }, [key, releases, shown, moved])
  useEffect(() => {
    if (returning.size > 0 && fresh.some((id) => returning.has(id))) {
      const timer = setTimeout(() => setReturning(new Set()), 4_000)
      return () => clearTimeout(timer)
    }
    return undefined
  }, [returning, fresh])
  return shown
}
