/**
 * Card numbers in what arrives: hidden before anything of it is kept, so that no desk holds one (PCI DSS 3.4: the last four
 * digits may be shown). Pure; a text without one comes back as the same object.
 */
import type { Conversation, Message } from '../conversation/types'
import { cardsIn, maskCards, maskOf } from './mask'
import { issuerOf, luhn } from './numbers'
import { GuardText } from './text'

interface Place {
  from: number
  to: number
}

/** Nearly all texts hold no long number; they cost one look. */
const candidate = /(?:\p{Nd}[^\p{L}\p{Nd}\n]{0,3}){12,}/gu
const mayHoldAny = /(?:\p{Nd}[^\p{L}\p{Nd}\n]{0,3}){12}/u
/** Regular expressions that know all scripts are slow, and nearly all digits are these. */
const mayHoldPlain = /(?:\d[^\d\n]{0,3}){12}/
const otherDigits = /[\u0660-\u1fff\ua620-\uabff\uff10-\uff19\ud801-\ud83e]/
const mayHold = { test: (text: string): boolean => mayHoldPlain.test(text) || (otherDigits.test(text) && mayHoldAny.test(text)) }

/** What is longer is not read whole but around its long numbers: ten megabytes must not stop the engine. UTF-16 units. */
const whole = 20_000
const sea = 2_000
/** As far as words beside a number speak for it or against it. */
const beside = 120

/** Tracking and phone numbers are long too: what no issuer gives out, or has a wrong check digit, needs no second look. */
const likeCard = (run: string): boolean => {
  const groups = run.match(/\p{Nd}+/gu) ?? []
  return groups.some((_group, first) => {
    let digits = ''
    for (let last = first; last < groups.length && digits.length < 19; last += 1) {
      digits += groups[last] ?? ''
      // Other scripts' digits are rare and read by the whole.
      if (/[^0-9]/.test(digits)) return true
      if (digits.length >= 12 && digits.length <= 19 && issuerOf(digits) !== null && luhn(digits)) return true
    }
    return false
  })
}
const suspicious = (text: string): boolean => {
  if (!mayHold.test(text)) return false
  for (const [run] of text.matchAll(candidate)) if (likeCard(run.slice(0, sea))) return true
  return false
}

const placesIn = (text: string): Place[] => {
  if (!suspicious(text)) return []
  if (text.length <= whole) return cardsIn(new GuardText(text))
  const found = new Map<number, Place>()
  for (const match of text.matchAll(candidate)) {
    // A sea of digits is no person's card, and must not hold up all others.
    const end = match.index + Math.min(match[0].length, sea) + beside
    for (let from = Math.max(0, match.index - beside); from < end; from += whole - 2 * beside) {
      const part = text.slice(from, Math.min(end, from + whole))
      for (const place of cardsIn(new GuardText(part))) found.set(from + place.from, { from: from + place.from, to: from + place.to })
    }
  }
  return [...found.values()].sort((a, b) => a.from - b.from)
}

/** @param places in their order */
const hidden = (text: string, places: readonly Place[]): string => {
  let masked = ''
  let at = 0
  for (const { from, to } of places) {
    if (from < at) continue
    masked += text.slice(at, from) + maskOf(text.slice(from, to))
    at = to
  }
  return masked + text.slice(at)
}

/** `count`: how many numbers were hidden. */
export const maskText = (text: string): { text: string; count: number } => {
  if (!suspicious(text)) return { text, count: 0 }
  if (text.length <= whole) {
    const { text: masked, masks } = maskCards(text)
    return { text: masked, count: masks.length }
  }
  const places = placesIn(text)
  return places.length === 0 ? { text, count: 0 } : { text: hidden(text, places), count: places.length }
}

const tag = /<!--|-->|<\/?([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^>"'])*>/g
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|ndash|mdash|middot|bull|hyphen|dash));?/giy
const named: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  ndash: '-',
  mdash: '-',
  middot: '·',
  bull: '•',
  hyphen: '-',
  dash: '-',
}
/** A number goes on through these; through cells as through a space; any other element ends it. */
const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p)$/i
const cell = /^(?:td|th|li)$/i
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/** Text of HTML, each letter with the place it has in the source. */
const spell = (html: string): { text: string; starts: number[]; ends: number[] } => {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  const put = (letters: string, from: number, to: number) => {
    for (let unit = 0; unit < letters.length; unit += 1) {
      starts.push(from)
      ends.push(to)
    }
    text += letters
  }
  const words = (from: number, to: number) => {
    let at = from
    while (at < to) {
      const letter = html[at] ?? ''
      if (letter === '&') {
        entity.lastIndex = at
        const found = entity.exec(html)
        if (found) {
          const point = found[1] ? Number(found[1]) : found[2] ? Number.parseInt(found[2], 16) : null
          const said =
            point === null
              ? (named[(found[3] ?? '').toLowerCase()] ?? ' ')
              : point > 0 && point <= 0x10ffff
                ? String.fromCodePoint(point)
                : ''
          if (!invisible.test(said)) put(said, at, at + found[0].length)
          at += found[0].length
          continue
        }
      }
      if (!invisible.test(letter)) put(letter === '\n' || letter === '\r' || letter === '\t' ? ' ' : letter, at, at + 1)
      at += 1
    }
  }
  let at = 0
  for (const found of html.matchAll(tag)) {
    words(at, found.index)
    at = found.index + found[0].length
    const name = found[1] ?? ''
    if (!inline.test(name)) put(cell.test(name) ? ' ' : '\n', found.index, found.index)
  }
  words(at, html.length)
  return { text, starts, ends }
}

