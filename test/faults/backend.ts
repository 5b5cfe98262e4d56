/**
 * The scripted backend and its own log, which is the oracle: it alone says what was really done, and how often.
 * It knows nothing of the outbox but the connector's interface.
 */
import { type Connector, ConnectorError, type DeliverOutcome, type Delivery } from '../../src/main/connectors/connector'
import type { Clock } from '../../src/main/ports'
import type { Capabilities } from '../../src/shared/domain/backend/types'
import type { BackendId, ConversationId, MessageId } from '../../src/shared/domain/ids'
import type { Head } from '../../src/shared/domain/outbox/types'
import type { Chance } from './world'

export interface Deed {
  key: string
  index: number
  conversationId: string
  type: string
  text: string | null
}

const capabilities = (lookUp: Capabilities['lookUp']): Capabilities => ({
  kinds: ['conversations'],
  channels: ['chat'],
  reply: true,
  note: true,
  assign: true,
  team: true,
  labels: true,
  snooze: true,
  pending: true,
  priority: true,
  readState: true,
  typing: false,
  startConversation: true,
  forward: true,
  copies: false,
  html: false,
  spam: true,
  block: true,
  attachments: { count: 10, bytes: 1_000_000 },
  lookUp,
  textLimit: 10_000,
})

const never = new Promise<never>(() => undefined)
const speaks = new Set(['reply', 'note', 'start', 'forward'])

export const createSimBackend = (needs: { backendId: BackendId; clock: Clock; chance: Chance; lookUp: Capabilities['lookUp'] }) => {
  const { backendId, clock, chance } = needs
  const log: Deed[] = []
  const statuses = new Map<string, string>()
  const messages = new Map<string, Head['recent']>()
  let trouble = 0
  let count = 0

  const say = (conversationId: string, kind: 'incoming' | 'outgoing' | 'note', key: Delivery['key'] | null): MessageId => {
    count += 1
    const id = `${backendId}~m~${count}` as MessageId
    const recent = messages.get(conversationId) ?? []
    // Whole seconds, as many backends keep them.
    const at = Math.floor(clock.now() / 1000) * 1000
    messages.set(conversationId, [{ id, kind, at, byBot: false, authorId: null, outboxKey: key }, ...recent])
    return id
  }

  const act = (delivery: Delivery): { messageId: MessageId | null; conversationId: ConversationId } => {
    const { effect, key, index } = delivery
    count += 1
    const conversationId = delivery.conversationId ?? (`${backendId}~c~new${count}` as ConversationId)
    log.push({ key, index, conversationId, type: effect.type, text: 'text' in effect ? effect.text : null })
    if (effect.type === 'status') statuses.set(conversationId, effect.status)
    const messageId = speaks.has(effect.type) ? say(conversationId, effect.type === 'note' ? 'note' : 'outgoing', key) : null
    return { messageId, conversationId }
  }

  const maybeDown = () => {
    if (chance() < trouble) throw new ConnectorError({ code: 'unreachable', params: {} })
    if (chance() < trouble / 3) throw new ConnectorError({ code: 'rateLimited', params: {} }, clock.now() + Math.floor(chance() * 90_000))
  }
  const cutOff = (): DeliverOutcome => ({ type: 'unknown', why: { code: 'timeout', params: {} } })

  /** A connector as one life of the program has it; `alive` turns false when that life ends. */
  const connect = (alive: () => boolean): Connector => {
    const ifAlive = <T>(value: T): T | Promise<never> => (alive() ? value : never)
    const lag = () => clock.sleep(Math.floor(chance() * 400))
    return {
      capabilities: capabilities(needs.lookUp),
      test: async () => ({ ok: true, steps: [], me: null, found: [] }),
      knocks: async () => undefined,
      pull: () => never,
      pullConversation: () => never,
      fetchAttachment: () => never,
      close: async () => undefined,
      async deliver(delivery) {
        await lag()
        if (!alive()) return never
        if (chance() >= trouble) {
          const { messageId, conversationId } = act(delivery)
          await lag()
          return ifAlive<DeliverOutcome>({ type: 'sent', messageId, conversationId })
        }
        const kind = Math.floor(chance() * 9)
        if (kind === 0) return cutOff()
        if (kind === 1 || kind === 2) {
          act(delivery)
          return ifAlive(cutOff())
        }
        if (kind === 3) {
          // A slow server does it long after the answer was given up.
          void clock.sleep(Math.floor(chance() * 40_000)).then(() => act(delivery))
          return cutOff()
        }
        if (kind === 4) return never
        if (kind === 5) {
          act(delivery)
          throw new Error('connector broke')
        }
        const why = { code: kind === 6 ? ('rateLimited' as const) : ('serverError' as const), params: {} }
        if (kind === 8 && chance() < 0.3) return { type: 'notSent', why: { code: 'rejected', params: {} }, final: true, retryAt: null }
        return { type: 'notSent', why, final: false, retryAt: kind === 6 ? clock.now() + Math.floor(chance() * 120_000) : null }
      },
      async lookUp(delivery) {
        await lag()
        if (!alive() || chance() < trouble / 10) return never
        maybeDown()
        const found = log.find((deed) => deed.key === delivery.key && deed.index === delivery.index)
        if (found) return { type: 'found', messageId: null, conversationId: found.conversationId as ConversationId }
        if (needs.lookUp === 'neverAbsent' || chance() < trouble / 5) return { type: 'cannotTell' }
        return { type: 'absent' }
      },
      async head(conversationId) {
        await lag()
        if (!alive() || chance() < trouble / 10) return never
        maybeDown()
        return {
          exists: true,
          mergedInto: null,
          status: statuses.get(conversationId) ?? 'open',
          assigneeId: null,
          canReply: true,
          recent: (messages.get(conversationId) ?? []).slice(0, 10),
        }
      },
    }
  }

  return {
    log: log as readonly Deed[],
    connect,
    customerWrites: (conversationId: string) => say(conversationId, 'incoming', null),
    recent: (conversationId: string): Head['recent'] => messages.get(conversationId) ?? [],
    statusOf: (conversationId: string): string => statuses.get(conversationId) ?? 'open',
    /** Share of calls that go wrong. */
    setTrouble(share: number): void {
      trouble = share
    },
  }
}
