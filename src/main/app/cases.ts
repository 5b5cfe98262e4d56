/** Clocks and rules wired to the host's ports, and to the outbox, by which the marks they ask for leave. */
import type { DeskEvent } from '../../shared/contract'
import type { Wanted } from '../../shared/contract/desk'
import { starterPlan } from '../../shared/domain/clock/starter'
import { backendOf, OutboxKey } from '../../shared/domain/ids'
import type { Effect } from '../../shared/domain/outbox/types'
import { starterRules } from '../../shared/domain/rules/starter'
import type { Ports } from '../ports'
import type { Backends } from '../services/backends/backends'
import { type Cases, createCases } from '../services/cases/cases'
import type { Desk } from '../services/desk/desk'
import type { Outbox } from '../services/outbox/outbox'
import type { Team } from '../services/team/team'

export interface CaseSideNeeds {
  ports: Pick<Ports, 'clock' | 'random' | 'log' | 'notify'>
  desk: Desk
  backends: Backends
  team: Team
  /** Leads to what a notice is about, for the profile it was meant for. */
  show(what: Wanted, of: string | null): void
  profileNow(): string | null
  /** The open profile's; throws LOCKED where there is none. */
  outbox(): Outbox
  emit(event: DeskEvent): void
}

export const createCaseSide = ({
  ports: { clock, random, log, notify },
  desk,
  backends,
  team,
  show,
  profileNow,
  outbox,
  emit,
}: CaseSideNeeds): Cases =>
  createCases({
    clock,
    log,
    notify,
    documents: desk,
    shops: () => backends.list().shops,
    shopOf: (backendId) => backends.list().backends.find(({ id }) => id === backendId)?.shopId ?? null,
    team: () => team.now(),
    me: async () => desk.settings().personId ?? null,
    language: () => desk.settings().language,
    wanted(what) {
      const of = profileNow()
      return () => show(what, of)
    },
    starterPlan,
    starterRules,
    async commit({ conversationId, labels, priority }) {
      const backendId = backendOf(conversationId)
      const can = backendId ? backends.backend(backendId)?.capabilities : undefined
      const effects: Effect[] = []
      if (can?.labels && labels.length > 0) effects.push({ type: 'labels', add: labels, remove: [] })
      if (can?.priority && priority !== null) effects.push({ type: 'priority', priority })
      if (!backendId || effects.length === 0) return
      const key = OutboxKey.parse(Buffer.from(random.bytes(24)).toString('base64url'))
      await outbox().commit({ key, backendId, conversationId, effects, basis: null, draftId: null, undoMs: 0 })
    },
    emit,
  })
