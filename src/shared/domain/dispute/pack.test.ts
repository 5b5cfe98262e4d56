import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Dispute, Order, Parcel } from '../order/types'
import { PACK_MESSAGES, type PackFacts, type PackMessage, packHtml, packParts, packSums } from './pack'
import { packLanguage, packWords } from './words/all'
import { packKeys } from './words/types'

const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const at = Date.UTC(2026, 9, 25, 0, 30)
const message = (more: Partial<PackMessage> = {}): PackMessage => ({
  at,
  by: 'customer',
  author: 'Jörg Petersen',
  text: 'Wo ist mein Paket?',
  language: 'de',
  attachments: [],
  deleted: false,
  ...more,
})
const dispute = {
  remoteId: 'PP-D-1',
  reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
  stage: 'inquiry',
  amount: { minor: 12_900, currency: 'EUR' },
  buyer: { name: 'Jörg Petersen', email: 'joerg@post.example', phone: null },
  createdAt: at,
  dueAt: at + 86_400_000,
  messages: [{ by: 'buyer', at, text: 'Nichts erhalten.' }],
} as unknown as Dispute
const order = {
  number: 'NL-1',
  buyer: { name: null, email: null, phone: null },
  createdAt: at,
  paidAt: at,
  shippedAt: null,
  total: { minor: 12_900, currency: 'EUR' },
  refunded: null,
  refunds: [{ at, amount: { minor: 1_000, currency: 'JPY' } }],
  country: 'DE',
  lines: [{ title: 'Rucksack <b>38</b>', sku: null, quantity: 1, price: { minor: 12_900, currency: 'EUR' } }],
} as unknown as Order
const parcel = { carrier: 'DHL', trackingNumber: 'JD1', deliveredAt: null, scans: [] } as unknown as Parcel
const given = (more: Partial<PackFacts> = {}): PackFacts => ({
  dispute,
  provider: 'PayPal',
  shop: { name: 'Nordlicht', policy: { returnDays: 30, whoPaysReturn: 'shop', whoPaysDuty: null, promisedDeliveryDays: null, text: '' } },
  order,
  parcels: [parcel],
  buyerLanguage: 'de-AT',
  agentLanguage: 'en',
  zone: 'Europe/Bucharest',
  messages: [message()],
  statement: 'Sent on 12 September.',
  files: [{ name: 'label.pdf', size: 1234, sha256: 'ab'.repeat(32) }],
  madeAt: at,
  madeBy: 'Ana',
  ...more,
})
const made = (facts: PackFacts): string => {
  const parts = packParts(facts)
  const hashes = parts.map(({ html }) => sha(html))
  return packHtml(facts, parts, hashes, sha(packSums(hashes)))
}

describe('evidence pack', () => {
  it('has a section for all there is, in both languages', () => {
    const html = made(given())
    expect([...html.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'case',
      'statement',
      'order',
      'shipping',
      'conversation',
      'provider',
      'policy',
      'files',
    ])
    expect(html).toContain('Der Fall · The case')
    expect(html).toContain('Der Shop trägt die Rücksendekosten · The shop pays for returns')
    expect(html).toContain('merchandise or service not received')
  })
  it('gives each language once where buyer and agent share it, and English for one it does not know', () => {
    expect(made(given({ buyerLanguage: 'en-GB' }))).toContain('<h2 dir="auto">The case</h2>')
    expect(packLanguage('sv')).toBe('en')
    expect(packLanguage('pt')).toBe('pt-BR')
    expect(packLanguage('zh-TW')).toBe('zh-CN')
    expect(made(given({ buyerLanguage: 'ar' }))).toContain('<html lang="ar" dir="rtl">')
  })
  it('every language says everything, with the same gaps', () => {
    const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()
    for (const language of ['en', 'de', 'fr', 'es', 'pt-BR', 'ja', 'zh-CN', 'ar', 'it', 'pl'])
      for (const key of packKeys) {
        expect(packWords(language)[key].trim(), `${language} ${key}`).not.toBe('')
        expect(gaps(packWords(language)[key]), `${language} ${key}`).toEqual(gaps(packWords('en')[key]))
      }
  })
  it('names UTC and the wall clock, in the hour that the night of 25 October repeats', () => {
    const html = made(given())
    // 00:30 UTC is still summer time in Bucharest, an hour later it is the second 03:30.
    expect(html).toContain('2026-10-25 00:30 UTC (25.10.2026, 03:30, Bucharest)')
    const later = made(given({ messages: [message({ at: at + 3_600_000 })] }))
    expect(later).toContain('2026-10-25 01:30 UTC (25.10.2026, 03:30, Bucharest)')
    expect(made(given({ zone: 'UTC' }))).toContain('<dd dir="auto">2026-10-25 00:30 UTC</dd>')
  })
  it('lists a checksum for each part that anybody can work out from the file, and one over all', () => {
    const html = made(given())
    const sections = [...html.matchAll(/<section id="\w+">.*?<\/section>/gs)].map(([all]) => sha(all))
    const listed = [...html.matchAll(/class="hash">([0-9a-f]{64})</g)].map(([, hash]) => hash)
    expect(listed.slice(0, sections.length)).toEqual(sections)
    expect(listed[sections.length]).toBe(sha(sections.map((hash) => `${hash}\n`).join('')))
    expect(listed.at(-1)).toBe('ab'.repeat(32))
    expect(made(given())).toBe(html)
    expect(made(given({ messages: [message({ text: 'Wo ist mein Paket!' })] }))).not.toBe(html)
  })
  it('takes nothing that somebody wrote for markup', () => {
    const bad = `</p><script>alert(1)</script><img src=x onerror=alert(1)>" onload='x' \u202Egnp.exe \u0000`
    const html = made(
      given({
        statement: bad,
        madeBy: bad,
        messages: [message({ text: bad, author: bad, language: bad, attachments: [bad] })],
        files: [{ name: bad, size: 1, sha256: bad }],
        order: { ...order, number: bad, country: bad },
        parcels: [{ ...parcel, carrier: bad, trackingNumber: bad, scans: [{ at, zone: null, place: bad, text: bad, state: 'held' }] }],
        dispute: { ...dispute, remoteId: bad, reason: bad, messages: [{ by: 'buyer', at, text: bad }] },
        shop: { name: bad, policy: { returnDays: null, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: bad } },
      }),
    )
    for (const sign of ['<script', '<img', "onload='", '\u202E', '\u0000']) expect(html).not.toContain(sign)
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(10)
  })
  it('keeps the newest of a long conversation and says how many it leaves out', () => {
    const messages = Array.from({ length: PACK_MESSAGES + 7 }, (_, count) => message({ text: `no ${count}.` }))
    const html = made(given({ messages }))
    expect(html).toContain('7 older messages are left out.')
    expect(html).not.toContain('no 6.')
    expect(html).toContain(`no ${PACK_MESSAGES + 6}.`)
  })
  it('leaves out what there is nothing of', () => {
    const html = made(given({ order: null, parcels: [], messages: [], statement: ' ', files: [] }))
    expect([...html.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id)).toEqual(['case', 'provider', 'policy'])
  })
})
