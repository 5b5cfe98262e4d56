/** Starter texts into the composer: filled, in the customer's language, never sent by themselves. */
import i18next from 'i18next'
import type { CaseFacts } from '../../../shared/domain/case/types'
import type { ConversationId } from '../../../shared/domain/ids'
import { amountOf } from '../../../shared/domain/order/amount'
import type { Money } from '../../../shared/domain/order/types'
import type { ReturnWay } from '../../../shared/domain/returns/types'
import { replyText } from '../../../shared/domain/template/replies/reply'
import { readCase } from '../../state/caseReader'
import { showToast } from '../../state/toasts'
import { say } from '../../ui/liveRegion'
import { insertReply } from '../composer'

/** As the customer writes money: her language, her digits. */
const moneyFor = (language: string, money: Money): string => {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency: money.currency }).format(amountOf(money))
  } catch {
    return `${amountOf(money)} ${money.currency}`
  }
}

const languageOf = ({ conversation, language, customer }: CaseFacts): string | null =>
  language ?? conversation.language ?? customer?.language ?? null

const tell = (wanted: string | null, became: string): void => {
  if (wanted && wanted.split('-')[0] === became.split('-')[0]) return
  const text = i18next.t('returns.inEnglish')
  showToast({ text, lasts: 5_000 })
  say(text)
}

export const insertReturn = (
  facts: CaseFacts,
  way: ReturnWay,
  about: { order: string; item: string; given: Money; paidBy: 'shop' | 'customer' },
): void => {
  const wanted = languageOf(facts)
  const { text, language } = replyText(
    way,
    wanted,
    { name: facts.conversation.customerName, order: about.order, item: about.item, amount: moneyFor(wanted ?? 'en', about.given) },
    about.paidBy,
  )
  insertReply(facts.conversation.id, text)
  tell(wanted, language)
}

/** The answer to a bad review: asks what went wrong, offers to mend it, and nothing for the review. */
export const insertRecovery = async (id: ConversationId): Promise<void> => {
  const given = await readCase(id)
  if (!given) return
  const { facts } = given
  const wanted = languageOf(facts)
  const { text, language } = replyText('recovery', wanted, {
    name: facts.conversation.customerName,
    order: facts.orders[0]?.number ?? '',
  })
  insertReply(id, text)
  tell(wanted, language)
}
