/** The one thing that may be written: a note into the order's history, for the shop's people only. */
import { z } from 'zod'
import { remoteKeyOf } from '../../../shared/domain/ids'
import { CallError } from '../common/call'
import { holdsNote, noteText } from '../common/orderNote'
import type { DeliverOutcome, Delivery, LookUpAnswer } from '../connector'
import type { Client } from './client'
import { ADD_NOTE, NOTES } from './queries'
import { Notes } from './wire'

/** Notes of one order that a look-up reads; beyond them it cannot tell. */
const NOTES_MOST = 1_000
const PAGE = 100

/** Never throws. Vendure has no key against doubling: what is not sure is looked up before it is said again. */
export const deliver = async (client: Client, delivery: Delivery, now: number, signal: AbortSignal): Promise<DeliverOutcome> => {
  const { effect } = delivery
  if (effect.type !== 'orderNote') return { type: 'notSent', why: { code: 'unsupported', params: {} }, final: true, retryAt: null }
  try {
    const input = { id: remoteKeyOf(effect.orderId) ?? '', note: noteText(effect, delivery, now), isPublic: false }
    const { data } = await client.call({ query: ADD_NOTE, variables: { input }, changing: true }, signal)
    const added = z.object({ id: z.unknown() }).safeParse(data.addNoteToOrder)
    if (!added.success) return { type: 'unknown', why: { code: 'badAnswer', params: {} } }
    return { type: 'sent', messageId: null, conversationId: null }
  } catch (error) {
    if (!(error instanceof CallError)) return { type: 'unknown', why: { code: 'unexpected', params: {} } }
    // The order is sought before anything is written.
    const gone = error.remoteCode === 'ENTITY_NOT_FOUND'
    const why = gone ? ({ code: 'notFound', params: {} } as const) : error.problem
    if (error.done === 'perhaps' && !gone) return { type: 'unknown', why }
    return { type: 'notSent', why, final: ['rejected', 'notFound', 'tooLarge', 'forbidden'].includes(why.code), retryAt: error.retryAt }
  }
}

/** Reads the order's notes, newest first. Throws CallError. */
export const lookUp = async (client: Client, delivery: Delivery, signal: AbortSignal): Promise<LookUpAnswer> => {
  const { effect } = delivery
  if (effect.type !== 'orderNote') return { type: 'absent' }
  for (let skip = 0; skip < NOTES_MOST; skip += PAGE) {
    const { data, answer } = await client.call({ query: NOTES, variables: { id: remoteKeyOf(effect.orderId) ?? '', skip } }, signal)
    const read = Notes.safeParse(data)
    if (!read.success) throw new CallError({ code: 'badAnswer', params: { status: answer.status } }, 'no', answer.status)
    const { order } = read.data
    // What is gone holds no note and will hold none.
    if (!order) return { type: 'absent' }
    if (order.history.items.some(({ data: entry }) => holdsNote(entry?.note, delivery)))
      return { type: 'found', messageId: null, conversationId: null }
    if (order.history.items.length < PAGE) return { type: 'absent' }
  }
  return { type: 'cannotTell' }
}
