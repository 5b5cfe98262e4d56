/** Who waits for whom, read off the messages. */
import type { CaseFacts, FactMessage } from '../case/types'
import { readThanks } from '../language/thanks'

/** As many messages as a case holds at most: with so many, older ones may be missing. */
const MOST = 60
/** A conversation whose customer waits from so near its beginning has had no answer yet, ms. */
const AT_THE_START = 60_000

export interface Waiting {
  /** Since when the customer waits for a person's answer, epoch ms UTC; null: nobody waits. */
  sinceAt: number | null
  /** Whether a person has answered before. */
  answered: boolean
  /** The customer's newest message (thanks included); null where none is known. */
  lastIncomingAt: number | null
  /** Since when the customer has had no answer to anything, thanks included. */
  unansweredAt: number | null
  /** The newest message, if it is the customer's and only thanks. */
  thanks: { message: FactMessage; language: string } | null
}

/**
 * Until when what was asked is settled by a resolve: the last one after which the customer wrote again. (One after which
 * she did not was taken back, or the conversation is resolved still.) Where the desk has not watched it
 * since, the backend's word that she waits since later than her first open message, with an event between the two, tells of it.
 */
const settledAt = ({ messages, statuses = [], conversation }: CaseFacts): number => {
  const last = messages.findLast(({ kind, deleted }) => kind === 'incoming' && !deleted)
  if (!last) return 0
  const resolved = statuses.findLast(({ status, at }) => status === 'resolved' && at < last.at)
  if (resolved) return resolved.at
  const waits = conversation.waitingSinceAt
  if (waits === null) return 0
  const answer = messages.findLastIndex(isAnswer)
  const open = messages.findIndex(({ kind, deleted }, index) => index > answer && kind === 'incoming' && !deleted)
  const first = messages[open]
  if (!first || waits <= first.at || waits > last.at) return 0
  // The desk was there all the while and saw no resolve.
  if (statuses[0] && statuses[0].at <= first.at) return 0
  return messages.some(({ kind, at }) => kind === 'event' && at > first.at && at <= waits) ? waits - 1 : 0
}

/** A person's answer: what a robot sends by itself is none. */
export const isAnswer = (message: FactMessage): boolean => message.kind === 'outgoing' && !message.byBot && !message.deleted

/** A question, also where the language writes it without a mark. */
const ASKS = /[?？؟]|(?:か|かね|かな|吗|呢|么)[。．.!！\s]*$|(?<![\p{L}\p{M}])هل(?![\p{L}\p{M}])/mu

/** The language in which the message only thanks; null where it may want something, or says yes to what we asked. */
const thanksIn = (message: FactMessage, facts: CaseFacts, asked: boolean): string | null => {
  if (message.attachments.length > 0 || facts.notThanks.has(message.id)) return null
  const languages = [message.language, facts.language, facts.conversation.language]
  for (const language of new Set(languages)) {
    const read = language === null ? null : readThanks(message.text, language)
    if (read !== null && !(read.accepts && asked)) return language
  }
  return null
}

/**
 * A customer waits from her first message that no person has answered. What does not count: notes, events, deleted
 * messages, a robot's answers, a message that only thanks once the shop has written anything before it, and what a
 * resolve has settled before she wrote again.
 * Without messages the conversation's own `waitingSinceAt` says it; a customer's message that the conversation
 * tells of and that has not been fetched yet counts.
 */
export const waitingOf = (facts: CaseFacts): Waiting => {
  const { messages, conversation } = facts
  let sinceAt: number | null = null
  let unansweredAt: number | null = null
  let lastIncomingAt: number | null = null
  let answered = messages.length >= MOST
  let spoken = answered
  let thanks: Waiting['thanks'] = null
  let newestAt: number | null = null
  // Whether any of our lines since the customer's last run of messages asks something.
  let asked = false
  let ours = false
  // What a person has answered since is settled, thanks or not.
  const settled = messages.findLastIndex(isAnswer)
  const resolvedAt = settledAt(facts)
  for (const [index, message] of messages.entries()) {
    if (message.kind !== 'incoming' && message.kind !== 'outgoing') continue
    newestAt = message.at
    if (message.deleted) continue
    if (message.kind === 'incoming') {
      ours = false
      lastIncomingAt = message.at
      if (message.at <= resolvedAt) continue
      unansweredAt ??= message.at
      const language = spoken && index > settled ? thanksIn(message, facts, asked) : null
      thanks = language === null ? null : { message, language }
      if (language === null) sinceAt ??= message.at
    } else {
      spoken = true
      thanks = null
      if (message.byBot) continue
      answered = true
      asked = (ours && asked) || ASKS.test(message.text)
      ours = true
      sinceAt = null
      unansweredAt = null
    }
  }
  const told = conversation.lastIncomingAt
  if (newestAt === null) {
    sinceAt = conversation.waitingSinceAt
    unansweredAt = sinceAt
    lastIncomingAt = told ?? sinceAt
    answered = sinceAt !== null && sinceAt - conversation.createdAt > AT_THE_START
  } else if (told !== null && told > newestAt) {
    const fromAt = conversation.waitingSinceAt ?? told
    sinceAt ??= fromAt
    unansweredAt ??= fromAt
    lastIncomingAt = told
    thanks = null
  } else if (sinceAt !== null && sinceAt === messages[0]?.at && messages.length >= MOST && conversation.waitingSinceAt !== null) {
    sinceAt = Math.min(sinceAt, conversation.waitingSinceAt)
  }
  return { sinceAt, answered, lastIncomingAt, unansweredAt, thanks }
}