const attribute = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*')/g
/** What is no text to anybody: addresses of the web, names, looks. */
const unread = /^(?:id|class|style|width|height|src|srcset|background|xmlns.*)$/i

const maskAttributes = (html: string): { html: string; count: number } => {
  if (!mayHold.test(html)) return { html, count: 0 }
  let count = 0
  const masked = html.replace(tag, (whole_) =>
    mayHold.test(whole_)
      ? whole_.replace(attribute, (all, name: string, sign: string, value: string) => {
          if (unread.test(name) || /^["']\s*(?:https?:|cid:|data:|\/\/)/i.test(value)) return all
          // Mail programs make a call of any long number: what it is meant for tells nothing.
          const scheme = /^\s*(?:tel|sms|callto|fax):/i.exec(value.slice(1, -1))?.[0] ?? ''
          const inner = maskText(value.slice(1 + scheme.length, -1))
          count += inner.count
          return inner.count === 0 ? all : `${name}${sign}${value[0]}${scheme}${inner.text}${value[0]}`
        })
      : whole_,
  )
  return count === 0 ? { html, count } : { html: masked, count }
}

const inlineTag =
  /<\/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p)(?:\s[^>]*)?>|[\u00ad\u200b-\u200f\u2060\ufeff]|&(?:shy|zwnj|zwj);?/gi
/** What `spell` says, in one go and without places: only to see whether it is worth spelling. */
const bareText = (html: string): string =>
  html
    .replace(/<!--/g, '\n')
    .replace(inlineTag, '')
    .replace(/<\/?(?:td|th|li)(?:\s[^>]*)?>|[\t\r\n]/gi, ' ')
    .replace(/<[^>]*>|-->/g, '\n')
    .replace(/&#(\d{1,7});?|&#x([\da-f]{1,6});?|&\w+;?/gi, (_all, decimal?: string, hex?: string) => {
      const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 32
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })

/** The same in HTML, however the number is cut up by tags and entities. Nothing but digits changes. */
export const maskHtml = (html: string): { html: string; count: number } => {
  const rough = html.replace(/<[^>]*>|[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
  if (!/&#|<!--/.test(html) && !mayHold.test(rough.replace(/&\w+;?|\s+/g, ' '))) return maskAttributes(html)
  if (!suspicious(bareText(html))) return maskAttributes(html)
  const { text, starts, ends } = spell(html)
  const places = placesIn(text)
  let masked = ''
  let at = 0
  for (const { from, to } of places) {
    let left = [...text.slice(from, to)].filter((letter) => /\p{Nd}/u.test(letter)).length - 4
    for (let unit = from; unit < to && left > 0; unit += 1) {
      const letter = String.fromCodePoint(text.codePointAt(unit) ?? 0)
      if (!/\p{Nd}/u.test(letter)) continue
      masked += `${html.slice(at, starts[unit])}•`
      at = ends[unit] ?? at
      left -= 1
      unit += letter.length - 1
    }
  }
  const attributes = maskAttributes(masked + html.slice(at))
  const count = places.length + attributes.count
  return count === 0 ? { html, count } : { html: attributes.html, count }
}

const ofText = (text: string | null): { text: string | null; count: number } => (text === null ? { text, count: 0 } : maskText(text))

type Body = Omit<Message, 'html'>

/** A message as it may be kept; `cardMasks` says how many numbers were hidden in it. `html` undefined: it is kept elsewhere. */
export const maskMessage = <T extends Body & { html?: string | null }>(message: T): T => {
  const text = maskText(message.text)
  const quoted = ofText(message.quotedText)
  const subject = ofText(message.mail?.subject ?? null)
  const html = typeof message.html === 'string' ? maskHtml(message.html) : null
  const count = Math.max(text.count + quoted.count, html?.count ?? 0) + subject.count
  if (count === 0) return message
  return {
    ...message,
    text: text.text,
    quotedText: quoted.text,
    ...(html && { html: html.html }),
    mail: message.mail && { ...message.mail, subject: subject.text ?? '' },
    cardMasks: (message.cardMasks ?? 0) + count,
  }
}

/** A backend cuts its previews: what is left of a card number at the end is no number any more, and still most of one. */
const cutOff = /(?:^|[^\p{Nd}])((?:\p{Nd}[ \t.·-]{0,2}){8,18})(?:…|\.{3})?\s*$/u
const shortest = 60

const maskPreview = (text: string): string => {
  const masked = maskText(text).text
  if (masked.length < shortest) return masked
  const cut = cutOff.exec(masked)?.[1]
  if (!cut || !/^(?:[3-6]|2[2-7])/.test(cut)) return masked
  const at = masked.lastIndexOf(cut)
  return masked.slice(0, at) + cut.replace(/\p{Nd}/gu, '•') + masked.slice(at + cut.length)
}

/** A conversation's subject and preview. */
export const maskConversation = (conversation: Conversation): Conversation => {
  const subject = ofText(conversation.subject)
  const preview = conversation.preview && maskPreview(conversation.preview.text)
  if (subject.count === 0 && (conversation.preview === null || preview === conversation.preview.text)) return conversation
  return {
    ...conversation,
    subject: subject.text,
    preview: conversation.preview && { ...conversation.preview, text: preview ?? '' },
  }
}
