/** Minor units as a plain amount: 12900 EUR → 129, 1290 JPY → 1290 (ISO 4217 exponents as the runtime knows them). */
export const amountOf = ({ minor, currency }: { minor: number; currency: string }): number => {
  let digits = 2
  try {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    // A currency the runtime does not know keeps two.
  }
  return minor / 10 ** digits
}
