/** Parcels as a person counts them. */
import type { Parcel } from './types'

const plain = (number: string): string => number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/**
 * Shop and carrier service tell of the same parcel under its tracking number: the one that knows more scans stays, in the
 * place of the first. A parcel without a number stays by itself.
 */
export const oneOfEach = (parcels: readonly Parcel[]): Parcel[] => {
  const kept = new Map<string, Parcel>()
  for (const parcel of parcels) {
    const key = plain(parcel.trackingNumber) || parcel.id
    const other = kept.get(key)
    if (!other || parcel.scans.length > other.scans.length) kept.set(key, parcel)
  }
  return [...kept.values()]
}
