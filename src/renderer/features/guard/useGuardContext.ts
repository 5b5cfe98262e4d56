import { useMemo } from 'react'
import type { Backend } from '../../../shared/domain/backend/types'
import type { Channel, Message } from '../../../shared/domain/conversation/types'
import type { GuardContext } from '../../../shared/domain/guard/types'
import type { CustomerId } from '../../../shared/domain/ids'
import type { Draft } from '../../../shared/domain/outbox/types'
import type { Register } from '../../../shared/domain/template/types'
import { useDesk } from '../../bridge/deskStore'
import { useCustomer, useCustomerRecords, useSets } from '../../data/queries'
import { insertedIn } from '../../state/inserted'
import { contextOf } from './context'

export interface ContextOf {
  place: string
  kind: Draft['kind']
  backend: Backend | null
  channel: Channel
  language: string | null
  register: Register | null
  customerId: CustomerId | null
  /** Oldest first. */
  messages: readonly Message[]
}

/** Gathered anew only when what it is made of changes, never at a key. */
export const useGuardContext = ({
  place,
  kind,
  backend,
  channel,
  language,
  register,
  customerId,
  messages,
}: ContextOf): GuardContext | null => {
  const shops = useDesk((desk) => desk.shops)
  const backends = useDesk((desk) => desk.backends)
  const people = useDesk((desk) => desk.people)
  const policies = useDesk((desk) => desk.guard)
  const profile = useDesk((desk) => (desk.state?.type === 'open' ? desk.state.profile.name : ''))
  const customer = useCustomer(customerId)
  const { orders, parcels } = useCustomerRecords(customerId)
  const { agents } = useSets(backend?.id ?? null)
  return useMemo(
    () =>
      backend &&
      contextOf({
        kind,
        channel,
        language,
        register,
        shopId: backend.shopId,
        shops,
        backends,
        policies: policies ?? [],
        customer,
        orders,
        parcels,
        messages,
        staff: [profile, backend.me?.name ?? '', ...agents.map(({ name }) => name), ...people.map(({ name }) => name)],
        inserted: () => insertedIn(place),
      }),
    [
      kind,
      channel,
      language,
      register,
      backend,
      shops,
      backends,
      policies,
      customer,
      orders,
      parcels,
      messages,
      people,
      profile,
      agents,
      place,
    ],
  )
}
