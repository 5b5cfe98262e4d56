/**
 * From facts to a judged case: rules give class, priority and suggestions, the class gives the clocks, the earliest of them
 * orders the list. What a person said counts more than any rule.
 */
import { clocksOf, dueOf } from '../clock/engine'
import { starterPlan } from '../clock/starter'
import type { Clock, Due, FixedClock, ServiceClass, ShopPlan } from '../clock/types'
import { waitingOf } from '../clock/waiting'
import { ownText } from '../conversation/ownText'
import type { Conversation, Message } from '../conversation/types'
import type { ConversationId, MessageId } from '../ids'
import { evaluateRules } from '../rules/evaluate'
import { isHighValue } from '../rules/reading'
import type { Register } from '../template/types'
import type { Assessment, CaseFacts, CasePolicy, CaseWord, FactMessage } from './types'

/** What a person said of one case. `class` undefined: nothing was said of it. */
export interface Said {
  class: ServiceClass | null | undefined
  notThanks: ReadonlySet<MessageId>
  /** Marks of rules that were set once already. */
  applied: { labels: readonly string[]; priority: boolean }
  /** Of the conversation, and of single messages; undefined or missing: nothing was said. */
  language: string | undefined
  languages: ReadonlyMap<MessageId, string>
  register: Register | undefined
}
const nothingApplied: Said['applied'] = { labels: [], priority: false }
export const nothingSaid: Said = {
  class: undefined,
  notThanks: new Set(),
  applied: nothingApplied,
  language: undefined,
  languages: new Map(),
  register: undefined,
}

/** All words, by the conversation they are about. */
export const wordsByCase = (words: readonly CaseWord[]): ReadonlyMap<ConversationId, Said> => {
  const by = new Map<ConversationId, Said & { notThanks: Set<MessageId>; languages: Map<MessageId, string> }>()
  for (const word of words) {
    const said = by.get(word.conversationId) ?? {
      ...nothingSaid,
      notThanks: new Set<MessageId>(),
      languages: new Map<MessageId, string>(),
    }
    if (word.type === 'class') said.class = word.class
    else if (word.type === 'notThanks') said.notThanks.add(word.messageId)
    else if (word.type === 'register') said.register = word.register ?? undefined
    else if (word.type === 'language') {
      if (word.messageId === null) said.language = word.language ?? undefined
      else if (word.language === null) said.languages.delete(word.messageId)
      else said.languages.set(word.messageId, word.language)
    } else said.applied = { labels: word.labels, priority: word.priority !== null }
    by.set(word.conversationId, said)
  }
  return by
}

/** What a case is judged by of one message: the sender's own words, without the mail that is quoted. */
export const factMessageOf = (message: Omit<Message, 'html'>): FactMessage => ({
  id: message.id,
  kind: message.kind,
  at: message.at,
  byBot: message.author.kind === 'bot' || message.author.kind === 'system',
  authorId: message.author.id,
  text: ownText(message),
  language: message.language,
  attachments: message.attachments.map(({ kind }) => kind),
  deleted: message.deleted,
})

/** The plan of the facts' shop; the starter's where the desk has none. */
const planOf = ({ shop }: CaseFacts, policy: Pick<CasePolicy, 'plans'>): ShopPlan => policy.plans.get(shop.id) ?? starterPlan(shop, 0)

const soonest = (...times: (number | null)[]): number | null => {
  const known = times.filter((at) => at !== null)
  return known.length > 0 ? Math.min(...known) : null
}

/** A snooze's end wakes the conversation. */
const snoozeEnd = ({ status, snoozedUntilAt }: Conversation, now: number): number | null =>
  status === 'snoozed' && snoozedUntilAt !== null && snoozedUntilAt > now ? snoozedUntilAt : null
/** What is only shown goes when it is over. */
const shownUntil = (clocks: readonly Clock[], now: number): number[] =>
  clocks.flatMap(({ orders, pausedSince, at }) => (!orders && pausedSince === null && at > now ? at : []))

/** The whole judgement of one case. Pure; `now` in epoch ms (UTC). */
export const assess = (facts: CaseFacts, policy: CasePolicy, said: Said, now: number): Assessment => {
  const judged = facts.notThanks === said.notThanks ? facts : { ...facts, notThanks: said.notThanks }
  const plan = planOf(judged, policy)
  const rules = evaluateRules(judged, policy, now)
  const serviceClass = said.class === undefined ? rules.class : said.class
  const highValue = isHighValue(judged, plan)
  const clocks = clocksOf(judged, { plan, team: policy.team, class: serviceClass, highValue }, now)
  const { thanks } = waitingOf(judged)
  return {
    ...rules,
    conversationId: judged.conversation.id,
    class: serviceClass,
    teamId: null,
    highValue,
    clocks,
    thanks: thanks && { messageId: thanks.message.id, language: thanks.language },
    nextAt: soonest(rules.nextAt, snoozeEnd(judged.conversation, now), ...shownUntil(clocks, now)),
  }
}

