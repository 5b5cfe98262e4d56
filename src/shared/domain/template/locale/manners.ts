/** Salutation, closing and form of address for one customer, by the rules of her language. */
import { languageOf, scriptOf } from '../choose'
import type { Register, TemplateFacts } from '../types'
import { isolated } from '../values'
import { east } from './east'
import type { MannerRule, Manners } from './types'
import { west } from './west'

export const manners: readonly Manners[] = [...west, ...east]

/** The rules of a locale's language and script; null where nobody wrote any. */
const mannersOf = (locale: string): Manners | null => {
  const language = languageOf(locale)
  return (
    manners.find((one) => one.language === `${language}-${scriptOf(locale)}`) ?? manners.find((one) => one.language === language) ?? null
  )
}

interface Person {
  first: string | null
  last: string | null
  full: string | null
}

/** Chat servers call people by their address or number where they know no name: that is nobody's name. */
const named = (name: string | null): string | null => {
  const plain = name?.trim() ?? ''
  return plain !== '' && /\p{L}/u.test(plain) && !plain.includes('@') ? plain : null
}

/** The customer's name in the order of her language (CLDR, personNames). */
const personOf = (familyFirst: Manners['familyFirst'], customer: TemplateFacts['customer']): Person => {
  const [first, last, name] = [named(customer.firstName), named(customer.lastName), named(customer.name)]
  if (!first || !last) return { first, last, full: name ?? first ?? last }
  const turned =
    familyFirst !== undefined &&
    (familyFirst.scripts?.test(first + last) || (familyFirst.countries?.includes(customer.country?.toUpperCase() ?? '') ?? false))
  return { first, last, full: turned ? `${last}${familyFirst.joined ? '' : ' '}${first}` : (name ?? `${first} ${last}`) }
}

const hourOf = (now: number, zone: string): number | null => {
  try {
    return Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(now))
  } catch {
    return null
  }
}

const within = ([from, to]: readonly [number, number], hour: number): boolean =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to

/** The first rule's text that fits, filled; null where none does. */
const sayBy = (
  rules: readonly MannerRule[],
  facts: TemplateFacts,
  { register, person, rtl }: { register: Register; person: Person; rtl: boolean },
): string | null => {
  const { customer, now, zone } = facts
  const hour = zone === null ? null : hourOf(now, zone)
  const parts: Record<string, string | null> = {
    ...person,
    Last: person.last && person.last.charAt(0).toLocaleUpperCase() + person.last.slice(1),
    agent: named(facts.agent.name),
  }
  for (const rule of rules) {
    if (rule.register && rule.register !== register) continue
    if (rule.gender && rule.gender !== customer.gender) continue
    if (rule.hours && (hour === null || !within(rule.hours, hour))) continue
    if (rule.countries && !rule.countries.includes(customer.country?.toUpperCase() ?? '')) continue
    let whole = true
    const text = rule.text.replace(/\{(\w+)\}/g, (_all, part: string) => {
      const value = parts[part]
      if (!value) whole = false
      return value ? isolated(value, rtl) : ''
    })
    if (whole) return text
  }
  return null
}

export interface Said {
  salutation: string | null
  closing: string | null
  formal: string | null
  full: string | null
}

/** How this customer is addressed in a text of this locale; null where nobody wrote rules for its language. */
export const chooseManners = (locale: string, facts: TemplateFacts, wanted: Register | null, rtl: boolean): Said | null => {
  const rules = mannersOf(locale)
  if (!rules) return null
  const person = personOf(rules.familyFirst, facts.customer)
  const way = { register: wanted ?? rules.register, person, rtl }
  return {
    salutation: sayBy(rules.salutation, facts, way),
    closing: sayBy(rules.closing, facts, way),
    formal: sayBy(rules.formal, facts, way),
    full: person.full,
  }
}
