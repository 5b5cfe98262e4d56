/**
 * The evidence pack: one document, whole in itself, in the buyer's and the agent's language. Texts stand as they were
 * written, times in UTC and on the agent's wall clock, each part with its SHA-256. The same facts make the same bytes.
 */

import type { ShopPolicy } from '../backend/types'
import { cityOfZone } from '../clock/zoneCity'
import { escapeForPrint } from '../html'
import type { Dispute, Money, Order, Parcel } from '../order/types'
import { packStyle } from './style'
import { packLanguage, packWords } from './words/all'
import type { PackKey } from './words/types'

export interface PackMessage {
  /** Epoch ms UTC. */
  at: number
  by: 'customer' | 'shop'
  author: string
  text: string
  language: string | null
  attachments: readonly string[]
  deleted: boolean
}
export interface PackFile {
  name: string
  size: number
  /** Lower-case hex. */
  sha256: string
}
export interface PackFacts {
  dispute: Dispute
  provider: string
  shop: { name: string; policy: ShopPolicy }
  order: Order | null
  parcels: readonly Parcel[]
  /** BCP 47; decides the languages of all but the texts. */
  buyerLanguage: string | null
  agentLanguage: string
  /** IANA; the wall clock beside UTC. */
  zone: string
  /** Oldest first. Notes and events are no part of it. */
  messages: readonly PackMessage[]
  /** The shop's word to whoever decides. */
  statement: string
  files: readonly PackFile[]
  /** Epoch ms UTC. */
  madeAt: number
  madeBy: string
}
export interface PackPart {
  id: string
  title: string
  /** The whole section, from its opening to its closing tag. */
  html: string
}

/** More than any case needs, and still a file that a provider takes. */
export const PACK_MESSAGES = 600
const TEXT = 20_000

interface Words {
  /** Both languages; one where they are the same. */
  (key: PackKey, gaps?: Record<string, string | number>): string
  languages: readonly string[]
}

const wordsOf = (facts: PackFacts): Words => {
  const languages = [...new Set([packLanguage(facts.buyerLanguage), packLanguage(facts.agentLanguage)])]
  const say = (key: PackKey, gaps: Record<string, string | number> = {}) =>
    [...new Set(languages.map((language) => packWords(language)[key]))]
      .map((text) => text.replace(/\{(\w+)\}/g, (_all, name: string) => String(gaps[name] ?? '')))
      .join(' · ')
  return Object.assign(say, { languages })
}

const moneyIn = (language: string, { minor, currency }: Money): string => {
  try {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code', numberingSystem: 'latn' })
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  } catch {
    return `${minor} ${currency}`
  }
}
const pad = (value: number): string => String(value).padStart(2, '0')
const utc = (at: number): string => {
  const date = new Date(at)
  const day = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
  return `${day} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())} UTC`
}

interface Lay {
  say: Words
  money: (amount: Money) => string
  /** UTC, and the wall clock of the agent's city. */
  when: (at: number) => string
}
const layOf = (facts: PackFacts): Lay => {
  const say = wordsOf(facts)
  const language = say.languages[0] ?? 'en'
  const local = new Intl.DateTimeFormat(language, {
    timeZone: facts.zone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    numberingSystem: 'latn',
  })
  const city = cityOfZone(facts.zone)
  return {
    say,
    money: (amount) => moneyIn(language, amount),
    when: (at) => (facts.zone === 'UTC' ? utc(at) : `${utc(at)} (${local.format(at)}, ${city})`),
  }
}

/** `title` is text, `body` is markup whose texts are escaped. */
const section = (id: string, title: string, body: string): string =>
  `<section id="${id}"><h2 dir="auto">${escapeForPrint(title)}</h2>${body}</section>`

type Fact = [label: string, value: string | null]
const facts = (rows: readonly Fact[]): string =>
  `<dl>${rows.flatMap(([label, value]) => (value ? [`<dt>${escapeForPrint(label)}</dt><dd dir="auto">${escapeForPrint(value)}</dd>`] : [])).join('')}</dl>`
const paragraph = (text: string, kind = ''): string => `<p${kind ? ` class="${kind}"` : ''} dir="auto">${escapeForPrint(text)}</p>`

