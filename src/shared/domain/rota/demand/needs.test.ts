import { describe, expect, it } from 'vitest'
import { type HourNeed, usualSettings } from '../plan'
import { withOverrides } from './byHand'
import type { Forecast } from './forecast'
import { needsBy, needsOf } from './needs'
import { owedWork } from './owed'
import { HOUR } from './wall'

const now = Date.UTC(2026, 9, 22, 8, 12)
const nowHour = Math.floor(now / HOUR)
const rate = (language: string, shop: string, kind: 'chats' | 'mails', perHour: number, hours = 24) => ({
  language,
  shop,
  kind,
  mean: new Float64Array(hours).fill(perHour),
  extra: new Float64Array(hours).fill(0.05),
})
const forecast = (rates: Forecast['rates'], from = nowHour + 24): Forecast => ({ from, to: from + 24, rates, known: 900, arrivals: 99 })
const asked = (rates: Forecast['rates'], more: Partial<Parameters<typeof needsOf>[0]> = {}) =>
  needsOf({
    forecast: forecast(rates),
    owed: [],
    settings: { ...usualSettings, shrinkage: 0 },
    now,
    chatsOf: () => 2,
    languages: ['de', 'en'],
    ...more,
  })

describe('needs', () => {
  it('mail: minutes of what arrives, by throughput', () => {
    const [need] = asked([rate('de', 'NL', 'mails', 20)]).slice(10)
    expect(need?.people).toBeCloseTo(2, 6)
    expect(need?.why).toEqual({ mails: 20 })
    expect(need?.low).toBeLessThan(2)
    expect(need?.high).toBeGreaterThan(2)
  })
  it('paid time in which nobody answers is added', () => {
    const [need] = asked([rate('de', 'NL', 'mails', 20)], { settings: { ...usualSettings, shrinkage: 0.2 } }).slice(10)
    expect(need?.people).toBeCloseTo(2.5, 6)
  })
  it('chats: Erlang C, and fewer people where each holds more at once', () => {
    const of = (slots: number) => asked([rate('de', 'NL', 'chats', 30)], { chatsOf: () => slots })[0]?.people ?? 0
    expect(of(1)).toBeGreaterThan(5)
    expect(of(1)).toBeLessThan(8)
    expect(of(3)).toBeCloseTo(of(1) / 3, 6)
  })
  it('chats of several shops are one queue, divided by their chats', () => {
    const both = asked([rate('de', 'NL', 'chats', 20), rate('de', 'KB', 'chats', 10)])
    const one = asked([rate('de', 'NL', 'chats', 30)])
    const sum = needsBy(both, 'language')
    expect([...sum.values()][0]?.people).toBeCloseTo(one[0]?.people ?? 0, 6)
    expect((both.find(({ shop }) => shop === 'NL')?.people ?? 0) / (both.find(({ shop }) => shop === 'KB')?.people ?? 1)).toBeCloseTo(2, 6)
  })
  it('holds nobody ready for a chat a day', () => {
    const [need] = asked([rate('de', 'NL', 'chats', 0.04)]).slice(10)
    expect(need?.people).toBeCloseTo((0.04 * 6) / 60, 6)
    expect(need?.why).toEqual({ chats: 0.04 })
  })
  it('spreads a burst of mail over the hours in which it may be answered', () => {
    const burst = rate('de', 'NL', 'mails', 0)
    burst.mean[5] = 40
    const people = asked([burst])
    expect(people.map(({ at }) => at / HOUR - (nowHour + 24))).toEqual([5, 6, 7, 8])
    expect(people.every((need) => Math.abs(need.people - 1) < 1e-6)).toBe(true)
  })
  it('from now on counts what is yet to arrive, and what is owed already on top', () => {
    const needs = asked([rate('de', 'NL', 'mails', 20)], {
      forecast: forecast([rate('de', 'NL', 'mails', 20)], nowHour),
      owed: [{ language: 'de', shop: 'NL', dueAt: (nowHour + 2) * HOUR, dispute: false }],
    })
    expect(needs.slice(0, 4).map(({ people }) => Math.round(people * 1000) / 1000)).toEqual([0.55, 1.05, 1.5, 2])
    expect(needs[2]?.why.owed).toBe(1)
    expect(needs[0]?.low).toBeGreaterThanOrEqual(0.05 - 1e-9)
  })
})

