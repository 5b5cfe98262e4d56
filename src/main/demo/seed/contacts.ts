import type { DemoLanguage, DemoPerson } from '../content'
import { hashText, type Rng } from '../rng'
import type { Contact, Inbox } from '../types'

const CALLING: Record<string, string> = {
  DE: '49',
  AT: '43',
  CH: '41',
  FR: '33',
  BE: '32',
  ES: '34',
  MX: '52',
  CO: '57',
  AR: '54',
  CL: '56',
  PE: '51',
  BR: '55',
  PT: '351',
  JP: '81',
  CN: '86',
  TW: '886',
  HK: '852',
  SG: '65',
  IT: '39',
  PL: '48',
  GB: '44',
  IE: '353',
  US: '1',
  CA: '1',
  AU: '61',
  NZ: '64',
  AE: '971',
  SA: '966',
  EG: '20',
  MA: '212',
  JO: '962',
  KW: '965',
  QA: '974',
  LB: '961',
  TN: '216',
  MY: '60',
  PH: '63',
  IN: '91',
  NL: '31',
}

/** Numbers of a customer are drawn from her name, so that she has the same in every shop. */
export function phoneOf(person: DemoPerson): string {
  const digits = String(hashText(`${person.handle}/${person.city}`))
    .padStart(10, '7')
    .slice(-7)
  return `+${CALLING[person.country] ?? '49'}15${digits}`
}

export const emailOf = (person: DemoPerson): string => `${person.handle}@post.example`

export function sourceIdOf(inbox: Inbox, person: DemoPerson, email: string, rng: Rng): string {
  switch (inbox.channel) {
    case 'Channel::Email':
      return email
    case 'Channel::Whatsapp':
      return phoneOf(person).slice(1)
    case 'Channel::Instagram':
      return String(17_841_400_000_000 + (hashText(person.handle) % 1_000_000_000))
    case 'Channel::Line':
      return `U${rng.hex(32)}`
    case 'Channel::Api':
    case 'Channel::WebWidget':
      return `${rng.hex(8)}-${rng.hex(4)}-4${rng.hex(3)}-8${rng.hex(3)}-${rng.hex(12)}`
  }
}

/** A person as this shop's account knows her. Mail customers have an address, WhatsApp ones a number, most have both. */
export function buildContact(id: number, person: DemoPerson, language: DemoLanguage, email: string, createdAt: number): Contact {
  return {
    id,
    name: person.full,
    email,
    phone: phoneOf(person),
    identifier: null,
    blocked: false,
    language,
    additional: { city: person.city, country: person.country, country_code: person.country, language },
    custom: { time_zone: person.zone },
    createdAt,
    lastActivityAt: null,
    inboxes: [],
  }
}