const casePart = ({ dispute, provider, shop, order }: PackFacts, { say, money, when }: Lay): string =>
  facts([
    [say('number'), dispute.remoteId],
    [say('provider'), provider],
    [say('shop'), shop.name],
    [say('buyer'), [dispute.buyer.name ?? order?.buyer.name, dispute.buyer.email ?? order?.buyer.email].filter(Boolean).join(', ')],
    [say('country'), order?.country ?? null],
    [say('reason'), dispute.reason.replaceAll('_', ' ').toLowerCase()],
    [say('stage'), say(dispute.stage)],
    [say('amount'), money(dispute.amount)],
    [say('opened'), when(dispute.createdAt)],
    [say('answerBy'), dispute.dueAt === null ? null : when(dispute.dueAt)],
  ])

const orderPart = (order: Order, { say, money, when }: Lay): string => {
  const lines = order.lines
    .map(
      ({ title, sku, quantity, price }) =>
        `<tr><td dir="auto">${escapeForPrint(title)}</td><td>${escapeForPrint(sku ?? '')}</td><td class="n">${quantity}</td><td class="n">${escapeForPrint(money(price))}</td></tr>`,
    )
    .join('')
  const refunds = order.refunds?.length
    ? order.refunds.map(({ at, amount }) => `${money(amount)}, ${when(at)}`).join('\n')
    : order.refunded
      ? money(order.refunded)
      : say('none')
  return (
    facts([
      [say('order'), order.number],
      [say('ordered'), when(order.createdAt)],
      [say('paid'), order.paidAt === null ? null : when(order.paidAt)],
      [say('sent'), order.shippedAt === null ? null : when(order.shippedAt)],
      [say('delivered'), order.deliveredAt ? when(order.deliveredAt) : null],
      [say('total'), money(order.total)],
      [say('refunded'), refunds],
    ]) + (lines ? `<table aria-label="${escapeForPrint(say('items'))}">${lines}</table>` : '')
  )
}

const shippingPart = (parcels: readonly Parcel[], { say, when }: Lay): string =>
  parcels
    .map((parcel) => {
      const scans = [...parcel.scans]
        .sort((a, b) => a.at - b.at)
        .map(
          ({ at, place, text }) =>
            `<tr><td class="t">${escapeForPrint(when(at))}</td><td dir="auto">${escapeForPrint([text, place].filter(Boolean).join(', '))}</td></tr>`,
        )
        .join('')
      return (
        facts([
          [say('carrier'), parcel.carrier],
          [say('tracking'), parcel.trackingNumber],
          [say('delivered'), parcel.deliveredAt === null ? null : when(parcel.deliveredAt)],
        ]) + (scans ? `<table>${scans}</table>` : paragraph(say('noScans')))
      )
    })
    .join('')

const conversationPart = ({ messages }: PackFacts, { say, when }: Lay): string => {
  const shown = messages.slice(-PACK_MESSAGES)
  const out = messages.length - shown.length
  const bubbles = shown.map((message) => {
    const head = `${message.by === 'customer' ? say('customer') : say('shop')}: ${message.author}`
    const body = message.deleted
      ? paragraph(say('deleted'), 'weak')
      : `<p class="text" dir="auto"${message.language ? ` lang="${escapeForPrint(message.language)}"` : ''}>${escapeForPrint(message.text.slice(0, TEXT))}</p>`
    const files = message.attachments.length > 0 ? paragraph(`${say('attachments')}: ${message.attachments.join(', ')}`, 'weak') : ''
    return `<article class="${message.by}"><h3 dir="auto">${escapeForPrint(head)}</h3><p class="t">${escapeForPrint(when(message.at))}</p>${body}${files}</article>`
  })
  return paragraph(say('asWritten'), 'weak') + (out > 0 ? paragraph(say('leftOut', { count: out }), 'weak') : '') + bubbles.join('')
}

