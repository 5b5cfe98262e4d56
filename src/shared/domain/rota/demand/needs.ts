/** From what arrives and what is owed to people per hour × language × shop. */
import type { HourNeed, RotaSettings } from '../plan'
import { withOverrides } from './byHand'
import { slotsFor } from './erlang'
import type { Forecast, HourRate } from './forecast'
import { owedWork } from './owed'
import { countQuantile } from './spread'
import type { OwedReply } from './types'
import { HOUR } from './wall'

/**
 * With fewer chats than one in four hours nobody is held ready for them: they are answered as mail is. Else a language would want
 * a person day and night for a chat a week.
 */
export const CHAT_FLOOR = 0.25
/** Nine times of ten. */
const LOW = 0.05
const HIGH = 0.95

export interface NeedsAsked {
  /** Its span is the span of the answer; from `now` on, arrivals begin with the hour that runs. */
  forecast: Forecast
  owed: readonly OwedReply[]
  settings: Pick<RotaSettings, 'chatLevel' | 'chatMinutes' | 'mailMinutes' | 'mailHours' | 'shrinkage' | 'overrides'>
  /** Epoch ms (UTC). */
  now: number
  /** Chats a person holds at once, on average over who writes the language. */
  chatsOf: (language: string) => number
  /** Primary subtags that the team answers; an override of all languages is divided among them where nothing is forecast. */
  languages: readonly string[]
}

interface Counted {
  mean: number
  /** Beyond Poisson, as variance. */
  more: number
}
const none: Counted = { mean: 0, more: 0 }
const at = (rates: readonly HourRate[], place: number): Counted =>
  rates.reduce((sum, { mean, extra }) => {
    const each = mean[place] ?? 0
    return { mean: sum.mean + each, more: sum.more + each * each * (extra[place] ?? 0) }
  }, none)

/**
 * One need per hour × language × shop (fractions of people, shrinkage in them). Chats: Erlang C (`erlang.ts`) over the chats of
 * all the language's shops, since who is on answers them together, and divided by the shops' chats; fewer than `CHAT_FLOOR` an
 * hour count as mail. Mail and messages: throughput, each message's minutes spread evenly over the hours in which it is to be
 * answered. What is owed comes on top, in the hours before it is due; messages that arrived before `now` are in it, so forecast
 * work begins with those that arrive after. `low` and `high`: the 5th and 95th percentile of what arrives (negative binomial)
 * put through the same reckoning; chats and mail are taken as independent. What is owed has no span.
 */
export const needsOf = ({ forecast, owed, settings, now, chatsOf, languages }: NeedsAsked): HourNeed[] => {
  const { chatLevel, chatMinutes, mailMinutes, mailHours, shrinkage, overrides } = settings
  const { from, to, rates } = forecast
  const present = 1 / (1 - shrinkage)
  const nowHour = Math.floor(now / HOUR)
  const waiting = owedWork(owed, { mailMinutes, mailHours }, nowHour, from, to)
  const needs: HourNeed[] = []
  const spoken = [...new Set([...rates.map(({ language }) => language), ...waiting.map(({ language }) => language)])].sort()
  for (const language of spoken) {
    const own = rates.filter((rate) => rate.language === language)
    const chats = own.filter(({ kind }) => kind === 'chats')
    const shops = [...new Set([...own, ...waiting.filter((one) => one.language === language)].map(({ shop }) => shop))].sort()
    const slots = Math.max(1, chatsOf(language))
    const ofChats = (perHour: number): number =>
      perHour < CHAT_FLOOR ? 0 : (slotsFor({ perHour, minutes: chatMinutes, ...chatLevel }) / slots) * present
    const byMail = (perHour: number): number => ((perHour * mailMinutes) / 60) * present
    const parts = shops.map((shop) => {
      const atShop = own.filter((rate) => rate.shop === shop)
      return {
        shop,
        chats: atShop.filter(({ kind }) => kind === 'chats'),
        mails: atShop.filter(({ kind }) => kind === 'mails'),
        all: atShop,
        late: waiting.find((one) => one.language === language && one.shop === shop),
      }
    })
    for (let place = 0; place < to - from; place += 1) {
      const hour = from + place
      const live = at(chats, place)
      const held = live.mean >= CHAT_FLOOR
      const people = held ? ofChats(live.mean) : 0
      const spread = live.mean + live.more
      const low = held ? ofChats(countQuantile(live.mean, spread, LOW)) : 0
      const high = held ? Math.max(people, ofChats(countQuantile(live.mean, spread, HIGH))) : 0
      for (const { shop, late, ...part } of parts) {
        const chatsHere = at(part.chats, place)
        const share = live.mean > 0 ? chatsHere.mean / live.mean : 0
        // Messages of this hour and of those before it whose time has not run out.
        let mean = 0
        let more = 0
        let here = 0
        for (let back = 0; back < mailHours; back += 1) {
          if (hour >= nowHour && hour - back < nowHour) break
          const mails = at(held ? part.mails : part.all, Math.max(0, place - back))
          if (back === 0) here = mails.mean
          mean += mails.mean
          more += Math.sqrt(mails.more)
        }
        const variance = mean + more * more
        const calm = byMail(mean / mailHours)
        const calmLow = byMail(countQuantile(mean, variance, LOW) / mailHours)
        const calmHigh = Math.max(calm, byMail(countQuantile(mean, variance, HIGH) / mailHours))
        const work = (late?.work[place] ?? 0) * present
        const total = people * share + calm + work
        if (total <= 0) continue
        const why: Record<string, number> = {}
        if (chatsHere.mean > 0) why.chats = chatsHere.mean
        const mails = held ? here : here - chatsHere.mean
        if (mails > 0) why.mails = mails
        if (late?.due[place]) why.owed = late.due[place] ?? 0
        if (late?.disputes[place]) why.disputes = late.disputes[place] ?? 0
        if (work > 0) why.owedPeople = work
        needs.push({
          at: hour * HOUR,
          language,
          shop,
          people: total,
          low: Math.max(work, total - Math.hypot(Math.min(people, people - low) * share, Math.max(0, calm - calmLow))),
          high: total + Math.hypot((high - people) * share, calmHigh - calm),
          why,
        })
      }
    }
  }
  return withOverrides(needs, overrides, { from: from * HOUR, to: to * HOUR, languages })
}

/** Needs of the same hour and key as one: people add up, spans by the root of their squares, as independent errors do. */
export const needsBy = (needs: readonly HourNeed[], by: 'language' | 'shop' | 'both'): Map<string, HourNeed> => {
  const sums = new Map<string, HourNeed & { below: number; above: number }>()
  for (const need of needs) {
    const language = by === 'shop' ? '*' : need.language
    const shop = by === 'language' ? null : need.shop
    const key = needKey(need.at, language, shop)
    let sum = sums.get(key)
    if (!sum) {
      sum = { at: need.at, language, shop, people: 0, low: 0, high: 0, why: {}, below: 0, above: 0 }
      sums.set(key, sum)
    }
    sum.people += need.people
    sum.below += (need.people - need.low) ** 2
    sum.above += (need.high - need.people) ** 2
    for (const [name, figure] of Object.entries(need.why)) sum.why[name] = (sum.why[name] ?? 0) + figure
  }
  return new Map(
    [...sums].map(([key, { below, above, ...need }]) => [
      key,
      { ...need, low: Math.max(0, need.people - Math.sqrt(below)), high: need.people + Math.sqrt(above) },
    ]),
  )
}
export const needKey = (at: number, language: string, shop: string | null): string => `${at}|${language}|${shop ?? ''}`
