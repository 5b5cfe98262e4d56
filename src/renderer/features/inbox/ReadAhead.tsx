import { useEffect, useState } from 'react'
import type { ConversationId } from '../../../shared/domain/ids'
import { useCustomer, useCustomerRecords, useThread } from '../../data/queries'
import { useNavigation } from '../../state/navigation'
import { readAhead } from '../../state/readAhead'
import { useList } from './listStore'

/** Whoever runs down the list with j held does not stop at each. */
const RESTED_MS = 50

/**
 * Reads what the cursor stands on (at the start the first row), with all that its head shows, so that Enter opens at
 * once. It is followed, not read once: what comes meanwhile is there, too.
 */
export function ReadAhead() {
  const wanted = useNavigation((state) => state.cursorId)
  const top = useList((list) => list.ids[0] ?? null)
  const next = wanted ?? top
  const [id, setId] = useState<ConversationId | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setId(next), RESTED_MS)
    return () => clearTimeout(timer)
  }, [next])
  const { thread } = useThread(id)
  const customerId = thread?.conversation.customerId ?? null
  useCustomer(customerId)
  useCustomerRecords(customerId)
  const ready = thread ? id : null
  useEffect(() => {
    // A row that is read later than the next one was asked for stays where it was.
    if (ready) readAhead(ready)
  }, [ready])
  useEffect(() => () => readAhead(null), [])
  return null
}