const policyLines = ({ shop: { policy } }: PackFacts, { say }: Lay): string[] =>
  [
    policy.returnDays === null ? null : say('returnDays', { count: policy.returnDays }),
    policy.whoPaysReturn === null ? null : say(policy.whoPaysReturn === 'shop' ? 'returnByShop' : 'returnByCustomer'),
    policy.whoPaysDuty === null ? null : say(policy.whoPaysDuty === 'shop' ? 'dutyByShop' : 'dutyByCustomer'),
    policy.promisedDeliveryDays === null ? null : say('deliveryDays', { count: policy.promisedDeliveryDays }),
    policy.text.trim() || null,
  ].filter((line) => line !== null)

/** The parts in their order; what there is nothing of is left out. */
export const packParts = (given: PackFacts): PackPart[] => {
  const lay = layOf(given)
  const { say, when } = lay
  const { dispute, order, parcels, messages, statement, files } = given
  const policy = policyLines(given, lay)
  const parts: [id: string, title: PackKey, body: string | null][] = [
    ['case', 'case', casePart(given, lay)],
    [
      'statement',
      'statement',
      statement.trim() ? `<p class="text" dir="auto">${escapeForPrint(statement.trim().slice(0, TEXT))}</p>` : null,
    ],
    ['order', 'order', order ? orderPart(order, lay) : null],
    ['shipping', 'shipping', parcels.length > 0 ? shippingPart(parcels, lay) : null],
    ['conversation', 'conversation', messages.length > 0 ? conversationPart(given, lay) : null],
    [
      'provider',
      'providerSays',
      dispute.messages.length > 0
        ? dispute.messages
            .map(({ by, at, text }) => {
              const who = say(by === 'buyer' ? 'buyer' : by === 'shop' ? 'shop' : 'provider')
              return `<article class="${by === 'shop' ? 'shop' : 'customer'}"><h3>${escapeForPrint(who)}</h3><p class="t">${escapeForPrint(when(at))}</p><p class="text" dir="auto">${escapeForPrint(text.slice(0, TEXT))}</p></article>`
            })
            .join('')
        : null,
    ],
    ['policy', 'policy', policy.length > 0 ? policy.map((line) => paragraph(line, 'text')).join('') : null],
    [
      'files',
      'files',
      files.length > 0
        ? `<table>${files.map(({ name, size, sha256 }) => `<tr><td dir="auto">${escapeForPrint(name)}</td><td class="n">${size} B</td><td class="hash">${escapeForPrint(sha256)}</td></tr>`).join('')}</table>`
        : null,
    ],
  ]
  return parts.flatMap(([id, key, body]) => {
    if (body === null) return []
    const title = say(key)
    return [{ id, title, html: section(id, title, body) }]
  })
}

/** What the last line of the list is the checksum of: the parts' own, one a line. */
export const packSums = (hashes: readonly string[]): string => hashes.map((hash) => `${hash}\n`).join('')

/** The whole document. `hashes` in the order of `parts`, lower-case hex; `whole` is that of `packSums(hashes)`. */
export const packHtml = (given: PackFacts, parts: readonly PackPart[], hashes: readonly string[], whole: string): string => {
  const { say, when } = layOf(given)
  const language = say.languages[0] ?? 'en'
  const title = `${say('title')}: ${given.dispute.remoteId}`
  const list = parts
    .map(
      ({ id, title: name }, at) =>
        `<tr><td><a href="#${id}" dir="auto">${escapeForPrint(name)}</a></td><td class="hash">${escapeForPrint(hashes[at] ?? '')}</td></tr>`,
    )
    .join('')
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeForPrint(title)}</title>
<style>${packStyle}</style>
</head>
<body>
<h1 dir="auto">${escapeForPrint(title)}</h1>
${facts([
  [say('madeAt'), when(given.madeAt)],
  [say('madeBy'), given.madeBy],
])}
${given.zone === 'UTC' ? '' : paragraph(say('times', { zone: cityOfZone(given.zone) }), 'weak')}
<section><h2>${escapeForPrint(say('contents'))}</h2>
<table class="contents"><tr><th>${escapeForPrint(say('part'))}</th><th>${escapeForPrint(say('checksum'))}</th></tr>${list}<tr><td>${escapeForPrint(say('whole'))}</td><td class="hash">${escapeForPrint(whole)}</td></tr></table>
${paragraph(say('howChecked'), 'weak')}
</section>
${parts.map(({ html }) => html).join('\n')}
</body>
</html>
`
}
