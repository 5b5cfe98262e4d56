/** Whether one condition holds, why, and when time alone may change that. */
import { customerZoneOf } from '../clock/region'
import { fold } from '../conversation/fold'
import { Phrases, primary } from './phrase'
import { isHighValue, keptInShop, type Reading, type TextPiece, totalInShop } from './reading'
import { covered, inWallSpan, type Standing } from './times'
import type { Because, Condition } from './types'

export interface Outcome extends Standing {
  because: Because[]
}

type Params = Because['params']
const hour = 3_600_000
const day = 24 * hour

const because = (code: string, params: Params = {}, quote: string | null = null): Because[] => [{ code, params, quote }]
const settled = (holds: boolean, why: () => Because[]): Outcome => ({ holds, nextAt: null, because: holds ? why() : [] })

/** Conditions of a rule are parsed once; rules are replaced, never changed in place. */
const parsed = new WeakMap<object, Phrases>()
const phrasesOf = (condition: Condition & { type: 'text' }): Phrases => {
  const known = parsed.get(condition)
  if (known) return known
  const made = new Phrases(condition.words)
  parsed.set(condition, made)
  return made
}

/** A phrase with signs is named by what it found, not by its spelling. */
const plain = /^[^|()*…]+$/
const longestQuote = 120
/** What matched, with a little around it; cut at whole characters. */
export const quoteOf = (text: string, from: number, to: number): string => {
  const wanted = Math.max(0, Math.floor((longestQuote - 2 - (to - from)) / 2))
  let start = Math.max(0, from - Math.min(wanted, 24))
  while (start > 0 && start < from && !/\s/.test(text[start - 1] ?? '') && /[\p{L}\p{N}\p{M}\udc00-\udfff]/u.test(text[start] ?? ''))
    start += 1
  let end = Math.min(text.length, Math.max(to, from + 1) + Math.min(wanted, 24), start + longestQuote - 2)
  if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim()
  return `${start > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}`.slice(0, longestQuote)
}

const text = (reading: Reading, condition: Condition & { type: 'text' }): Outcome => {
  const { where } = condition
  const pieces: readonly TextPiece[] =
    where === 'subject'
      ? reading.subject()
      : where === 'message'
        ? reading.message()
        : where === 'either'
          ? [...reading.subject(), ...reading.message()]
          : [...reading.subject(), ...reading.thread()]
  const phrases = phrasesOf(condition)
  for (const piece of pieces) {
    const found = phrases.find(piece.words, piece.language)
    if (!found) continue
    return settled(!condition.not, () =>
      because(
        plain.test(found.phrase.written) ? 'text' : 'phrase',
        plain.test(found.phrase.written) ? { word: found.phrase.written } : {},
        quoteOf(piece.text, found.from, found.to),
      ),
    )
  }
  return settled(condition.not, () => because('notText'))
}

/** Any of the list; an empty list means any at all. */
const oneOf = (value: string, values: readonly string[], not: boolean, code: string, params: Params): Outcome =>
  settled(values.length === 0 ? !not : values.includes(value) !== not, () =>
    because(not ? `not${code[0]?.toUpperCase()}${code.slice(1)}` : code, params),
  )

const within = (value: number, min: number | null, max: number | null): boolean =>
  (min === null || value >= min) && (max === null || value <= max)

/** Holds from an instant on. */
const from = (at: number, now: number, why: () => Because[]): Outcome =>
  at <= now ? { holds: true, nextAt: null, because: why() } : { holds: false, nextAt: at, because: [] }
/** The first that holds, else whichever holds soonest. */
const soonest = (outcomes: readonly Outcome[]): Outcome => {
  let best: Outcome = { holds: false, nextAt: null, because: [] }
  for (const outcome of outcomes) {
    if (outcome.holds) return outcome
    if (outcome.nextAt !== null && (best.nextAt === null || outcome.nextAt < best.nextAt)) best = outcome
  }
  return best
}

const orderState = ({ facts, now }: Reading, { states, olderThanHours }: Condition & { type: 'orderState' }): Outcome =>
  soonest(
    facts.orders
      .filter(({ state }) => states.length === 0 || states.includes(state))
      .map((order) => {
        const since =
          (order.state === 'delivered' ? order.deliveredAt : order.state === 'shipped' ? order.shippedAt : order.paidAt) ?? order.createdAt
        const why = () => because('orderState', { number: order.number, state: order.state, since })
        return olderThanHours === null ? settled(true, why) : from(since + olderThanHours * hour, now, why)
      }),
  )

/** Of parcels on their way to the customer; what she sends back is no trouble of hers. */
const parcelState = ({ facts, now }: Reading, { states, noScanHours }: Condition & { type: 'parcelState' }): Outcome =>
  soonest(
    facts.parcels
      .filter(({ state, direction }) => direction !== 'return' && (states.length === 0 || states.includes(state)))
      .flatMap((parcel) => {
        const params = { number: parcel.trackingNumber, state: parcel.state }
        if (noScanHours === null) return [settled(true, () => because('parcelState', params))]
        // Without any scan nobody knows since when it is silent.
        const last = parcel.scans.reduce((latest, { at }) => Math.max(latest, at), 0)
        return last === 0 ? [] : [from(last + noScanHours * hour, now, () => because('noScan', { ...params, since: last }))]
      }),
  )

const contacts = ({ facts, now }: Reading, { min, days }: Condition & { type: 'contacts' }): Outcome => {
  const starts = [facts.conversation.createdAt, ...facts.contactsAt]
    .filter((at) => at <= now && at > now - days * day)
    .sort((a, b) => b - a)
  const holds = starts.length >= min
  // Once the min-th newest has grown too old, it no longer holds.
  return {
    holds,
    nextAt: holds ? (starts[min - 1] ?? now) + days * day : null,
    because: holds ? because('contacts', { count: starts.length, days }) : [],
  }
}

