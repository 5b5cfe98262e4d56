/** The facts of one customer as Liquid sees them: what is null there is a gap here. */
import { Drop } from 'liquidjs'
import { chooseManners } from './locale/manners'
import { unmarked } from './marks'
import type { Register, TemplateFacts } from './types'
import { Gap, isolated, LinkValue, MomentValue, MoneyValue, type Writing } from './values'
import { groupName, partName, variableKinds } from './variables'

type Facts = Readonly<Record<string, unknown>>

/** Names of one part of the facts. Whatever it has not is a gap. */
class Group extends Drop {
  readonly #name: string
  readonly #facts: Facts
  constructor(name: string, facts: Facts) {
    super()
    this.#name = name
    this.#facts = facts
  }
  override liquidMethodMissing(key: string | number): unknown {
    const part = this.#name === '' ? groupName(String(key)) : partName(String(key))
    const value = Object.hasOwn(this.#facts, part) ? this.#facts[part] : null
    return value ?? new Gap(this.#name === '' ? part : `${this.#name}.${part}`)
  }
}

const regionOf = (locale: string): string | undefined => {
  try {
    return new Intl.Locale(locale).region
  } catch {
    return undefined
  }
}

/** The body's language in the customer's country: English dates are written differently in London and New York. */
export const writingFor = (locale: string, facts: TemplateFacts): Writing => {
  let intl = 'en'
  let rtl = false
  const country = facts.customer.country?.toUpperCase()
  for (const options of [regionOf(locale) || !country ? {} : { region: country }, {}])
    try {
      const made = new Intl.Locale(locale, options)
      intl = Intl.DateTimeFormat.supportedLocalesOf([made.toString()])[0] ?? 'en'
      rtl = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Adlm', 'Nkoo'].includes(made.maximize().script ?? '')
      break
    } catch {
      // A country nobody knows: without it.
    }
  return { intl, zone: facts.zone, rtl }
}

const countryName = (writing: Writing, code: string | null): string | null => {
  if (!code) return null
  try {
    return new Intl.DisplayNames([writing.intl], { type: 'region' }).of(code.toUpperCase()) ?? null
  } catch {
    return code
  }
}

/** All that a body may name; `text` is told each piece of text, so that it is known again on its way out. */
export const scopeOf = (
  facts: TemplateFacts,
  locale: string,
  register: Register | null,
  writing: Writing,
  text: (value: string) => void,
): Drop => {
  const word = (value: string | null | undefined): string | null => {
    const plain = value == null ? '' : unmarked(value).trim()
    if (plain === '') return null
    text(plain)
    return plain
  }
  const value = (name: string, given: unknown): unknown => {
    if (given === null || given === undefined) return null
    switch (variableKinds[name]) {
      case 'money': {
        const { minor, currency } = given as { minor: number; currency: string }
        return new MoneyValue(minor, currency)
      }
      case 'date':
        return new MomentValue(given as number, 'date')
      case 'time':
        return new MomentValue(given as number, 'time')
      case 'link':
        return given === '' ? null : new LinkValue(given as string)
      case 'list': {
        const words = (given as readonly string[]).flatMap((one) => word(one) ?? [])
        return words.length > 0 ? words : null
      }
      case 'text':
        return word(given as string)
      default:
        return given
    }
  }
  const group = (name: string, given: object | null | undefined): Group | null =>
    given == null
      ? null
      : new Group(
          name,
          Object.fromEntries(
            Object.entries(given).map(([key, one]) => {
              const full = `${name}.${key}`
              return [key, full in variableKinds ? value(full, one) : typeof one === 'object' ? group(full, one) : null]
            }),
          ),
        )
  const said = chooseManners(locale, facts, register, writing.rtl)
  const { name } = facts.agent
  return new Group('', {
    salutation: said && unmarked(said.salutation ?? '') ? said.salutation : null,
    closing: said?.closing ?? null,
    today: new MomentValue(facts.now, 'date'),
    now: new MomentValue(facts.now, 'time'),
    customer: group('customer', {
      ...facts.customer,
      name: said?.full ?? facts.customer.name,
      country: countryName(writing, facts.customer.country),
      formal: said?.formal ?? null,
    }),
    agent: group('agent', { ...facts.agent, firstName: name.trim().split(/\s+/)[0] ?? null }),
    shop: group('shop', facts.shop),
    order: group('order', facts.order),
    parcel: group('parcel', facts.parcel),
    shift: group('shift', facts.shift),
    dispute: group('dispute', facts.dispute),
    return: group('return', facts.return),
  })
}

/** As text leaves: facts that run the other way stand apart. */
export const apart = (writing: Writing, known: ReadonlySet<string>, value: string): string =>
  known.has(value) ? isolated(value, writing.rtl) : value
