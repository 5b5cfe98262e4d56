import type { TFunction } from 'i18next'
import { amountOf } from '../../../shared/domain/order/amount'
import type { Money } from '../../../shared/domain/order/types'
import type { Format } from '../../i18n/format'

/** A provider's reason in words; one we do not know yet as it stands, made readable. */
export const reasonOf = (t: TFunction, reason: string): string =>
  t(`customer.disputeReason.${reason}`, { defaultValue: reason.replaceAll('_', ' ').toLowerCase() })

export const moneyOf = (format: Format, money: Money): string => format.money(amountOf(money), money.currency)
