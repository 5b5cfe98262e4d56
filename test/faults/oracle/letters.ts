/**
 * A connector that behaves as mail does: what was handed over is found only where a copy was kept, and nothing ever
 * proves absence. It stands on the same server's book; only the line between differs.
 */
import { type Connector, ConnectorError, type DeliverOutcome, type Delivery } from '../../../src/main/connectors/connector'
import type { Clock } from '../../../src/main/ports'
import type { Capabilities } from '../../../src/shared/domain/backend/types'
import { type BackendId, type ConversationId, localId, OutboxKey, remoteKeyOf } from '../../../src/shared/domain/ids'
import type { Effect, Head } from '../../../src/shared/domain/outbox/types'
import { below, type Chance } from './chance'
import type { Call, ChatwootServer } from './chatwootServer'
import { ME } from './chatwootServer'
import type { Life, Time } from './time'

const never = new Promise<never>(() => undefined)
const speaks = (effect: Effect) => effect.type === 'reply' || effect.type === 'note' || effect.type === 'start'

export interface LettersNeeds {
  backendId: BackendId
  time: Time
  chance: Chance
  server: ChatwootServer
  step(): boolean
  capabilities: Capabilities
}

export const createLetters = ({ backendId, time, chance, server, step, capabilities }: LettersNeeds) => {
  let share = 0
  let writesOnly = false
  let happened = 0

  const callAt =
    (begunAt: number) =>
    (method: string, path: string, body: Call['body'] = {}, files = 0): Call => ({
      method,
      path: `/api/v1/accounts/3/${path}`,
      query: new URLSearchParams(),
      body,
      files,
      begunAt,
    })
  const numberOf = (id: ConversationId | null) => remoteKeyOf(id ?? '') ?? ''

  const connect = (life: Life, clock: Clock): Connector => {
    const lag = async (signal: AbortSignal) => {
      await clock.sleep(5 + below(chance, 300), signal)
      if (!life.alive || !step()) await never
    }
    const trouble = () => {
      const comes = chance() < share
      if (comes) happened += 1
      return comes
    }
    const line = () => {
      if (!writesOnly && trouble()) throw new ConnectorError({ code: chance() < 0.5 ? 'unreachable' : 'timeout', params: {} })
    }

    /** `begunAt`: world time at which the desk began to ask, however late the work is done. */
    const doItFrom = (
      begunAt: number,
      { effect, key, index, conversationId, files }: Delivery,
    ): { conversationId: ConversationId | null; messageId: null } => {
      const call = callAt(begunAt)
      const of = numberOf(conversationId)
      const attributes = { drg_key: `${key}:${index}` }
      if (effect.type === 'start') {
        const made = server.handle(call('POST', 'conversations', { contact_id: 55, additional_attributes: {} })).body as { id: number }
        server.handle(
          call('POST', `conversations/${made.id}/messages`, { content: effect.text, content_attributes: attributes }, files.length),
        )
        return { conversationId: localId(backendId, 'c', made.id), messageId: null }
      }
      if (effect.type === 'reply' || effect.type === 'note')
        server.handle(
          call(
            'POST',
            `conversations/${of}/messages`,
            { content: effect.text, private: effect.type === 'note', content_attributes: attributes },
            files.length,
          ),
        )
      if (effect.type === 'status') server.handle(call('POST', `conversations/${of}/toggle_status`, { status: effect.status }))
      if (effect.type === 'assign') server.handle(call('POST', `conversations/${of}/assignments`, { assignee_id: ME }))
      if (effect.type === 'labels') {
        const now = server.labelsOf(Number(of)).filter((label) => !effect.remove.includes(label))
        server.handle(call('POST', `conversations/${of}/labels`, { labels: [...new Set([...now, ...effect.add])] }))
      }
      return { conversationId, messageId: null }
    }

    return {
      capabilities: { ...capabilities, lookUp: 'neverAbsent' },
      test: async () => ({ ok: true, steps: [], me: null, found: [] }),
      knocks: async () => undefined,
      pull: () => never,
      pullConversation: () => never,
      fetchAttachment: () => never,
      close: async () => undefined,
      async deliver(delivery, signal) {
        const refused = (final = false): DeliverOutcome => ({
          type: 'notSent',
          why: { code: final ? 'addressRefused' : 'unreachable', params: {} },
          final,
          retryAt: null,
        })
        const lost: DeliverOutcome = { type: 'unknown', why: { code: 'timeout', params: {} } }
        if (delivery.conversationId !== null && !server.exists(Number(numberOf(delivery.conversationId))))
          return { type: 'notSent', why: { code: 'notFound', params: {} }, final: true, retryAt: null }
        const begun = time.now()
        const doIt = (one: Delivery) => doItFrom(begun, one)
        try {
          await lag(signal)
          if (trouble()) {
            const kind = below(chance, 7)
            if (kind <= 1) return refused(chance() < 0.05)
            // Marks are set again without harm, so their losses are refusals.
            if (!speaks(delivery.effect)) return refused()
            if (kind === 2) return lost
            if (kind === 3) {
              doIt(delivery)
              return lost
            }
            if (kind === 4) {
              time.after(below(chance, 45_000), () => doIt(delivery))
              return lost
            }
            if (kind === 5) {
              doIt(delivery)
              await clock.sleep(600_000, signal)
            }
            throw new Error('the line broke')
          }
          const done = doIt(delivery)
          await lag(signal)
          return { type: 'sent', ...done }
        } catch (error) {
          if (signal.aborted) return time.now() === begun ? refused() : lost
          throw error
        }
      },
      async lookUp(delivery, _at, signal) {
        await lag(signal)
        line()
        if (!speaks(delivery.effect)) return { type: 'absent' }
        const found = server.book.deeds.find(({ key, type }) => key === `${delivery.key}:${delivery.index}` && type !== 'conversation')
        // Half of all mailboxes keep no copy of what was handed over on a line that broke.
        if (found && found.seq % 2 === 0)
          return { type: 'found', messageId: null, conversationId: localId(backendId, 'c', found.conversation) }
        return { type: 'cannotTell' }
      },
      async head(conversationId, signal): Promise<Head> {
        await lag(signal)
        line()
        const of = numberOf(conversationId)
        const call = callAt(time.now())
        const row = server.handle(call('GET', `conversations/${of}`))
        if (row.status === 404) return { exists: false, mergedInto: null, status: 'gone', assigneeId: null, canReply: false, recent: [] }
        const { payload } = server.handle(call('GET', `conversations/${of}/messages`)).body as { payload: Record<string, unknown>[] }
        const shown = server.rowOf(Number(of))
        const words = ['incoming', 'outgoing', 'event', 'event'] as const
        return {
          exists: true,
          mergedInto: null,
          status: shown?.status ?? 'open',
          assigneeId: shown?.assignee ? localId(backendId, 'a', shown.assignee) : null,
          canReply: shown?.canReply ?? true,
          recent: payload.reverse().map((each) => {
            const type = Number(each.message_type)
            const from = each.sender as { id: number; type: string } | null
            const key = OutboxKey.safeParse(String((each.content_attributes as { drg_key?: string }).drg_key ?? '').replace(/:\d+$/, ''))
            return {
              id: localId(backendId, 'm', Number(each.id)),
              kind: each.private === true ? ('note' as const) : (words[type] ?? 'event'),
              at: Number(each.created_at) * 1000,
              byBot: type >= 2 || from?.type === 'agent_bot',
              authorId: from ? localId(backendId, type === 0 ? 'u' : 'a', from.id) : null,
              outboxKey: key.success ? key.data : null,
            }
          }),
        }
      },
    }
  }

  return {
    connect,
    setTrouble(of: number, writes: boolean): void {
      share = of
      writesOnly = writes
    },
    happened: () => happened,
  }
}
