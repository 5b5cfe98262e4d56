import { bySentence, type Check } from '../finding'
import { daysIn } from '../spans'

/** A definite day or time of arrival. What the shop itself promises to all is no finding: «within 10 days» where it promises 10. */
export const deliveryPromise: Check = (given) => {
  const promised = given.context.shop.promisedDeliveryDays
  return bySentence(
    'deliveryPromise',
    given,
    ({ deliveryPromise }) => deliveryPromise,
    ({ text }) => {
      const days = promised === null ? null : daysIn(text)
      return promised === null || days === null || days < promised
    },
  )
}
