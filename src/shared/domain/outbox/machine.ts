/**
 * The states of an outbox item. One function decides every change, so that service, replay and tests agree.
 *
 * ```
 * undoable --undoOver--> queued <--agentSends-- held | failed | unknown | waiting
 * queued | waiting --attempt--> sending      (only while no try is unsure)
 * queued | waiting --delayed--> waiting      (the line is down before anything was tried)
 * queued | waiting --held--> held            (the conversation moved on)
 * queued | waiting --refused--> failed       (cannot even be tried, such as a missing file)
 * sending --done--> sending (next effect) | sent (last effect)
 * sending --notSent--> waiting               (surely not done, or harmless to repeat)
 * sending --refused--> failed                (surely not done, trying again is useless)
 * sending --perhaps--> sending, unsure       (perhaps done: look-ups follow)
 * sending --interrupted--> queued | sending, unsure   (restart: a try without outcome)
 * unsure: --found--> as done; --absent--> waiting; --lookLater--> unsure; --lookDelayed--> waiting, unsure; --cannotTell--> unknown
 * unknown --found--> as done; --lookAgain--> sending, unsure
 * any but sent --found--> as done            (the backend shows a message with our key: it stands there, whatever we thought)
 * ```
 * `sent` is final. «undo», «edit» and «drop» remove the item (`mayLeave` says when) and are records of their own.
 */
import { onceOnly } from './effects'
import type { Entry, ItemEvent, Try } from './records'
import type { Basis, OutboxItem, OutboxState, Staleness } from './types'

/** Reasons that a renewed basis does not answer, as they are not part of it. A merge is answered by going along. */
const LASTING: readonly Staleness[] = ['windowClosed', 'deleted', 'disputeClosed', 'disputeAnswered', 'disputeOverdue']

/**
 * What the agent's «send» accepts: all the check saw, and what her screen showed beyond that. The screen's copy may
 * be older than the check (then it must not hold the item again for what she was just told) or newer.
 */
const accepted = (seen: Basis | null, shown: Basis | null): Basis | null => {
  if (!seen || !shown) return seen ?? shown
  const newer = (shown.lastIncomingAt ?? 0) > (seen.lastIncomingAt ?? 0)
  return newer ? { ...seen, lastMessageId: shown.lastMessageId, lastIncomingAt: shown.lastIncomingAt, seenAt: shown.seenAt } : seen
}

/** A screen that does not show orders takes none out of what was seen. */
const renewed = ({ item }: Entry, shown: Basis | null): Basis | null =>
  shown && item.basis?.orders ? { orders: item.basis.orders, ...shown } : (shown ?? item.basis)

const sending = (since: number): OutboxState => ({ type: 'sending', since })

const become = (entry: Entry, state: OutboxState, more: Partial<Entry> = {}, item: Partial<OutboxItem> = {}): Entry => ({
  ...entry,
  ...more,
  item: { ...entry.item, ...item, state },
})

const finishEffect = (entry: Entry, event: Extract<ItemEvent, { type: 'done' | 'found' }>, now: number): Entry => {
  const done = entry.item.done + 1
  const messageIds = event.messageId ? [...entry.messageIds, event.messageId] : entry.messageIds
  const whole = done >= entry.item.effects.length
  return become(
    entry,
    whole ? { type: 'sent', at: now, messageId: messageIds[0] ?? null } : sending(now),
    { tried: null, refusals: 0, messageIds },
    { done, conversationId: entry.item.conversationId ?? event.conversationId },
  )
}

/** Between two effects `sending` would claim a try that is none: the rest queues anew. */
const goOn = (before: Entry, next: Entry): Entry =>
  before.item.done + 1 < before.item.effects.length ? become(next, { type: 'queued' }) : next

const unsureTry = (tried: Try, lookAt: number): Try => ({ ...tried, unsure: true, lookAt })

/** Events of an item whose last try has no certain outcome (state sending, waiting or unknown). */
const stepUnsure = (entry: Entry, tried: Try, event: ItemEvent, now: number): Entry | null => {
  const state = entry.item.state.type
  switch (event.type) {
    case 'found':
      return goOn(entry, finishEffect(entry, event, now))
    case 'absent':
      if (state === 'unknown') return null
      // Not at once and not for ever in `sending`: what fails each time must leave the agent room for her word.
      return event.until === undefined
        ? become(entry, { type: 'queued' }, { tried: null })
        : become(
            entry,
            { type: 'waiting', until: event.until, why: tried.why ?? { code: 'unreachable', params: {} } },
            { tried: null, refusals: entry.refusals + 1 },
          )
    case 'lookLater':
      return state === 'unknown'
        ? null
        : become(entry, sending(tried.at), { tried: { ...tried, looks: tried.looks + 1, lookAt: event.lookAt } })
    case 'lookDelayed':
      return state === 'unknown'
        ? null
        : become(entry, { type: 'waiting', until: event.until, why: event.why }, { refusals: entry.refusals + 1 })
    case 'cannotTell':
      return state === 'unknown' ? null : become(entry, { type: 'unknown', since: now })
    case 'lookAgain':
      return become(entry, sending(tried.at), { tried: { ...tried, lookAt: now } })
    case 'agentSends':
      // Her word opens a new try; what the last one did stays unknown, so no undo may say that nothing has left.
      if (state === 'unknown')
        return become(entry, { type: 'queued' }, { tried: null, touched: true, refusals: 0 }, { basis: renewed(entry, event.basis) })
      return state === 'waiting' ? become(entry, sending(tried.at), { tried: { ...tried, lookAt: now } }) : null
    case 'interrupted':
      return entry
    default:
      return null
  }
}

