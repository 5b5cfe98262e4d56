const askedPlaces = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}
const known = new Map<string, number>()
/** Decimal places of a currency (ISO 4217, as the runtime knows it); one it does not know has two. */
const placesOf = (currency: string): number => {
  const places = known.get(currency) ?? askedPlaces(currency)
  // What is no currency's code comes from outside, in any number: only real ones are remembered.
  if (/^[A-Z]{3}$/.test(currency)) known.set(currency, places)
  return places
}

/** Minor units as a plain amount: 12900 EUR → 129, 1290 JPY → 1290. */
export const amountOf = ({ minor, currency }: { minor: number; currency: string }): number => minor / 10 ** placesOf(currency)

/** What a person typed as minor units: `12,50` and `12.50` → 1250 EUR, `1290` → 1290 JPY. Null for all that is not plainly an amount. */
export const minorOf = (text: string, currency: string): number | null => {
  const found = /^(\d{1,9})(?:[.,٫](\d+))?$/.exec(text.normalize('NFKC').trim())
  if (!found) return null
  const places = placesOf(currency)
  const fraction = found[2] ?? ''
  if (fraction.length > places) return null
  return Number(found[1]) * 10 ** places + Number(fraction.padEnd(places, '0') || 0)
}
