/** What the engine page alone may call, and the one stream of events for every page. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Backend, Lamps, Shop } from '../domain/backend/types'
import { DeskState, Settings } from '../domain/desk/types'
import { BackendId, ConversationId, CustomerId, DraftId, MessageId, OutboxKey } from '../domain/ids'
import { KeepingState } from '../domain/keeping/types'
import { Draft, OutboxItem } from '../domain/outbox/types'
import { Cursor, EngineTask, Page } from '../domain/sync/types'
import { DueAlert } from './cases'
import { call, Done } from './errors'

export const DeskEvent = z.discriminatedUnion('type', [
  /** First event of every stream: from here on nothing is missed. */
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('desk'), state: DeskState }),
  z.object({ type: z.literal('settings'), settings: Settings }),
  z.object({ type: z.literal('backends'), shops: z.array(Shop), backends: z.array(Backend) }),
  z.object({ type: z.literal('lamps'), lamps: Lamps }),
  z.object({ type: z.literal('outbox'), item: OutboxItem }),
  z.object({ type: z.literal('outboxGone'), key: OutboxKey }),
  z.object({ type: z.literal('draft'), draft: Draft }),
  z.object({ type: z.literal('draftGone'), draftId: DraftId }),
  /** Someone else types in a conversation: the collision notice. `agent` false means the customer. */
  z.object({ type: z.literal('typing'), conversationId: ConversationId, name: z.string(), agent: z.boolean(), on: z.boolean() }),
  /** A command chosen in the system's menu or tray. */
  z.object({ type: z.literal('command'), id: z.string() }),
  /** The engine page ends again and again: since when (epoch ms) nothing new is filed, or null once it stands. */
  z.object({ type: z.literal('engine'), failingSince: z.number().nullable() }),
  /** Rules, holds, receipts or the room on the disk have changed; the engine asks for its orders again. */
  z.object({ type: z.literal('keeping'), state: KeepingState }),
  /** A customer was erased: whatever a page still holds of these goes. */
  z.object({ type: z.literal('erased'), conversationIds: z.array(ConversationId), customerIds: z.array(CustomerId) }),
  /** Plans, rules or words have changed: whoever needs them asks `cases.policies` again. */
  z.object({ type: z.literal('cases') }),
  /** What shops want of the guard has changed: whoever needs it asks `guard.policies` again. */
  z.object({ type: z.literal('guard') }),
  /** Templates, pins or their conflicts have changed: whoever shows them asks again. */
  z.object({ type: z.literal('library') }),
  /** Engines, their state or what shops want of translation have changed: whoever shows them asks again. */
  z.object({ type: z.literal('translation') }),
  /** Memory or glossary have changed. */
  z.object({ type: z.literal('memory') }),
  /** How much of a file has been read in, 0 to 1; comes now and then while `memory.importText` runs. */
  z.object({ type: z.literal('memoryProgress'), done: z.number().min(0).max(1) }),
  /** The quick palette's key or what its texts are filled from has changed; or it came up or went. */
  z.object({ type: z.literal('quick'), what: z.enum(['changed', 'shown', 'hidden']) }),
  /** How this desk and the team space stand has changed. */
  z.object({ type: z.literal('teamSpace') }),
  /** Rota, drafts, requests or its space changed: ask again. */
  z.object({ type: z.literal('rota') }),
  /** The generator has news: ask `rota.job`. At most twice a second. */
  z.object({ type: z.literal('rotaJob') }),
  /** What is due soon, for the agent at this desk; each comes once. */
  z.object({ type: z.literal('alerts'), alerts: z.array(DueAlert) }),
  /** A notice was clicked: the inbox in front asks `desk.wanted`. */
  z.object({ type: z.literal('wanted') }),
  /** The desk locks in a moment: texts are kept now or not at all. */
  z.object({ type: z.literal('leaving') }),
  /** Engine only. */
  z.object({ type: z.literal('task'), task: EngineTask }),
])
export type DeskEvent = z.infer<typeof DeskEvent>

export const sync = {
  events: call.output(eventIterator(DeskEvent)),
  /** Next page of a backend from a cursor (null: from the beginning). */
  pull: call.input(z.object({ backendId: BackendId, cursor: Cursor.nullable(), limit: z.number().int().min(1).max(500) })).output(Page),
  /** Older messages of one conversation. */
  pullConversation: call
    .input(
      z.object({
        backendId: BackendId,
        conversationId: ConversationId,
        before: MessageId.nullable(),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(Page),
  /** The engine has carried out a task (a removal waits for this, with a limit). */
  taskDone: call.input(EngineTask).output(Done),
  /** Figures for tray and notices; never texts. */
  counts: call.input(z.object({ unread: z.number().int(), open: z.number().int() })).output(Done),
}
