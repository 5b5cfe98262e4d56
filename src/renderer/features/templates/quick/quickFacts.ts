/** What the quick palette fills a text from: the customer an inbox was last about, or nobody in particular. Pure. */
import type { QuickAbout, QuickLast, QuickShop } from '../../../../shared/contract/quick'
import { signatureFor } from '../../../../shared/domain/backend/signature'
import { languageOf } from '../../../../shared/domain/template/choose'
import type { TemplateFacts } from '../../../../shared/domain/template/types'

/** `last`: the customer of the conversation that was open last; else a shop's id. */
export type ForWhom = 'last' | QuickShop['id']

/** Said anew for each language that a text may be in, as states of orders and parcels are words. */
export const languagesToTell = (
  customer: string | null,
  shop: readonly string[],
  working: string,
  starter: readonly string[],
): string[] => {
  const told = new Map<string, string>()
  for (const locale of [...(customer ? [customer] : []), ...shop, working, ...starter, 'en']) {
    // One of each language; Chinese in two scripts is two.
    const key = languageOf(locale) === 'zh' ? locale : languageOf(locale)
    if (key !== '' && !told.has(key)) told.set(key, locale)
  }
  return [...told.values()].slice(0, 60)
}

/** In a language nobody told, states are not known: gaps, never another language's words. */
const ofLast = ({ facts }: QuickLast, locale: string, now: number): TemplateFacts | null => {
  const told = facts.find((one) => one.locale === locale) ?? facts.find((one) => languageOf(one.locale) === languageOf(locale))
  if (told) return { ...told, locale, now }
  const [any] = facts
  if (!any) return null
  const { order, parcel } = any
  return { ...any, locale, now, order: order && { ...order, state: null }, parcel: parcel && { ...parcel, state: null }, shift: null }
}

export const quickFactsOf = (about: QuickAbout, whom: ForWhom, locale: string): TemplateFacts => {
  const { last, now, agentName, shops } = about
  const told = whom === 'last' && last ? ofLast(last, locale, now) : null
  if (told) return told
  const shop = shops.find(({ id }) => id === whom)
  return {
    locale,
    now,
    zone: null,
    customer: { name: null, firstName: null, lastName: null, gender: null, country: null },
    agent: { name: agentName, email: null },
    shop: {
      name: shop?.name ?? '',
      returnDays: shop?.returnDays ?? null,
      deliveryDays: shop?.deliveryDays ?? null,
      paysDuty: shop?.paysDuty ?? null,
      url: null,
      signature: signatureFor(shop, locale, agentName),
    },
    order: null,
    parcel: null,
    shift: null,
    dispute: null,
  }
}
