/** A desk under a test's hand: simulated clock and disk, a backend that does as the test says. */

import type { Connector, DeliverOutcome, Delivery, LookUpAnswer } from '../../src/main/connectors/connector'
import { createJournal } from '../../src/main/services/journal'
import { createOutbox } from '../../src/main/services/outbox/outbox'
import type { DeskEvent } from '../../src/shared/contract'
import type { DisputeHead } from '../../src/shared/domain/dispute/evidence'
import type { ConversationId, DisputeId, DraftId, OrderId, OutboxKey } from '../../src/shared/domain/ids'
import type { OrderHead } from '../../src/shared/domain/order/types'
import { backendId, conversationId, head, keyOf, message, messageId, openDispute } from '../../src/shared/domain/outbox/outbox.fixture'
import type { Basis, Effect, Head } from '../../src/shared/domain/outbox/types'
import { chanceOf, createSimClock, createSimDisk, randomOf, type SimDisk, settle } from './world'

export const log = { info: () => undefined, warn: () => undefined }
export const sent = (name: string | null = null): DeliverOutcome => ({
  type: 'sent',
  messageId: name ? messageId(name) : null,
  conversationId,
})
export const lost: DeliverOutcome = { type: 'unknown', why: { code: 'timeout', params: {} } }
export const basis: Basis = { lastMessageId: messageId('1'), lastIncomingAt: 1_000, status: 'open', assigneeId: null, seenAt: 2_000 }
export const first = message('1', 'incoming', 1_000)

/** A desk whose backend does as the test says; `again` is the same desk after a power cut. */
export const desk = async (disk: SimDisk = createSimDisk(chanceOf(1)), startAt = 10_000) => {
  const sim = createSimClock(startAt)
  const random = randomOf(chanceOf(startAt))
  const events: DeskEvent[] = []
  const delivered: Delivery[] = []
  const looked: Delivery[] = []
  const script = {
    on: true,
    deliver: async (_delivery: Delivery, _signal: AbortSignal): Promise<DeliverOutcome> => sent(),
    lookUp: async (): Promise<LookUpAnswer> => ({ type: 'absent' }),
    head: async (_id: ConversationId): Promise<Head> => head([first]),
    disputeHead: async (_id: DisputeId): Promise<DisputeHead> => openDispute,
    sure: 'conclusive' as 'conclusive' | 'neverAbsent',
    /** The shop's order backend, `ordersone`; null while its line is not up. */
    orderHeads: null as ((ids: readonly OrderId[], signal: AbortSignal) => Promise<OrderHead[]>) | null,
  }
  const connector = {
    get capabilities() {
      return { lookUp: script.sure }
    },
    deliver: (delivery: Delivery, signal: AbortSignal) => {
      delivered.push(delivery)
      return script.deliver(delivery, signal)
    },
    lookUp: (delivery: Delivery) => {
      looked.push(delivery)
      return script.lookUp()
    },
    head: (id: ConversationId) => script.head(id),
    disputeHead: (id: DisputeId) => script.disputeHead(id),
  } as unknown as Connector
  const orders = () => {
    const { orderHeads } = script
    return orderHeads ? ({ orderHeads } as unknown as Connector) : null
  }
  const news: string[] = []
  const journal = createJournal({ files: disk.files, clock: sim.clock, random, log, keys: { journalKey: () => new Uint8Array(32) } })
  const outbox = createOutbox({
    journal,
    clock: sim.clock,
    random,
    log,
    connectors: (id) => (id === 'ordersone' ? orders() : script.on ? connector : null),
    lineIsUp: () => true,
    newsAt: (id) => news.push(id),
    backend: (id) => (id === backendId ? { me: null, senderName: 'Shop One', fileBytes: 10 } : null),
    emit: (event) => events.push(event),
  })
  await outbox.start()
  const commit = (
    name: string,
    effects: Effect[],
    more: { undoMs?: number; draftId?: DraftId; conversation?: ConversationId | null; basis?: Basis } = {},
  ) =>
    outbox.commit({
      key: keyOf(name),
      backendId,
      conversationId: more.conversation === undefined ? conversationId : more.conversation,
      effects,
      basis: more.basis ?? null,
      draftId: more.draftId ?? null,
      undoMs: more.undoMs ?? 0,
    })
  const state = (key: OutboxKey) => outbox.list().items.find((item) => item.key === key)?.state
  const pass = async (ms: number) => {
    const until = sim.clock.monotonic() + ms
    await settle()
    while (sim.clock.monotonic() < until) await sim.next(until - sim.clock.monotonic())
    await settle()
  }
  const again = () => desk(createSimDisk(chanceOf(2), disk.afterCut()), sim.clock.now() + 1_000)
  return { outbox, sim, script, events, news, delivered, looked, commit, state, pass, again, disk }
}
export const texts = (deliveries: Delivery[]) => deliveries.map(({ effect }) => ('text' in effect ? effect.text : effect.type))
export const a = keyOf('a')
