import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  DEMO_FILES,
  DEMO_LANGUAGES,
  DEMO_SHOP_IDS,
  DEMO_SLOTS,
  DEMO_TRANSLATED,
  type DemoThread,
  fillSlots,
  parseDemoContent,
  slotsOf,
} from './content'

const folder = new URL('../../../resources/demo/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const threadFiles = DEMO_LANGUAGES.map((language) => `threads/${language}.json`)
const json = (name: string): unknown => JSON.parse(read(name)) as unknown
const content = parseDemoContent({
  shops: json(DEMO_FILES.shops),
  products: json(DEMO_FILES.products),
  people: json(DEMO_FILES.people),
  team: json(DEMO_FILES.team),
  followUps: json(DEMO_FILES.followUps),
  dispute: json(DEMO_FILES.dispute),
  parcels: json(DEMO_FILES.parcels),
  cases: json(DEMO_FILES.cases),
  threads: Object.fromEntries(DEMO_LANGUAGES.map((language) => [language, json(`threads/${language}.json`)])),
  translations: Object.fromEntries(DEMO_TRANSLATED.map((language) => [language, json(`translations/${language}.json`)])),
})

/** Every text of a thread beside its English. */
function wordings(thread: DemoThread): { text: string; en: string }[] {
  return [
    ...(thread.subject ? [thread.subject] : []),
    ...thread.turns,
    ...thread.alternatives.flatMap((alternative) => alternative.options),
    ...Object.values(thread.choices ?? {}).flat(),
  ]
}

const lastSpeaker = (thread: DemoThread, turns: number): string | undefined =>
  thread.turns.slice(0, turns).findLast((turn) => turn.by === 'customer' || turn.by === 'agent')?.by

/** Marks that a text of some length in that language cannot do without. */
const script: Record<(typeof DEMO_LANGUAGES)[number], RegExp> = {
  en: /\b(the|you|is|and)\b/i,
  de: /[äöüß]/,
  fr: /[éèàç]/,
  es: /[áéíóúñ¿]/,
  'pt-BR': /[ãõçáê]/,
  ja: /[\u3040-\u30ff]/,
  'zh-CN': /[\u4e00-\u9fff]/,
  ar: /[\u0600-\u06ff]/,
  it: /[àèéìòù]/,
  pl: /[ąćęłńóśźż]/,
}

describe.each(DEMO_LANGUAGES)('demo threads in %s', (language) => {
  const { threads, language: named } = content.threads[language]

  it('has six or more, each with its own id, over several topics and channels', () => {
    expect(named).toBe(language)
    expect(threads.length).toBeGreaterThanOrEqual(6)
    expect(new Set(threads.map((thread) => thread.id)).size).toBe(threads.length)
    expect(new Set(threads.map((thread) => thread.topic)).size).toBeGreaterThanOrEqual(5)
    expect(new Set(threads.flatMap((thread) => thread.channels)).size).toBeGreaterThanOrEqual(3)
    expect(new Set(threads.flatMap((thread) => thread.shops)).size).toBe(DEMO_SHOP_IDS.length)
  })

  it.each(threads.map((thread) => [thread.id, thread] as const))('%s holds together', (_id, thread) => {
    const known = new Set<string>([...DEMO_SLOTS, ...Object.keys(thread.choices ?? {})])
    for (const { text, en } of wordings(thread)) {
      for (const slot of [...slotsOf(text), ...slotsOf(en)]) {
        expect(known, text).toContain(slot)
        if (slot.startsWith('size')) expect(thread.sized, text).toBe(true)
      }
      expect(slotsOf(en).sort(), text).toEqual(slotsOf(text).sort())
      expect(text.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/[{}]/)
      if (language !== 'en' && slotsOf(text).length === 0 && text.length > 8) expect(en).not.toBe(text)
    }
    expect(thread.turns[0]?.by).toBe('customer')
    for (const { turn } of thread.alternatives) expect(thread.turns[turn]?.by).toBe('customer')
    expect(thread.alternatives.map(({ turn }) => turn)).toContain(0)
    for (const end of thread.ends) {
      expect(end.turns).toBeLessThanOrEqual(thread.turns.length)
      if (end.status === 'open') expect(lastSpeaker(thread, end.turns)).toBe('customer')
      if (end.status === 'pending') expect(lastSpeaker(thread, end.turns)).toBe('agent')
      if (end.status === 'snoozed') expect(end.snoozeHours).toBeGreaterThan(0)
    }
    if (thread.channels.includes('email')) expect(thread.subject).toBeDefined()
    if (thread.parcel) expect(content.parcels.map(({ id }) => id)).toContain(thread.parcel)
    for (const shop of thread.shops) {
      const goods = content.products.filter(
        (product) =>
          product.shop === shop &&
          (thread.kinds.length === 0 || thread.kinds.includes(product.kind)) &&
          (!thread.sized || product.sizes.length > 1),
      )
      expect(goods.length, `goods of ${shop}`).toBeGreaterThan(0)
    }
  })

  it('is written in its own script', () => {
    for (const thread of threads) {
      expect(thread.turns.map(({ text }) => text).join('\n'), thread.id).toMatch(script[language])
      const agent = thread.turns.filter(({ by }) => by === 'agent')
      expect(agent.length).toBeGreaterThan(0)
      if (language === 'ja') for (const { text } of agent) expect(text).toMatch(/です|ます|ました|ません|ませ/)
      if (language === 'zh-CN') for (const turn of thread.turns) expect(turn.text).not.toMatch(/[\u3040-\u30ff]/)
    }
  })

  it('has customers and follow-ups', () => {
    const people = content.people[language]
    expect(new Set(people.map(({ full }) => full)).size).toBeGreaterThanOrEqual(40)
    expect(new Set(people.map(({ handle }) => handle)).size).toBe(people.length)
    expect(content.followUps[language].length).toBe(12)
    if (language === 'pl') for (const person of people) expect(person.vocative, person.full).toBeDefined()
  })
})

describe('demo content', () => {
  it('is served by a team of sixty in three regions that covers every language', () => {
    expect(content.team.length).toBe(60)
    expect(new Set(content.team.map(({ id }) => id)).size).toBe(60)
    expect(new Set(content.team.map(({ email }) => email)).size).toBe(60)
    expect(new Set(content.team.map(({ region }) => region)).size).toBe(3)
    expect(content.team.some(({ week }) => week.some(({ start, end }) => end < start))).toBe(true)
    for (const language of DEMO_LANGUAGES) {
      expect(content.team.filter((agent) => agent.languages.some((spoken) => spoken.language === language)).length).toBeGreaterThan(2)
    }
  })

  it('names only zones that exist, and customers of twelve countries or more', () => {
    const people = Object.values(content.people).flat()
    const zones = new Set([...people, ...content.team, ...content.shops].map(({ zone }) => zone))
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone).not.toThrow()
    expect(new Set(people.map(({ country }) => country)).size).toBeGreaterThanOrEqual(12)
  })

  it('gives every shop about twelve products, and a dispute whose references hold', () => {
    for (const id of DEMO_SHOP_IDS) expect(content.products.filter(({ shop }) => shop === id).length).toBe(12)
    expect(new Set(content.products.map(({ sku }) => sku)).size).toBe(content.products.length)
    expect(content.parcels.map(({ id }) => id)).toContain(content.dispute.parcel)
    expect(content.products.find(({ sku }) => sku === content.dispute.sku)?.price).toBe(Number(content.dispute.amount.value))
    for (const { text, en } of content.dispute.messages) {
      expect(slotsOf(text).filter((slot) => !(DEMO_SLOTS as readonly string[]).includes(slot))).toEqual([])
      expect(slotsOf(en)).toEqual(slotsOf(text))
    }
  })

  it('holds no address and no link that could belong to somebody', () => {
    for (const name of [...Object.values(DEMO_FILES), ...threadFiles]) {
      const text = read(name)
      for (const [address] of text.matchAll(/[\w.+-]+@[\w.-]+/g)) expect(address, name).toMatch(/\.example$/)
      expect(text, name).not.toMatch(/https?:|www\./)
      expect(text, name).not.toMatch(/\+\d{8,}/)
    }
  })
})

describe('fillSlots', () => {
  it('fills every slot and refuses one without a value', () => {
    expect(fillSlots('{{order}} für {{first}}, {{order}}', { order: 'NL-1', first: 'Ana' })).toBe('NL-1 für Ana, NL-1')
    expect(() => fillSlots('{{order}}', {})).toThrow('order')
  })
})
