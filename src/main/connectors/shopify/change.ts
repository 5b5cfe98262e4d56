/**
 * What may be written: a note and tags. Shopify replaces a note as a whole, without any word on what it was before; so
 * it is read right before, and what a colleague writes in the blink between is the one thing that can be lost. Doing it
 * twice is harmless: the second time the note is found and left alone, and tags are sets.
 */
import { z } from 'zod'
import { type OrderId, remoteKeyOf } from '../../../shared/domain/ids'
import { CallError } from '../common/call'
import { holdsNote, noteText, type OrderNote } from '../common/orderNote'
import { filled, oneLine } from '../common/text'
import type { DeliverOutcome, Delivery, LookUpAnswer } from '../connector'
import type { Client } from './client'
import { gidOf } from './map'
import { ADD_TAGS, NOTE, REMOVE_TAGS, SET_NOTE } from './queries'

/** Shopify takes no longer note (its admin says so; the API answers a user error). */
const NOTE_MOST = 5_000

const Noted = z.object({
  order: z
    .object({ note: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
})
const Payload = z.object({
  userErrors: z.array(z.object({ field: z.array(z.string()).nullish().catch(null), message: z.string().catch('') })),
})

const gid = (orderId: OrderId): string => {
  const remote = remoteKeyOf(orderId) ?? ''
  if (!/^\d{1,20}$/.test(remote)) throw new CallError({ code: 'notFound', params: {} }, 'no', null)
  return gidOf(remote)
}

/** A user error says that nothing was done although HTTP says 200. */
const refusal = (payload: unknown): void => {
  const { userErrors } = Payload.parse(payload)
  const [first] = userErrors
  if (!first) return
  const field = (first.field ?? []).join('.')
  const code = /does not exist|not found|invalid id/i.test(first.message)
    ? 'notFound'
    : /too long|maximum/i.test(first.message)
      ? 'tooLarge'
      : 'rejected'
  throw new CallError({ code, params: { fields: field.slice(0, 120) } }, 'no', 200)
}

const noteOf = async (client: Client, orderId: OrderId, signal: AbortSignal): Promise<string> => {
  const { data } = await client.call({ query: NOTE, variables: { id: gid(orderId) } }, signal)
  const { order } = Noted.parse(data)
  if (!order) throw new CallError({ code: 'notFound', params: {} }, 'no', 200)
  return order.note ?? ''
}

const addNote = async (client: Client, effect: OrderNote, delivery: Delivery, now: number, signal: AbortSignal): Promise<void> => {
  const before = await noteOf(client, effect.orderId, signal)
  if (holdsNote(before, delivery)) return
  const note = [filled(before), noteText(effect, delivery, now)].filter(Boolean).join('\n\n')
  // Cut by us, somebody's words would be gone without a trace.
  if (note.length > NOTE_MOST) throw new CallError({ code: 'tooLarge', params: { limit: NOTE_MOST } }, 'no', null)
  const { data } = await client.call({ query: SET_NOTE, variables: { input: { id: gid(effect.orderId), note } }, changing: true }, signal)
  refusal(data.orderUpdate)
}

const tagsOf = (tags: readonly string[]): string[] => tags.flatMap((tag) => filled(oneLine(tag, 255).replaceAll(',', ' ')) ?? [])

const outcomeOf = (error: unknown): DeliverOutcome => {
  if (!(error instanceof CallError)) {
    const why = error instanceof z.ZodError ? ({ code: 'badAnswer', params: {} } as const) : ({ code: 'unexpected', params: {} } as const)
    return { type: 'unknown', why }
  }
  if (error.done === 'perhaps') return { type: 'unknown', why: error.problem }
  const final = ['rejected', 'notFound', 'tooLarge', 'forbidden'].includes(error.problem.code)
  return { type: 'notSent', why: error.problem, final, retryAt: error.retryAt }
}

/** Never throws. */
export const deliver = async (client: Client, delivery: Delivery, now: number, signal: AbortSignal): Promise<DeliverOutcome> => {
  const { effect } = delivery
  try {
    if (effect.type === 'orderNote') await addNote(client, effect, delivery, now, signal)
    else if (effect.type === 'orderTags') {
      const id = gid(effect.orderId)
      const add = tagsOf(effect.add)
      const remove = tagsOf(effect.remove)
      if (add.length > 0)
        refusal((await client.call({ query: ADD_TAGS, variables: { id, tags: add }, changing: true }, signal)).data.tagsAdd)
      if (remove.length > 0)
        refusal((await client.call({ query: REMOVE_TAGS, variables: { id, tags: remove }, changing: true }, signal)).data.tagsRemove)
    } else return { type: 'notSent', why: { code: 'unsupported', params: {} }, final: true, retryAt: null }
    return { type: 'sent', messageId: null, conversationId: null }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** Absence is certain: the note is read from the order itself, not from the search index. Throws ConnectorError. */
export const lookUp = async (client: Client, delivery: Delivery, signal: AbortSignal): Promise<LookUpAnswer> => {
  const { effect } = delivery
  if (effect.type !== 'orderNote') return { type: 'absent' }
  return holdsNote(await noteOf(client, effect.orderId, signal), delivery)
    ? { type: 'found', messageId: null, conversationId: null }
    : { type: 'absent' }
}
