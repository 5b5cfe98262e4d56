import { expect, it } from 'vitest'
import { oneOfEach } from './parcels'
import type { Parcel } from './types'

const parcel = (id: string, trackingNumber: string, scans: number): Parcel =>
  ({ id, trackingNumber, scans: Array.from({ length: scans }) }) as unknown as Parcel
const ids = (...parcels: Parcel[]) => oneOfEach(parcels).map(({ id }) => id)

it('a parcel told of by two systems is one, as the one that knows more of it tells', () => {
  expect(ids(parcel('a', 'YT 0909', 1), parcel('b', 'X1', 0), parcel('c', 'yt-0909', 4))).toEqual(['c', 'b'])
  expect(ids(parcel('a', 'YT 0909', 4), parcel('c', 'yt-0909', 4))).toEqual(['a'])
})
it('parcels without a number are not one', () => expect(ids(parcel('a', '', 0), parcel('b', ' ', 0))).toEqual(['a', 'b']))
