/** What templates are filled from, for the conversation on screen: always of this moment, read before it is asked for. */
import { useCallback, useMemo, useRef } from 'react'
import { signatureFor } from '../../../shared/domain/backend/signature'
import type { Backend, Shop } from '../../../shared/domain/backend/types'
import type { Conversation } from '../../../shared/domain/conversation/types'
import { personOf } from '../../../shared/domain/desk/whoAmI'
import type { CustomerId, OrderId } from '../../../shared/domain/ids'
import type { TemplateFacts } from '../../../shared/domain/template/types'
import { now, useDesk } from '../../bridge/deskStore'
import { useCustomer, useCustomerRecords, useThread } from '../../data/queries'
import { factsOf, type Known, orderOf } from './facts'

/** Of her texts, so many say which order she means. */
const textsRead = 5

export interface About {
  /** Null for one that does not exist yet. */
  conversation: Conversation | null
  customerId: CustomerId | null
  backend: Backend
  shop: Shop | undefined
}

export interface FactsAnswer {
  /** In a text of this language. Null while the shop is not known. */
  facts: (locale: string, orderId?: OrderId | null) => TemplateFacts | null
  orders: Known['orders']
  /** The order that a text is about unless the agent chooses another. */
  order: Known['orders'][number] | null
}

export const useFacts = ({ conversation, customerId, backend, shop }: About): FactsAnswer => {
  const customer = useCustomer(customerId)
  const { orders, parcels, disputes } = useCustomerRecords(customerId)
  const { thread } = useThread(conversation?.id ?? null)
  const texts = useMemo(
    () =>
      (thread?.entries ?? [])
        .flatMap((entry) =>
          entry.type === 'message' && entry.message.kind === 'incoming' && !entry.message.deleted ? [entry.message.text] : [],
        )
        .slice(-textsRead)
        .reverse(),
    [thread],
  )
  const known = { conversation, customer, orders, parcels, disputes, texts, backend, shop }
  const latest = useRef(known)
  latest.current = known
  const facts = useCallback((locale: string, orderId: OrderId | null = null): TemplateFacts | null => {
    const { shop: of, ...rest } = latest.current
    if (!of) return null
    const { settings, state, backends, people, shifts } = useDesk.getState()
    const agentName = state?.type === 'open' ? state.profile.name : ''
    return factsOf({
      ...rest,
      shop: of,
      locale,
      now: now(),
      orderId,
      agentName,
      signature: signatureFor(of, locale, rest.backend.me?.name ?? agentName),
      people,
      shifts,
      me: personOf(settings, backends, people),
    })
  }, [])
  const order = useMemo(() => orderOf({ orders, texts, conversation, orderId: null }), [orders, texts, conversation])
  return { facts, orders, order }
}
