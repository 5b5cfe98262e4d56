/** Texts of the calculator into the composer: filled like every template, in the customer's language, never sent by themselves. */
import i18next from 'i18next'
import type { CaseFacts } from '../../../shared/domain/case/types'
import type { ConversationId } from '../../../shared/domain/ids'
import type { Money } from '../../../shared/domain/order/types'
import type { ReturnWay } from '../../../shared/domain/returns/types'
import { replyText } from '../../../shared/domain/template/replies/reply'
import type { TemplateFacts } from '../../../shared/domain/template/types'
import { now, useDesk } from '../../bridge/deskStore'
import { readCase } from '../../state/caseReader'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { insertReply } from '../composer'
import { factsOf } from '../templates'

const languageOf = ({ conversation, language, customer }: CaseFacts): string | null =>
  language ?? conversation.language ?? customer?.language ?? null

const tell = (wanted: string | null, became: string): void => {
  if (wanted && wanted.split('-')[0] === became.split('-')[0]) return
  const text = i18next.t('returns.inEnglish')
  showToast({ text, lasts: 5_000 })
  say(text)
}

/** Of the case as it was read; the order is the one named, or the newest. */
const filling = (facts: CaseFacts, locale: string, orderNumber: string | null): TemplateFacts => {
  const { state, backends, people, shifts } = useDesk.getState()
  const { conversation, customer, orders, parcels, disputes, shop } = facts
  return factsOf({
    locale,
    now: now(),
    conversation,
    customer,
    orders,
    parcels,
    disputes,
    texts: [],
    orderId: (orders.find(({ number }) => number === orderNumber) ?? orders[0])?.id ?? null,
    shop,
    backend: { me: backends.find(({ id }) => id === conversation.backendId)?.me ?? null },
    agentName: state?.type === 'open' ? state.profile.name : '',
    signature: '',
    people,
    shifts,
    me: null,
  })
}

export const insertReturn = (
  facts: CaseFacts,
  way: ReturnWay,
  about: { order: string; item: string; given: Money; paidBy: 'shop' | 'customer' },
): void => {
  const wanted = languageOf(facts)
  const rendered = replyText(way, wanted, {
    ...filling(facts, wanted ?? 'en', about.order),
    return: { item: about.item, amount: about.given, paidByShop: about.paidBy === 'shop' },
  })
  insertReply(facts.conversation.id, rendered)
  tell(wanted, rendered.locale)
}

/** The answer to a bad review: asks what went wrong, offers to mend it, and nothing for the review. */
export const insertRecovery = async (id: ConversationId): Promise<void> => {
  const given = await readCase(id)
  if (!given) return
  const wanted = languageOf(given.facts)
  const rendered = replyText('recovery', wanted, filling(given.facts, wanted ?? 'en', null))
  insertReply(id, rendered)
  tell(wanted, rendered.locale)
}
