/**
 * Effects → calls. Every failure is told apart: surely not done, or perhaps done. 422 «can't send, window closed» of
 * messengers comes as `rejected`; the head's `canReply` names it better.
 */
import type { Effect } from '../../../shared/domain/outbox/types'
import { outcomeOf } from '../common/outcome'
import { ConnectorError, type DeliverOutcome, type Delivery } from '../connector'
import { change } from './changes'
import { keyText } from './mapMessage'
import { numberOf } from './numbers'
import { type Outgoing, postMessage } from './post'
import type { Session } from './session'
import { forward, start } from './start'

type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>

/** Chatwoot reads the gaps of an approved template only from JSON, and a form is what files make of it. */
const mixed = (delivery: Delivery): boolean =>
  delivery.effect.type === 'reply' && delivery.effect.approved !== undefined && delivery.files.length > 0

const message = (session: Session, delivery: Delivery, effect: EffectOf<'reply' | 'note'>, signal: AbortSignal) => {
  const reply = effect.type === 'reply' ? effect : null
  const answered = reply?.messageId == null ? null : numberOf(reply.messageId)
  const out: Outgoing = {
    text: effect.text,
    files: delivery.files,
    private: effect.type === 'note',
    key: keyText(delivery.key, delivery.index),
    inReplyTo: answered,
    to: reply?.to ?? [],
    cc: reply?.cc ?? [],
    bcc: reply?.bcc ?? [],
    approved: reply?.approved,
  }
  return postMessage(session, numberOf(delivery.conversationId), out, signal)
}

const spam = (effect: Effect): boolean => effect.type === 'status' && effect.status === 'spam'

/** Does one effect of the outbox. Never throws. */
export const deliver = async (session: () => Promise<Session>, delivery: Delivery, signal: AbortSignal): Promise<DeliverOutcome> => {
  const { effect } = delivery
  if (spam(effect) || mixed(delivery)) return { type: 'notSent', why: { code: 'unsupported', params: {} }, final: true, retryAt: null }
  let open: Session
  try {
    if (signal.aborted) throw new ConnectorError({ code: 'cancelled', params: {} })
    open = await session()
  } catch (error) {
    return outcomeOf(error, false)
  }
  try {
    if (effect.type === 'reply' || effect.type === 'note') return await message(open, delivery, effect, signal)
    if (effect.type === 'start') return await start(open, delivery, effect, signal)
    if (effect.type === 'forward') return await forward(open, delivery, effect, signal)
    await change(open, delivery, signal)
    return { type: 'sent', messageId: null, conversationId: delivery.conversationId }
  } catch (error) {
    return outcomeOf(error, true)
  }
}