/**
 * The backend shows a message with our key although no try is open: an «absent» that came too early, a refusal that
 * was none, or a journal older than what it sent. Sending again would double it.
 */
const foundIdle = (entry: Entry, event: Extract<ItemEvent, { type: 'found' }>, now: number): Entry | null => {
  const effect = entry.item.effects[entry.item.done]
  return effect && onceOnly(effect) ? goOn(entry, finishEffect(entry, event, now)) : null
}

const stepIdle = (entry: Entry, event: ItemEvent, now: number): Entry | null => {
  const state = entry.item.state
  const ready = state.type === 'queued' || state.type === 'waiting'
  switch (event.type) {
    case 'undoOver':
      return state.type === 'undoable' ? become(entry, { type: 'queued' }) : null
    case 'delayed':
      return ready ? become(entry, { type: 'waiting', until: event.until, why: event.why }, { refusals: entry.refusals + 1 }) : null
    case 'held':
      return ready
        ? become(entry, { type: 'held', why: event.why, since: now }, { seen: event.seen, movedTo: event.movedTo ?? null })
        : null
    case 'refused':
      return ready ? become(entry, { type: 'failed', why: event.why, since: now }) : null
    case 'attempt':
      // `sending` without a try stands between two effects of one run.
      return ready || state.type === 'sending'
        ? become(
            entry,
            sending(now),
            { tried: { at: now, unsure: false, looks: 0, lookAt: now } },
            { attempts: entry.item.attempts + (ready ? 1 : 0) },
          )
        : null
    case 'found':
      return foundIdle(entry, event, now)
    case 'interrupted':
      return state.type === 'sending' ? become(entry, { type: 'queued' }) : entry
    case 'agentSends': {
      if (state.type === 'held') {
        const lasting = [...new Set([...entry.accepted, ...state.why.filter((why) => LASTING.includes(why))])]
        const { movedTo } = entry
        return become(
          entry,
          { type: 'queued' },
          { accepted: lasting, seen: null, movedTo: null, refusals: 0 },
          movedTo ? { basis: entry.seen, conversationId: movedTo } : { basis: accepted(entry.seen, event.basis) ?? entry.item.basis },
        )
      }
      return state.type === 'failed' || state.type === 'waiting'
        ? become(entry, { type: 'queued' }, { refusals: 0 }, { basis: renewed(entry, event.basis) })
        : null
    }
    default:
      return null
  }
}

const stepTrying = (entry: Entry, tried: Try, event: ItemEvent, now: number): Entry | null => {
  const effect = entry.item.effects[entry.item.done]
  switch (event.type) {
    case 'done':
      return finishEffect(entry, event, now)
    case 'notSent':
      return become(
        entry,
        { type: 'waiting', until: event.until, why: event.why },
        { tried: null, touched: entry.touched || !event.sure, refusals: entry.refusals + 1 },
      )
    case 'refused':
      return become(entry, { type: 'failed', why: event.why, since: now }, { tried: null })
    case 'perhaps':
      return become(entry, entry.item.state, { tried: { ...unsureTry(tried, event.lookAt), why: event.why } })
    case 'interrupted':
      return effect && onceOnly(effect)
        ? become(entry, entry.item.state, { tried: unsureTry(tried, event.lookAt) })
        : become(entry, { type: 'queued' }, { tried: null, touched: true })
    default:
      return null
  }
}

/**
 * The entry after an event at `now` (epoch ms), or null where the event may not happen in its state
 * (the caller lost a race, or a record does not fit); never throws.
 */
export const step = (entry: Entry, event: ItemEvent, now: number): Entry | null => {
  if (entry.item.state.type === 'sent') return null
  if (!entry.tried) return stepIdle(entry, event, now)
  return entry.tried.unsure ? stepUnsure(entry, entry.tried, event, now) : stepTrying(entry, entry.tried, event, now)
}

/**
 * Whether the item may be taken out. «undo» only where nothing of it can have left; «edit» and «drop» are the
 * agent's word and need only that no try is under way.
 */
export const mayLeave = (entry: Entry, how: 'undo' | 'edit' | 'drop'): boolean => {
  const { state, done } = entry.item
  if (state.type === 'sent' || state.type === 'sending') return false
  if (how !== 'undo') return true
  return done === 0 && !entry.tried && !entry.touched && (state.type === 'undoable' || state.type === 'queued' || state.type === 'waiting')
}
