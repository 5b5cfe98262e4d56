/** What is open on this desk, as far as the list's clear columns tell; and who could answer it. For routing and rebalancing. */
import { useMemo } from 'react'
import type { BackendAgent, Channel, ConversationStatus } from '../../shared/domain/conversation/types'
import type { AgentId, BackendId, ConversationId, ShopId } from '../../shared/domain/ids'
import type { OpenOne } from '../../shared/domain/routing/roster'
import type { ConversationRow } from './schema'
import { backendPart } from './sealing'
import { useLive } from './useLive'
import { viewPrefix } from './viewKeys'

/** A lead looks at so many at once, those due first; more would not be read anyway. */
const most = 2_000
/** Live, but calm: each wake reads as many rows as are open. */
const restMs = 2_000

const oneOf = (row: ConversationRow): OpenOne => ({
  id: row.id as ConversationId,
  backendId: backendPart(row.id) as BackendId,
  shopId: row.shopId as ShopId,
  channel: row.channel as Channel,
  status: row.status as ConversationStatus,
  language: row.language,
  assigneeId: row.assigneeId as AgentId | null,
  dueAt: row.dueAt,
})

export interface OpenOnes {
  ones: readonly OpenOne[]
  /** There are more than were read. */
  capped: boolean
}

/** Open conversations in due order; null while they are read. */
export const useOpenOnes = (): OpenOnes | null => {
  const rows = useLive('openOnes', {
    raw: ({ db }) =>
      db.conversations
        .where('keys')
        .startsWith(viewPrefix({ kind: 'due' }))
        .limit(most + 1)
        .toArray(),
    open: async (_cache, raw) => raw,
    restMs,
  })
  return useMemo(() => rows && { ones: rows.slice(0, most).map(oneOf), capped: rows.length > most }, [rows])
}

/** The agents of all backends; null while they are read. */
export const useAllAgents = (): readonly BackendAgent[] | null =>
  useLive('allAgents', {
    raw: ({ db }) => db.sets.filter(({ id }) => id.endsWith('~set~agents')).toArray(),
    open: async (cache, rows) => (await cache.sealer.openMany<BackendAgent[]>('sets', rows)).flatMap((agents) => agents ?? []),
  })
