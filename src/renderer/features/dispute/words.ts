import type { TFunction } from 'i18next'
import type { Money } from '../../../shared/domain/order/types'
import type { Format } from '../../i18n/format'

/** A provider's reason in words; one we do not know yet as it stands, made readable. */
export const reasonOf = (t: TFunction, reason: string): string =>
  t(`customer.disputeReason.${reason}`, { defaultValue: reason.replaceAll('_', ' ').toLowerCase() })

/** Minor units by the currency's own number of places (ISO 4217, as the runtime knows it). */
export const moneyOf = (format: Format, { minor, currency }: Money): string => {
  let places = 2
  try {
    places = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    // A currency the runtime does not know keeps two.
  }
  return format.money(minor / 10 ** places, currency)
}
