import type { DisputeFacts } from '../../../shared/domain/dispute/checklist'
import type { DisputeCase } from '../../data/read/disputes'

const noPolicy: DisputeFacts['policy'] = { returnDays: null, whoPaysReturn: null, whoPaysDuty: null, promisedDeliveryDays: null, text: '' }

export const factsOf = ({ order, orders, parcels, messages }: DisputeCase, policy: DisputeFacts['policy'] | undefined): DisputeFacts => ({
  order,
  orders,
  parcels,
  messages,
  policy: policy ?? noPolicy,
})
