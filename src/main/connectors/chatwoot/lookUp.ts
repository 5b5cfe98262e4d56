/**
 * Was an effect done? By our key only, never by content or time. «Absent» is said only where the newest messages were
 * read far enough and either nobody has ever sent anything there, or this server has been seen to give keys back
 * and nothing of ours there may have lost its key (Chatwoot empties `content_attributes` on retry and on delete).
 */
import { localId } from '../../../shared/domain/ids'
import { ConnectorError, type Delivery, type LookUpAnswer } from '../connector'
import { stands } from './changes'
import { findContact, findStarted } from './contacts'
import { findKey } from './findKey'
import { keyText } from './mapMessage'
import { numberOrNull } from './numbers'
import type { Session } from './session'

/** A server may still be working on a request whose answer was lost: how long after the try absence counts. */
const SETTLE_AFTER_TRY = 10_000
const SETTLE_LEAST = 2_000
/** Our clock against the server's, beyond what its Date header tells. */
const MARGIN = 5 * 60_000
const MARGIN_UNKNOWN_CLOCK = 24 * 3_600_000
const settle = async ({ clock }: Session, triedAt: number, signal: AbortSignal): Promise<void> => {
  const since = clock.now() - triedAt
  // A clock set back makes `since` negative: then the full time is waited.
  const wait = since >= 0 ? Math.max(SETTLE_LEAST, SETTLE_AFTER_TRY - since) : SETTLE_AFTER_TRY
  await clock.sleep(wait, signal)
}

/** Since when (server time) messages are looked through. */
const windowOf = ({ client, clock }: Session, triedAt: number): number => {
  // A try that lies ahead of us was stamped by a clock that was wrong: what it says of the time is worth nothing.
  const margin = client.knowsServerClock && triedAt <= clock.now() + MARGIN ? MARGIN : MARGIN_UNKNOWN_CLOCK
  return Math.min(triedAt, clock.now()) + (client.serverNow() - clock.now()) - margin
}

const lookInConversation = async (
  session: Session,
  conversation: number,
  delivery: Delivery,
  triedAt: number,
  signal: AbortSignal,
): Promise<LookUpAnswer> => {
  const found = await findKey(session, conversation, keyText(delivery.key, delivery.index), windowOf(session, triedAt), signal)
  if (found.message !== null)
    return {
      type: 'found',
      messageId: localId(session.backendId, 'm', found.message),
      conversationId: localId(session.backendId, 'c', conversation),
    }
  const proven = await session.echo.proven(delivery.files.length > 0 ? 'form' : 'json')
  return found.complete && (found.silent || (proven && !found.doubtful)) ? { type: 'absent' } : { type: 'cannotTell' }
}

const lookForStart = async (session: Session, delivery: Delivery, triedAt: number, signal: AbortSignal): Promise<LookUpAnswer> => {
  const { effect } = delivery
  if (effect.type !== 'start' && effect.type !== 'forward') return { type: 'cannotTell' }
  const known = effect.type === 'start' && effect.customerId !== null ? numberOrNull(effect.customerId) : null
  const contact = known ?? (effect.to[0] ? await findContact(session, effect.to[0].address, signal) : null)
  // Without a contact there can be no conversation with it.
  if (contact === null) return { type: 'absent' }
  const started = await findStarted(session, contact, delivery.key, windowOf(session, triedAt), signal)
  if (started.conversation !== null) return lookInConversation(session, started.conversation, delivery, triedAt, signal)
  if (!started.complete) return { type: 'cannotTell' }
  // An inbox that keeps one conversation a customer puts a start into the one that stands, with our key in the message
  // only; and a server may lose the key of a new one. All of them are looked through: the time of a try proves nothing.
  for (const other of started.others) {
    const answer = await lookInConversation(session, other, delivery, triedAt, signal)
    if (answer.type !== 'absent') return answer
  }
  return { type: 'absent' }
}

const find = async (session: Session, delivery: Delivery, triedAt: number, signal: AbortSignal): Promise<LookUpAnswer> => {
  const { effect } = delivery
  if (effect.type === 'reply' || effect.type === 'note' || effect.type === 'start' || effect.type === 'forward') {
    await settle(session, triedAt, signal)
    if (effect.type === 'start' || effect.type === 'forward') return lookForStart(session, delivery, triedAt, signal)
    const conversation = delivery.conversationId === null ? null : numberOrNull(delivery.conversationId)
    return conversation === null ? { type: 'cannotTell' } : lookInConversation(session, conversation, delivery, triedAt, signal)
  }
  return (await stands(session, delivery, signal))
    ? { type: 'found', messageId: null, conversationId: delivery.conversationId }
    : { type: 'absent' }
}

/**
 * Throws ConnectorError where the line fails: that is no answer. Effects that name a state (status, assignment,
 * labels, …) are compared with what stands now; where it differs they count as absent, as repeating them is safe. A conversation that is gone tells nothing.
 */
export const lookUp = async (session: Session, delivery: Delivery, triedAt: number, signal: AbortSignal): Promise<LookUpAnswer> => {
  try {
    return await find(session, delivery, triedAt, signal)
  } catch (error) {
    if (error instanceof ConnectorError && error.problem.code === 'notFound') return { type: 'cannotTell' }
    throw error
  }
}
