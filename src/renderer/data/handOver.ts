/** What a hand-over needs of conversations beside the list's clear columns: the customer's clock, and a name for each that other desks know too. */
import { useMemo, useRef } from 'react'
import { customerZoneOf } from '../../shared/domain/clock/region'
import type { Conversation, Customer } from '../../shared/domain/conversation/types'
import { type BackendId, type ConversationId, localId } from '../../shared/domain/ids'
import { itemKey } from '../../shared/domain/rota/handOver/answers'
import type { HandOverItem } from '../../shared/domain/rota/plan'
import { useDesk } from '../bridge/deskStore'
import { keptFor } from './keptFor'
import type { Cache } from './openCache'
import type { BodyRow, BodySecret, RecordRow } from './schema'
import { useLive } from './useLive'
import { viewPrefix } from './viewKeys'

export interface HandOverPlace {
  id: ConversationId
  /** Its own id at the backend, or a digest of what every desk with that mailbox reads alike. */
  ref: string
  /** IANA; null where nobody knows. */
  zone: string | null
  country: string | null
}

/** A mailbox has no ids that two desks share without telling whose mail it is: a digest of what both read stands for it. */
const digestOf = async ({ createdAt, subject }: Conversation, email: string | null): Promise<string> => {
  const words = new TextEncoder().encode(`${createdAt}\n${subject ?? ''}\n${email?.toLowerCase() ?? ''}`)
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', words))
  return [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface RawPlaces {
  bodies: BodyRow[]
  customers: (RecordRow | undefined)[]
}
const raw = async ({ db }: Cache, ids: readonly ConversationId[]): Promise<RawPlaces> => {
  const [bodies, rows] = await Promise.all([db.bodies.bulkGet([...ids]), db.conversations.bulkGet([...ids])])
  const customerIds = [...new Set(rows.flatMap((row) => row?.customerId ?? []))]
  const customers = customerIds.length > 0 ? await db.customers.bulkGet(customerIds) : []
  return { bodies: bodies.filter((body) => body !== undefined), customers }
}
const open = async ({ sealer }: Cache, { bodies, customers }: RawPlaces, isMail: (id: BackendId) => boolean): Promise<HandOverPlace[]> => {
  const rows = customers.filter((row) => row !== undefined)
  const [secrets, people] = await Promise.all([sealer.openMany<BodySecret>('bodies', bodies), sealer.openMany<Customer>('customers', rows)])
  const customerOf = new Map(rows.map((row, at) => [row.id, people[at] ?? null]))
  return Promise.all(
    secrets.flatMap((secret) => {
      const conversation = secret?.conversation
      if (!conversation) return []
      const customer = (conversation.customerId && customerOf.get(conversation.customerId)) || null
      const place = async (): Promise<HandOverPlace> => ({
        id: conversation.id,
        ref: isMail(conversation.backendId) ? await digestOf(conversation, customer?.email ?? null) : conversation.remoteId,
        zone: customerZoneOf({ customer, orders: [] }),
        country: customer?.country ?? null,
      })
      return [place()]
    }),
  )
}

const mailboxes = (): ((id: BackendId) => boolean) => {
  const ids = new Set(useDesk.getState().backends.flatMap(({ id, system }) => (system === 'mail' ? [id] : [])))
  return (id) => ids.has(id)
}

/** What was read before stands until the same is read of the ids that are asked for now: a list must not vanish under the hands. */
const useKept = <T>(found: T | null): T | null => {
  const kept = useRef<T | null>(null)
  if (found !== null) kept.current = found
  return kept.current
}

/** By conversation; null until any of them are read. Ids that are not cached, or not read yet, are missing. */
export const useHandOverPlaces = (ids: readonly ConversationId[]): ReadonlyMap<ConversationId, HandOverPlace> | null => {
  const found = useLive(`handOverPlaces|${ids.join('|')}`, {
    raw: (cache) => raw(cache, ids),
    open: (cache, rows) => open(cache, rows, mailboxes()),
    restMs: 2_000,
  })
  const kept = keptFor(found, useKept(found), ids)
  return useMemo(() => kept && new Map(kept.map((place) => [place.id, place])), [kept])
}

/** Open mails that are looked through for a digest. */
const MOST = 500

/** The cache's conversation of each item, by the item's key; missing: it is not on this desk (yet). Null until any are looked for. */
export const useFound = (items: readonly HandOverItem[]): ReadonlyMap<string, ConversationId> | null => {
  const shops = useDesk((desk) => desk.shops)
  const backends = useDesk((desk) => desk.backends)
  const asked = useMemo(() => {
    const backendsOf = ({ shop, system }: HandOverItem) => {
      const shopIds = new Set(shops.filter(({ code }) => code === shop).map(({ id }) => id))
      return backends.filter((one) => one.system === system && shopIds.has(one.shopId))
    }
    return items.map((item) => ({ key: itemKey(item), ref: item.ref, system: item.system, backends: backendsOf(item).map(({ id }) => id) }))
  }, [items, shops, backends])
  const found = useLive(`handOverFound|${JSON.stringify(asked)}`, {
    raw: async (cache) => {
      const ids = asked.flatMap(({ ref, system, backends: of }) => (system === 'mail' ? [] : of.map((id) => localId(id, 'c', ref))))
      const there = await cache.db.conversations.bulkGet(ids)
      const mails = asked.some(({ system }) => system === 'mail')
        ? ((await cache.db.conversations
            .where('keys')
            .startsWith(viewPrefix({ kind: 'all' }))
            .limit(MOST)
            .primaryKeys()) as ConversationId[])
        : []
      const isMail = mailboxes()
      return {
        here: there.flatMap((row) => row?.id ?? []),
        mails: await raw(
          cache,
          mails.filter((id) => isMail(id.slice(0, id.indexOf('~')) as BackendId)),
        ),
      }
    },
    open: async (cache, { here, mails }) => {
      const known = new Set<string>(here)
      const places = await open(cache, mails, mailboxes())
      return asked.flatMap(({ key, ref, system, backends: of }): [string, ConversationId][] => {
        const id =
          system === 'mail'
            ? places.find((place) => place.ref === ref && of.some((backend) => place.id.startsWith(`${backend}~`)))?.id
            : of.map((backend) => localId(backend, 'c', ref)).find((one) => known.has(one))
        return id ? [[key, id]] : []
      })
    },
    restMs: 2_000,
  })
  const kept = useKept(found)
  return useMemo(() => kept && new Map(kept), [kept])
}
