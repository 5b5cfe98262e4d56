/**
 * What each shop wants of the guard, and the record of what was sent in spite of it: one sealed document. The checks run
 * in pages; no text comes here, only who said which reason for which check.
 */
import { z } from 'zod'
import type { DeskEvent } from '../../../shared/contract'
import { OverrideEntry } from '../../../shared/contract/guard'
import type { RecordAsked, RecordPage } from '../../../shared/contract/record'
import type { Shop } from '../../../shared/domain/backend/types'
import { defaultPolicy } from '../../../shared/domain/guard/policy'
import { GuardPolicy } from '../../../shared/domain/guard/types'
import type { ConversationId, ShopId } from '../../../shared/domain/ids'
import type { Clock, Log } from '../../ports'
import { createSealedDocument, readableOf, type SealedDocuments } from '../sealed'

/** The oldest entries go beyond this many. */
const entriesKept = 20_000
const dayMs = 86_400_000

const Stored = z.object({ version: z.literal(1), policies: z.array(z.unknown()), overrides: z.array(z.unknown()) })
interface Content {
  policies: GuardPolicy[]
  /** Oldest first. */
  overrides: OverrideEntry[]
}

/** Thrown where nothing may be read or written: the desk is locked, the shop is not here, or it allows no exception. */
export class GuardError extends Error {
  constructor(readonly problem: { code: 'locked' | 'notFound' | 'rejected'; params: Record<string, string | number> }) {
    super(problem.code)
    this.name = 'GuardError'
  }
}

export interface GuardNeeds {
  clock: Clock
  log: Log
  documents: SealedDocuments
  shops(): readonly Shop[]
  /** Who sits at this desk, as an entry names her. */
  agent(): string
  emit(event: DeskEvent): void
}

/** Names nothing, so the defaults of every check stand. */
const plain = (shopId: ShopId): GuardPolicy => ({ shopId, checks: {}, names: [], hosts: [], contacts: [] })

const placeOf = (entry: OverrideEntry | undefined): string | null => (entry ? `${entry.at} ${entry.key}` : null)
/** Where those begin that come after that place. Its entry may be gone by now: then all of its millisecond come again rather than none. */
const behind = (newestFirst: readonly OverrideEntry[], place: string): number => {
  const at = newestFirst.findIndex((entry) => placeOf(entry) === place)
  if (at >= 0) return at + 1
  const instant = Number(place.split(' ', 1)[0])
  const next = newestFirst.findIndex((entry) => entry.at <= instant)
  return next < 0 ? newestFirst.length : next
}

export type Guard = ReturnType<typeof createGuard>

export const createGuard = ({ clock, log, documents, shops, agent, emit }: GuardNeeds) => {
  const document = createSealedDocument<Content>(documents, {
    file: 'guard.sealed',
    locked: () => new GuardError({ code: 'locked', params: {} }),
    read(from) {
      if (from === null) return { policies: [], overrides: [] }
      const stored = Stored.parse(from)
      const bad = (what: string) => (count: number) => log.warn('guard.unreadable', { what, count })
      return {
        policies: readableOf(GuardPolicy, stored.policies, bad('policy')),
        overrides: readableOf(OverrideEntry, stored.overrides, bad('override')),
      }
    },
  })
  const known = (shopId: string): void => {
    if (!shops().some(({ id }) => id === shopId)) throw new GuardError({ code: 'notFound', params: {} })
  }

  return {
    /** A profile was opened or unlocked. */
    open: () => document.load(),
    lock: () => document.drop(),

    /** One for every shop of the desk. Throws `locked`. */
    policies(): GuardPolicy[] {
      const { policies } = document.read()
      return shops().map(({ id }) => policies.find(({ shopId }) => shopId === id) ?? plain(id))
    },
    /** Durable when it answers. Throws `notFound` where there is no such shop. */
    async savePolicy(policy: GuardPolicy) {
      known(policy.shopId)
      await document.change((now) => ({ ...now, policies: [...now.policies.filter(({ shopId }) => shopId !== policy.shopId), policy] }))
      log.info('guard.policy', { shop: policy.shopId })
      emit({ type: 'guard' })
    },
    /**
     * Durable when it answers. The same key again (its answer was lost) replaces its entry. Throws `notFound` where there is no
     * such shop, `rejected` where it allows no exception from a check.
     */
    async override(said: Omit<OverrideEntry, 'at' | 'by'>) {
      known(said.shopId)
      const own = document.read().policies.find(({ shopId }) => shopId === said.shopId)?.checks
      const { checks } = defaultPolicy(said.shopId)
      const fixed = said.overrides.find(({ check }) => (own?.[check] ?? checks[check])?.mayOverride !== true)
      if (fixed) throw new GuardError({ code: 'rejected', params: { fields: fixed.check } })
      const entry: OverrideEntry = { ...said, at: clock.now(), by: agent() }
      await document.change((now) => ({
        ...now,
        overrides: [...now.overrides.filter(({ key }) => key !== entry.key), entry].slice(-entriesKept),
      }))
      log.info('guard.override', { shop: entry.shopId, checks: entry.overrides.map(({ check }) => check).join(' ') })
    },
    /** Newest first, by time whatever the clock did while they were written. */
    overrides({ shopId, before, limit }: RecordAsked): RecordPage<OverrideEntry> {
      const all = document
        .read()
        .overrides.filter((entry) => shopId === null || entry.shopId === shopId)
        .reverse()
        .sort((one, other) => other.at - one.at)
      const from = before === null ? 0 : behind(all, before)
      const entries = all.slice(from, from + limit)
      return { entries, older: from + limit < all.length ? placeOf(entries.at(-1)) : null }
    },

    /** With keeping's round: entries go when the conversation they speak of would. `daysOf` null: as long as the backend has it. */
    async age(daysOf: (shopId: ShopId) => number | null, isHeld: (conversationId: ConversationId) => boolean) {
      if (!document.isOpen()) return
      const now = clock.now()
      const stays = ({ at, shopId, conversationId }: OverrideEntry): boolean => {
        const days = daysOf(shopId)
        return days === null || at >= now - days * dayMs || (conversationId !== null && isHeld(conversationId))
      }
      await document.change((was) => {
        const overrides = was.overrides.filter(stays)
        return overrides.length === was.overrides.length ? was : { ...was, overrides }
      })
    },
    /** A customer was erased: a reason may speak of her. */
    async forget(conversationIds: readonly ConversationId[]) {
      const gone = new Set(conversationIds)
      if (!document.isOpen() || gone.size === 0) return
      await document.change((was) => {
        const overrides = was.overrides.filter(({ conversationId }) => conversationId === null || !gone.has(conversationId))
        return overrides.length === was.overrides.length ? was : { ...was, overrides }
      })
    },
    /** A shop's last backend left the desk: nothing of it stays. */
    async forgetShop(shopId: ShopId) {
      if (!document.isOpen()) return
      await document.change((was) => ({
        policies: was.policies.filter((one) => one.shopId !== shopId),
        overrides: was.overrides.filter((one) => one.shopId !== shopId),
      }))
      emit({ type: 'guard' })
    },
  }
}
