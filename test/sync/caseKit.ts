/** Conversations and disputes for the lane that judges cases. */
import { readRows } from '../../src/renderer/data/read/list'
import { starterPlan } from '../../src/shared/domain/clock/starter'
import type { Conversation, Message } from '../../src/shared/domain/conversation/types'
import { localId } from '../../src/shared/domain/ids'
import type { Dispute } from '../../src/shared/domain/order/types'
import type { Rule } from '../../src/shared/domain/rules/types'
import { aShop, cid, conversation, message, one, rows, type Stage, shop, start, two } from './kit'

export const minute = 60_000
export const hour = 60 * minute

export const commit = (at: Stage, ...[page]: Parameters<typeof rows>) =>
  at.engine.writer.commit({ backendId: one, generation: 1, cursor: null, rows: rows(page) })
export const settle = async ({ engine }: Stage) => {
  for (let steps = 0; await engine.cases.step(); steps += 1) if (steps > 200) throw new Error('the lane does not end')
}
export const rowOf = async (at: Stage, n: number) => (await readRows(at.cache, [cid(n)])).get(cid(n))
export const dueOf = async (at: Stage, n: number) => (await rowOf(at, n))?.due?.at
export const waits = (n: number, more: Partial<Conversation> = {}) =>
  conversation(n, { createdAt: start, waitingSinceAt: start, lastIncomingAt: start, ...more })
export const says = (n: number, of: number, text: string, more: Partial<Message> = {}) => message(n, of, { text, at: start, ...more })

export const did = (n: number) => localId(two, 'd', n)
export const dispute = (n: number, more: Partial<Dispute>): Dispute => ({
  id: did(n),
  backendId: two,
  shopId: shop,
  remoteId: String(n),
  reason: 'OTHER',
  stage: 'chargeback',
  state: 'needsResponse',
  amount: { minor: 1000, currency: 'EUR' },
  orderNumber: null,
  buyer: { email: null, phone: null, name: null },
  dueAt: null,
  createdAt: start,
  updatedAt: 1,
  messages: [],
  ...more,
})

export const lost: Rule = {
  id: 'lost',
  name: 'Parcel trouble',
  on: true,
  shopIds: [],
  conditions: [{ type: 'text', where: 'message', words: [{ text: 'verloren', language: null }], not: false }],
  effects: [{ type: 'class', class: 'A' }],
  stop: false,
  starter: false,
  updatedAt: 1,
}
export const slowPlan = { ...starterPlan(aShop, 1), targets: starterPlan(aShop, 1).targets.map((target) => ({ ...target, seconds: 7200 })) }