describe('what is owed', () => {
  const rules = { mailMinutes: 6, mailHours: 4 }
  const work = (dueIn: number, dispute = false) =>
    [
      ...(owedWork([{ language: 'de', shop: 'NL', dueAt: now + dueIn * HOUR, dispute }], rules, nowHour, nowHour, nowHour + 60)[0]?.work ??
        []),
    ].map((each) => Math.round(each * 1000) / 1000)
  it('is worked on in the hours before it is due', () => {
    expect(work(10).slice(0, 12)).toEqual([0, 0, 0, 0, 0, 0, 0, 0.025, 0.025, 0.025, 0.025, 0])
    expect(work(10).reduce((sum, each) => sum + each, 0)).toBeCloseTo(0.1, 6)
  })
  it('what is late or due within the hour goes into this hour and the next', () => {
    expect(work(-30).slice(0, 3)).toEqual([0.05, 0.05, 0])
    expect(work(0.2).slice(0, 3)).toEqual([0.05, 0.05, 0])
  })
  it('a dispute takes four times as much, within the day before', () => {
    const hours = work(40, true)
    expect(hours.filter((each) => each > 0)).toHaveLength(24)
    expect(hours.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0.4, 1)
    expect(hours[40]).toBeGreaterThan(0)
    expect(hours[41]).toBe(0)
  })
})

describe('numbers set by hand', () => {
  const at = nowHour * HOUR
  const need = (language: string, shop: string, people: number): HourNeed => ({ at, language, shop, people, low: 0, high: 9, why: {} })
  const needs = [need('de', 'NL', 3), need('de', 'KB', 1), need('en', 'NL', 2)]
  const set = (language: string | null, shop: string | null, people: number) => ({
    id: `${language}${shop}`,
    from: at,
    to: at + HOUR,
    language,
    shop,
    people,
    note: '',
  })
  const laid = (...overrides: ReturnType<typeof set>[]) =>
    withOverrides(needs, overrides, { from: at, to: at + 3 * HOUR, languages: ['de', 'en'] })
  const sum = (list: readonly HourNeed[]) => list.reduce((total, each) => total + each.people, 0)
  it('set the sum of what they name and leave the rest', () => {
    const list = laid(set('de', null, 8))
    expect(list.find(({ shop, language }) => language === 'de' && shop === 'NL')).toMatchObject({
      people: 6,
      low: 6,
      high: 6,
      why: { byHand: 6 },
    })
    expect(list.find(({ language }) => language === 'en')).toMatchObject({ people: 2, high: 9 })
    expect(sum(laid(set(null, null, 12)))).toBeCloseTo(12, 9)
    expect(sum(laid(set('de', 'KB', 0)))).toBe(5)
  })
  it('the narrower word counts, in whatever order they were said', () => {
    const both = [set('de', 'NL', 5), set('de', null, 8)] as const
    for (const list of [laid(both[0], both[1]), laid(both[1], both[0])])
      expect(list.find(({ shop, language }) => language === 'de' && shop === 'NL')?.people).toBe(5)
  })
  it('stand where nothing is forecast', () => {
    expect(withOverrides([], [set('fr', null, 2)], { from: at, to: at + HOUR, languages: ['de'] })).toMatchObject([
      { language: 'fr', shop: null, people: 2 },
    ])
    expect(withOverrides([], [set(null, null, 2)], { from: at, to: at + HOUR, languages: ['de', 'en'] })).toHaveLength(2)
  })
  it('cover each hour they touch, and only those', () => {
    const list = withOverrides([], [{ ...set('fr', null, 2), from: at - 5 * HOUR, to: at + 2 * HOUR }], {
      from: at,
      to: at + 9 * HOUR,
      languages: [],
    })
    expect(list.map((one) => (one.at - at) / HOUR)).toEqual([0, 1])
  })
})
