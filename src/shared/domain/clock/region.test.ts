import { describe, expect, it } from 'vitest'
import type { CaseFacts } from '../case/types'
import { isHoliday } from './holidays/holidays'
import { countryOf, customerZoneOf, regionOf } from './region'
import { dayNumber } from './zoneDays'

const facts = (customer: object | null, orders: object[] = []) =>
  ({ customer, orders }) as unknown as Pick<CaseFacts, 'customer' | 'orders'>
const nobody = { country: null, zone: null, phone: null }

describe('where a customer lives', () => {
  it.each([
    ['US', 'northAmerica'],
    ['br', 'latinAmerica'],
    ['PH', 'southEastAsia'],
    ['JP', 'eastAsia'],
    ['AE', 'middleEastAfrica'],
    ['XX', null],
    [null, null],
  ])('%s is in %s', (country, region) => expect(regionOf(country)).toBe(region))
  it('is told by the backend, else the newest order, else the calling code', () => {
    expect(countryOf(facts({ ...nobody, country: 'fr', phone: '+4915123456789' }))).toBe('FR')
    expect(countryOf(facts(nobody, [{ country: null }, { country: 'PL' }]))).toBe('PL')
    expect(countryOf(facts({ ...nobody, phone: '+49 151 2345678' }))).toBe('DE')
    expect(countryOf(facts({ ...nobody, phone: '0040 721 234 567' }))).toBe('RO')
    expect(countryOf(facts({ ...nobody, phone: '+1 415 555 0100' }))).toBeNull()
    expect(countryOf(facts({ ...nobody, phone: '0151 2345678' }))).toBeNull()
    expect(countryOf(facts(null))).toBeNull()
  })
  it('her clock is known where the country has one', () => {
    expect(customerZoneOf(facts({ ...nobody, country: 'DE' }))).toBe('Europe/Berlin')
    expect(customerZoneOf(facts({ ...nobody, country: 'DE', zone: 'Europe/Madrid' }))).toBe('Europe/Madrid')
    expect(customerZoneOf(facts({ ...nobody, country: 'US' }))).toBeNull()
    expect(customerZoneOf(facts({ ...nobody, country: 'JP', zone: 'Nowhere/Land' }))).toBe('Asia/Tokyo')
  })
})

describe('public holidays', () => {
  it.each([
    ['DE', '2026-04-06'],
    ['GB', '2026-08-31'],
    ['US', '2026-11-26'],
    ['FR', '2027-07-14'],
    ['PL', '2027-11-11'],
    ['JP', '2026-09-22'],
    ['CN', '2027-02-06'],
    ['CN', '2026-02-19'],
    ['RO', '2026-04-13'],
    ['BR', '2028-11-20'],
    ['PH', '2026-11-01'],
    ['AE', '2026-12-03'],
    ['MX', '2026-09-16'],
    ['CO', '2026-07-20'],
    ['SA', '2026-09-23'],
    ['EG', '2026-10-06'],
    ['IT', '2026-06-02'],
    ['ES', '2026-10-12'],
  ])('%s rests on %s', (country, date) => expect(isHoliday(country, dayNumber(date))).toBe(true))
  it.each([
    ['DE', '2026-04-07'],
    ['BR', '2026-10-04'],
    ['US', '2026-12-26'],
    ['XX', '2026-12-25'],
    ['DE', '2090-12-25'],
  ])('%s does not rest on %s', (country, date) => expect(isHoliday(country, dayNumber(date))).toBe(false))
})