const zoneOf = ({ facts, plan }: Reading, zone: string): string | null => {
  const ofShop = () => plan?.calendars.find((calendar) => calendar.zone !== 'customer')?.zone ?? plan?.calendars[0]?.fallbackZone ?? null
  if (zone === 'shop') return ofShop()
  return zone === 'customer' ? (customerZoneOf(facts) ?? plan?.calendars[0]?.fallbackZone ?? null) : zone
}

const any = (reading: Reading, of: readonly Condition[]): Outcome => {
  let nextAt: number | null = null
  for (const condition of of) {
    const outcome = conditionHolds(reading, condition)
    if (outcome.nextAt !== null) nextAt = nextAt === null ? outcome.nextAt : Math.min(nextAt, outcome.nextAt)
    if (outcome.holds) return { ...outcome, nextAt }
  }
  return { holds: false, nextAt, because: [] }
}

/** Never throws; a condition that cannot be judged (no zone, no scan) does not hold. */
export const conditionHolds = (reading: Reading, condition: Condition): Outcome => {
  const { facts, policy, plan, now } = reading
  const { conversation } = facts
  switch (condition.type) {
    case 'text':
      return text(reading, condition)
    case 'language': {
      const language = facts.language ? primary(facts.language) : ''
      return oneOf(language, condition.languages.map(primary), condition.not, 'language', { language: facts.language ?? '' })
    }
    case 'shop':
      return oneOf(facts.shop.id, condition.shopIds, condition.not, 'shop', { shop: facts.shop.name })
    case 'channel':
      return oneOf(conversation.channel, condition.channels, condition.not, 'channel', { channel: conversation.channel })
    case 'status':
      return oneOf(conversation.status, condition.statuses, false, 'status', { status: conversation.status })
    case 'label': {
      const wanted = new Set(condition.labels.map(fold))
      const found = conversation.labels.find((label) => wanted.has(fold(label)))
      return settled((found !== undefined) !== condition.not, () =>
        found === undefined ? because('notLabel') : because('label', { label: found }),
      )
    }
    case 'highValue': {
      const high = plan !== null && isHighValue(facts, plan)
      return settled(high !== condition.not, () =>
        because(high ? 'highValue' : 'notHighValue', high ? { minor: plan.highValueMinor, currency: facts.shop.currency } : {}),
      )
    }
    case 'spent': {
      const sum = reading
        .placedOrders()
        .filter(({ state }) => state !== 'unpaid')
        .reduce((minor, order) => minor + (keptInShop(order, facts.shop.currency) ?? 0), 0)
      return settled(within(sum, condition.minMinor, condition.maxMinor), () =>
        because('spent', { minor: sum, currency: facts.shop.currency }),
      )
    }
    case 'orderTotal': {
      const { currency } = facts.shop
      const found = reading.placedOrders().find((order) => {
        const minor = totalInShop(order, currency)
        return minor !== null && within(minor, condition.minMinor, condition.maxMinor)
      })
      return settled(found !== undefined, () =>
        because('orderTotal', { number: found?.number ?? '', minor: found ? (totalInShop(found, currency) ?? 0) : 0, currency }),
      )
    }
    case 'orderCount': {
      const count = reading.placedOrders().length
      return settled(within(count, condition.min, condition.max), () => because('orderCount', { count }))
    }
    case 'orderState':
      return orderState(reading, condition)
    case 'parcelState':
      return parcelState(reading, condition)
    case 'dispute': {
      const open = facts.disputes.find(({ state }) => state === 'needsResponse' || state === 'underReview')
      return settled((open !== undefined) === condition.open, () =>
        open ? because('dispute', { reason: open.reason, stage: open.stage }) : because('noDispute'),
      )
    }
    case 'contacts':
      return contacts(reading, condition)
    case 'waiting': {
      const since = conversation.waitingSinceAt
      if (since === null) return settled(false, () => [])
      return from(since + condition.minMinutes * 60_000, now, () => because('waiting', { minutes: condition.minMinutes, since }))
    }
    case 'attachment': {
      const kinds = reading.run().flatMap(({ attachments }) => attachments)
      const found = kinds.find((kind) => condition.kind === 'any' || kind === condition.kind)
      return settled(found !== undefined, () => because('attachment', { kind: found ?? '' }))
    }
    case 'time': {
      const zone = zoneOf(reading, condition.zone)
      const standing = zone === null ? null : inWallSpan(condition, zone, now)
      if (!standing) return settled(false, () => [])
      return {
        ...standing,
        because: standing.holds ? because('time', { start: condition.start, end: condition.end, zone: zone ?? '' }) : [],
      }
    }
    case 'coverage': {
      const { holds, nextAt } = covered(policy.team, facts.language, now)
      const language = facts.language ?? ''
      return {
        holds: holds === condition.covered,
        nextAt,
        because: holds === condition.covered ? because(holds ? 'covered' : 'notCovered', { language }) : [],
      }
    }
    case 'any':
      return any(reading, condition.of)
  }
}

/** Whether time alone can change a condition; those are looked at last. */
export const timely = (condition: Condition): boolean => {
  switch (condition.type) {
    case 'waiting':
    case 'time':
    case 'coverage':
    case 'contacts':
      return true
    case 'orderState':
      return condition.olderThanHours !== null
    case 'parcelState':
      return condition.noScanHours !== null
    case 'any':
      return condition.of.some(timely)
    default:
      return false
  }
}
