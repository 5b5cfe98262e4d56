/** Money on the wire is a decimal string; ours is an integer of minor units (ISO 4217). No floats in between. */
import type { Money } from '../../../shared/domain/order/types'

const exponents = new Map<string, number>()

/** Digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD. Throws RangeError for what is no currency code. */
export const exponentOf = (currency: string): number => {
  const known = exponents.get(currency)
  if (known !== undefined) return known
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  exponents.set(currency, digits)
  return digits
}

/**
 * `29.35` EUR → 2935; digits beyond the minor unit are rounded half away from zero. Throws RangeError where the
 * text is no decimal number, the currency unknown in form, or the amount beyond what an integer holds.
 */
export const moneyOf = (decimal: string | number, currency: string): Money => {
  const code = currency.toUpperCase()
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(String(decimal).trim())
  if (!match || !/^[A-Z]{3}$/.test(code)) throw new RangeError('money')
  const digits = exponentOf(code)
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0')
  let minor = BigInt((match[2] ?? '0') + fraction.slice(0, digits))
  if (fraction.charCodeAt(digits) >= 53) minor += 1n
  const value = Number(match[1] === '-' ? -minor : minor)
  if (!Number.isSafeInteger(value)) throw new RangeError('money')
  return { minor: value === 0 ? 0 : value, currency: code }
}
