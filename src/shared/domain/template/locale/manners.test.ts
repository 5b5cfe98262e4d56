import { describe, expect, it } from 'vitest'
import { facts } from '../../../../../test/templates/facts'
import type { Register, TemplateFacts } from '../types'
import { chooseManners, manners } from './manners'

const at = (hour: number) => Date.UTC(2026, 2, 5, hour)
interface Who {
  first?: string | null
  last?: string | null
  name?: string | null
  gender?: 'female' | 'male'
  country?: string
  register?: Register
  hour?: number
}
const say = (
  locale: string,
  { first = null, last = null, name = first && last ? `${first} ${last}` : null, gender, country, register, hour }: Who,
) => {
  const given: TemplateFacts = facts({
    zone: hour === undefined ? null : 'UTC',
    now: at(hour ?? 0),
    customer: { name, firstName: first, lastName: last, gender: gender ?? null, country: country ?? null },
  })
  return chooseManners(locale, given, register ?? null, locale === 'ar')
}
const anna = { first: 'Anna', last: 'Schmidt' }

describe('salutation', () => {
  it.each<[string, Who, string]>([
    ['de', { ...anna, gender: 'female' }, 'Guten Tag Frau Schmidt,'],
    ['de', { ...anna }, 'Guten Tag Anna Schmidt,'],
    ['de', {}, 'Guten Tag,'],
    ['de', { ...anna, gender: 'male', hour: 20 }, 'Guten Abend Herr Schmidt,'],
    ['de', { ...anna, gender: 'female', register: 'humble' }, 'Sehr geehrte Frau Schmidt,'],
    ['de', { ...anna, gender: 'female', register: 'humble', country: 'CH' }, 'Sehr geehrte Frau Schmidt'],
    ['de', { ...anna, register: 'familiar' }, 'Hallo Anna,'],
    ['en', { ...anna, hour: 9 }, 'Good morning Anna,'],
    ['en', { ...anna }, 'Hello Anna,'],
    ['en', { name: 'anna@example.com' }, 'Hello,'],
    ['en', { name: '+49 151 1234567' }, 'Hello,'],
    ['en', { ...anna, gender: 'female', register: 'humble', country: 'GB' }, 'Dear Ms Schmidt,'],
    ['en', { ...anna, gender: 'male', register: 'humble' }, 'Dear Mr. Schmidt,'],
    ['fr', { ...anna, gender: 'female', hour: 19 }, 'Bonsoir Madame Schmidt,'],
    ['fr', { ...anna }, 'Bonjour Anna Schmidt,'],
    ['es', { first: 'Ana', last: 'Ruiz', hour: 13 }, 'Buenas tardes, Ana Ruiz:'],
    ['es', { first: 'Ana', last: 'Ruiz', hour: 2 }, 'Buenas noches, Ana Ruiz:'],
    ['es', { first: 'Ana', last: 'Ruiz' }, 'Hola, Ana Ruiz:'],
    ['pt-BR', { first: 'Ana', last: 'Lima', hour: 19 }, 'Boa noite, Ana!'],
    ['it', { first: 'Anna', last: 'Rossi', gender: 'female', register: 'humble' }, 'Gentile Sig.ra Rossi,'],
    ['pl', { first: 'Anna', last: 'Nowak', gender: 'female', register: 'humble' }, 'Szanowna Pani,'],
    ['pl', { first: 'Anna', last: 'Nowak' }, 'Dzień dobry,'],
    ['hu', { first: 'Anna', last: 'Nagy', country: 'HU' }, 'Tisztelt Nagy Anna!'],
    ['hu', { ...anna, country: 'DE' }, 'Tisztelt Anna Schmidt!'],
    ['nl', { first: 'Jan', last: 'de Vries', gender: 'male', register: 'humble' }, 'Geachte heer De Vries,'],
    ['ja', { first: '健', last: '佐藤' }, '佐藤 健 様'],
    ['ja', { ...anna }, 'Anna Schmidt 様'],
    ['ja', {}, 'お客様'],
    ['zh-CN', { first: '小明', last: '王' }, '王小明，您好：'],
    ['zh-CN', { first: '小明', last: '王', gender: 'male', register: 'humble' }, '尊敬的王先生：'],
    ['zh-TW', { first: '小明', last: '王', register: 'familiar' }, '王小明，你好！'],
    ['ko', { first: '민수', last: '김' }, '김민수님, 안녕하세요.'],
    ['ar', { first: 'سارة', last: 'علي', hour: 9 }, 'صباح الخير سارة،'],
    ['ar', { first: 'سارة', last: 'علي', gender: 'female', register: 'familiar' }, 'عزيزتي سارة،'],
    ['ar', { ...anna }, 'مرحبًا \u2068Anna\u2069،'],
  ])('%s %j → %s', (locale, who, wanted) => expect(say(locale, who)?.salutation).toBe(wanted))
  it('is not made up for a language nobody wrote rules for', () => expect(say('sv', anna)).toBe(null))
})

describe('rules', () => {
  it.each(manners.map((one) => [one.language, one] as const))(
    'of %s have a source each and end in one that always fits',
    (_language, one) => {
      for (const list of [one.salutation, one.closing, one.formal])
        for (const { source, text } of list) expect([source !== '', text !== '']).toEqual([true, true])
      const last = one.salutation.at(-1)
      expect([last?.text.includes('{'), last?.gender, last?.hours, last?.register, last?.countries]).toEqual([
        false,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      // Every rule can be reached: none stands behind one that takes all it would.
      for (const list of [one.salutation, one.closing, one.formal])
        for (const [place, rule] of list.entries())
          for (const before of list.slice(0, place)) {
            const wider = (['register', 'gender', 'hours', 'countries'] as const).every(
              (key) => before[key] === undefined || JSON.stringify(before[key]) === JSON.stringify(rule[key]),
            )
            const parts = [...before.text.matchAll(/\{(\w+)\}/g)].map(([, part]) => part?.toLowerCase())
            expect(
              wider && parts.every((part) => rule.text.toLowerCase().includes(`{${part}}`)),
              `${rule.text} behind ${before.text}`,
            ).toBe(false)
          }
    },
  )
})

it('closes with the agent’s name', () => {
  expect(say('de', anna)?.closing).toBe('Mit freundlichen Grüßen\nMaria Cruz')
  expect(say('de', { ...anna, country: 'CH' })?.closing).toBe('Freundliche Grüsse\nMaria Cruz')
  expect(say('ja', anna)?.closing).toBe('何卒よろしくお願い申し上げます。\nMaria Cruz')
  expect(say('de', { ...anna, gender: 'female' })?.formal).toBe('Frau Schmidt')
})