/** What is kept of an assessment, so that a new message or another plan is judged at once, without reading the thread. */
export interface CaseDigest {
  class: ServiceClass | null
  highValue: boolean
  country: string | null
  zone: string | null
  /** The few messages that a reply clock hangs on, without the customer's texts (but one that only thanks); oldest first. */
  messages: FactMessage[]
  /** Every clock of the last whole look. */
  clocks: Clock[]
}

/** Clocks that hang on records or on what was written: a quick look cannot make them, so those of the last whole look stand. */
const slow: ReadonlySet<Clock['kind']> = new Set<FixedClock>([
  'marketplaceReturn',
  'claim',
  'withdrawal',
  'withdrawalRefund',
  'dispute',
  'refundPromise',
  'partialRefund',
])

/** Letters of our lines that are kept: whether one asked something stands at its end. */
const answerKept = 500
/** Lines of ours that are kept. */
const linesKept = 4
const bare = (message: FactMessage): FactMessage => ({
  ...message,
  text: message.kind === 'outgoing' ? message.text.slice(-answerKept) : '',
  attachments: [],
})

export const digestOf = (facts: CaseFacts, { class: serviceClass, highValue, clocks, thanks }: Assessment): CaseDigest => {
  const spoken = facts.messages.filter(({ kind, deleted }) => !deleted && (kind === 'incoming' || kind === 'outgoing'))
  const waiting = waitingOf(facts)
  const answer = spoken.findLast(({ kind, byBot }) => kind === 'outgoing' && !byBot)
  const robot = spoken.findLast(({ kind, byBot }) => kind === 'outgoing' && byBot)
  const since = spoken.find(({ kind, at }) => kind === 'incoming' && at === waiting.sinceAt)
  const newest = spoken.findLast(({ kind }) => kind === 'incoming')
  // What we said since the customer's last word: an «ok» to a question in any of these lines is an answer.
  const ours = spoken
    .filter(({ kind, byBot }, at) => kind === 'outgoing' && !byBot && !(newest && spoken.indexOf(newest) > at))
    .slice(-linesKept)
  const kept = new Set([answer, robot, since, newest, ...ours].filter((message) => message !== undefined))
  return {
    class: serviceClass,
    highValue,
    country: facts.customer?.country ?? null,
    zone: facts.customer?.zone ?? null,
    // A text that only thanks must be known as that again; all others only as having come.
    messages: spoken.filter((message) => kept.has(message)).map((message) => (message.id === thanks?.messageId ? message : bare(message))),
    clocks,
  }
}

interface QuickFacts extends Pick<CaseFacts, 'conversation' | 'language' | 'shop' | 'notThanks' | 'statuses'> {
  /** What came since the digest, as far as it is at hand; any order. */
  came: readonly FactMessage[]
}

/** The judgement by what is at hand: class and records as last seen, reply clocks as of now. Pure. */
export const quickLook = (
  { came, ...facts }: QuickFacts,
  digest: CaseDigest | null,
  policy: Pick<CasePolicy, 'plans' | 'team'>,
  said: Said,
  now: number,
): { class: ServiceClass | null; clocks: Clock[] } => {
  const { conversation } = facts
  const fresh = new Set(came.map(({ id }) => id))
  const messages = [...(digest?.messages ?? []).filter(({ id }) => !fresh.has(id)), ...came].sort((a, b) => a.at - b.at)
  const serviceClass = said.class === undefined ? (digest?.class ?? null) : said.class
  const whole: CaseFacts = {
    ...facts,
    notThanks: said.notThanks,
    messages,
    customer: digest && {
      id: (conversation.customerId ?? '') as never,
      backendId: conversation.backendId,
      shopId: conversation.shopId,
      remoteId: '',
      name: '',
      email: null,
      phone: null,
      language: null,
      city: null,
      country: digest.country,
      zone: digest.zone,
      blocked: false,
      createdAt: null,
      updatedAt: 0,
      facts: [],
    },
    orders: [],
    parcels: [],
    disputes: [],
    contactsAt: [],
  }
  const plan = planOf(whole, policy)
  const made = clocksOf(whole, { plan, team: policy.team, class: serviceClass, highValue: digest?.highValue ?? false }, now)
  if (conversation.status === 'spam') return { class: serviceClass, clocks: made }
  const off = new Set<string>(plan.off)
  const stood = (digest?.clocks ?? []).filter(({ kind }) => slow.has(kind) && !off.has(kind))
  // What is made without records is a guess where records were seen: a dispute's seven days beside the provider's own date.
  const known = new Set<Clock['kind']>(stood.map(({ kind }) => kind))
  if (digest) known.add('dispute')
  return { class: serviceClass, clocks: [...made.filter(({ kind }) => !known.has(kind)), ...stood].sort((a, b) => a.at - b.at) }
}

/** The clock that gives the due time, and what of it the list shows. Null: nothing is due. */
export const countingOf = (clocks: readonly Clock[]): { clock: Clock; due: Due } | null => {
  const due = dueOf(clocks)
  const clock = due && clocks.find((one) => one.orders && one.pausedSince === null && one.at === due.at)
  return due && clock ? { clock, due } : null
}
