/**
 * Approved templates of a messenger (WhatsApp): a fixed text with gaps, `{{1}}` or `{{order_number}}`. They are no Liquid: what
 * leaves is the template's name and what fills its gaps.
 */
import { gapText } from './gaps'
import type { OpenGap, TemplateFacts } from './types'
import { canonical } from './variables'

const gap = /\{\{\s*(\w+)\s*\}\}/g

/** The gaps by number or name, in the order of the text, each once. */
export const approvedGaps = (text: string): string[] => [...new Set([...text.matchAll(gap)].map(([, name]) => name ?? ''))]

/** The text as it reads, open gaps visible. Line ends, tabs and runs of more than four spaces in a value are refused by WhatsApp. */
export const approvedValue = (value: string): string =>
  value
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/ {4,}/g, '   ')
    .trim()
    .slice(0, 1_024)

export const fillApproved = (text: string, values: Readonly<Record<string, string>>): { text: string; gaps: OpenGap[] } => {
  const gaps: OpenGap[] = []
  let filled = ''
  let last = 0
  for (const found of text.matchAll(gap)) {
    const name = found[1] ?? ''
    filled += text.slice(last, found.index)
    // A gap may be called «constructor».
    const value = approvedValue((Object.hasOwn(values, name) ? values[name] : null) ?? '')
    const from = filled.length
    filled += value || gapText(name)
    if (!value) gaps.push({ from, to: filled.length, variable: name })
    last = found.index + found[0].length
  }
  return { text: filled + text.slice(last), gaps }
}

type Guess = (facts: TemplateFacts) => string | null | undefined
/** What a gap is about, by the nearest of these before it, in the languages shops write in. Only a proposal: the agent sees it. */
const about: readonly [RegExp, Guess][] = [
  [
    /track|parcel|package|shipment|sendung|paket|colis|suivi|envío|paquete|rastre|追跡|荷物|包裹|快递|物流|شحن|طرد|spedizione|pacco|przesyłk|paczk/gi,
    (facts) => facts.parcel?.number,
  ],
  [/order|bestell|auftrag|commande|pedido|encomenda|注文|订单|訂單|طلب|ordine|zamówieni|sipariş|заказ/gi, (facts) => facts.order?.number],
]
/** Between a word and the gap it speaks of. */
const near = 24
/** A greeting, or nothing at all, at the beginning of a line: there people are called by their names. */
const greeting =
  /(?:^|\n)\s*(?:(hello|hi|dear|hallo|guten tag|lieber?|bonjour|hola|buen[oa]s \S+|olá|oi|ciao|buongiorno|cześć|merhaba|مرحب\S*|أهل\S*|您好|你好|здравствуйте)[\s,،，]*)?$/i

const guessNumbered = (ahead: string, facts: TemplateFacts): string | null | undefined => {
  const greeted = greeting.exec(ahead)
  if (greeted) return greeted[1] ? (facts.customer.firstName ?? facts.customer.name) : facts.customer.name
  let best = { at: -1, guess: null as Guess | null }
  for (const [words, guess] of about)
    for (const found of ahead.matchAll(words)) {
      const tail = ahead.slice(found.index + found[0].length)
      if (found.index > best.at && tail.length <= near && !/[.!?。]/.test(tail)) best = { at: found.index, guess }
    }
  return best.guess?.(facts)
}

const byName: Readonly<Record<string, Guess>> = {
  name: (facts) => facts.customer.firstName ?? facts.customer.name,
  customerName: (facts) => facts.customer.name,
  firstName: (facts) => facts.customer.firstName,
  lastName: (facts) => facts.customer.lastName,
  orderNumber: (facts) => facts.order?.number,
  orderId: (facts) => facts.order?.number,
  order: (facts) => facts.order?.number,
  trackingNumber: (facts) => facts.parcel?.number,
  tracking: (facts) => facts.parcel?.number,
  trackingUrl: (facts) => facts.parcel?.url,
  carrier: (facts) => facts.parcel?.carrier,
  shopName: (facts) => facts.shop.name,
  shop: (facts) => facts.shop.name,
  agentName: (facts) => facts.agent.name,
  agent: (facts) => facts.agent.name,
}

/** What the facts propose for each gap; those nobody can tell of are left out, and stay open. */
export const guessApproved = (text: string, facts: TemplateFacts): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const found of text.matchAll(gap)) {
    const name = found[1] ?? ''
    if (values[name] !== undefined) continue
    const ahead = text.slice(0, found.index).replace(gap, '#')
    const guess = /^\d+$/.test(name) ? guessNumbered(ahead, facts) : byName[canonical(name)]?.(facts)
    const value = approvedValue(guess ?? '')
    if (value) values[name] = value
  }
  return values
}
