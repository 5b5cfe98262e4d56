/** What stands in the editor of a person, and whether it can be kept. */

import { PersonId } from '../../../../shared/domain/ids'
import { type RotaPerson, usualContract } from '../../../../shared/domain/rota/person'
import type { RotaThing } from '../../../../shared/domain/rota/plan'
import { isZone } from '../parts/zones'

export const freshPerson = (id: string, zone: string, city: string): RotaPerson => ({
  id: PersonId.parse(id),
  name: '',
  email: null,
  region: regionOfZone(zone),
  zone,
  city,
  role: 'agent',
  languages: [],
  week: [],
  country: null,
  shops: [],
  contract: usualContract,
  wishes: [],
  left: false,
})

/** A first guess, which the editor lets one change. */
export const regionOfZone = (zone: string): RotaPerson['region'] =>
  zone.startsWith('America/') ? 'americas' : /^(Asia|Australia|Pacific|Indian)\//.test(zone) ? 'apac' : 'eu'

const mail = /^[^\s@]+@[^\s@]+$/
export type PersonFault = 'name' | 'email' | 'emailTaken' | 'zone' | 'hours' | 'week'
/** What keeps it from being saved, by field. */
export const faultsOf = (person: RotaPerson, others: readonly RotaPerson[]): PersonFault[] => {
  const faults: PersonFault[] = []
  if (person.name.trim() === '') faults.push('name')
  const email = person.email?.trim().toLowerCase() ?? ''
  if (email !== '' && !mail.test(email)) faults.push('email')
  if (email !== '' && others.some((one) => one.id !== person.id && one.email?.toLowerCase() === email)) faults.push('emailTaken')
  if (!isZone(person.zone)) faults.push('zone')
  if (person.contract.weeklyMinutes > person.contract.maxWeeklyMinutes) faults.push('hours')
  if (person.week.some(({ start, end }) => start === end)) faults.push('week')
  return faults
}

/** As it is kept: spaces taken off, an empty address none, languages and shops once each. */
export const tidyPerson = (person: RotaPerson): RotaPerson => ({
  ...person,
  name: person.name.trim(),
  email: person.email?.trim() || null,
  city: person.city.trim(),
  languages: person.languages.filter(({ code }, place) => person.languages.findIndex((one) => one.code === code) === place),
  shops: [...new Set(person.shops)],
  week: [...person.week].sort((a, b) => a.weekday - b.weekday || (a.start < b.start ? -1 : 1)),
})
export const personThing = (body: RotaPerson): RotaThing => ({ kind: 'person', body })

export interface PeopleFilter {
  text: string
  region: 'all' | RotaPerson['region']
  language: string
  shop: string
  left: boolean
}
export const noFilter: PeopleFilter = { text: '', region: 'all', language: '', shop: '', left: false }

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
/** Those meant, by name. Whoever is trained on no shop by name is trained on all. */
export const filterPeople = (people: readonly RotaPerson[], { text, region, language, shop, left }: PeopleFilter): RotaPerson[] => {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return people
    .filter((person) => {
      if (person.left && !left) return false
      if (region !== 'all' && person.region !== region) return false
      if (language && !person.languages.some(({ code }) => code === language)) return false
      if (shop && person.shops.length > 0 && !person.shops.includes(shop)) return false
      const hay = plain(`${person.name} ${person.email ?? ''} ${person.city} ${person.zone}`)
      return words.every((word) => hay.includes(word))
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}
