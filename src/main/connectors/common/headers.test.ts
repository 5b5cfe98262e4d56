import { describe, expect, it } from 'vitest'
import { retryAtOf } from './headers'

const theirs = Date.UTC(2026, 10, 22, 7, 0, 0)
const http = (at: number) => new Date(at).toUTCString()
const pad = (value: number, fill = '0') => String(value).padStart(2, fill)
/** RFC 9110 5.6.7, the two obsolete forms. */
const rfc850 = (at: number) => {
  const date = new Date(at)
  const [day, month] = [
    date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }),
    date.toLocaleDateString('en', { month: 'short', timeZone: 'UTC' }),
  ]
  return `${day}, ${pad(date.getUTCDate())}-${month}-${String(date.getUTCFullYear()).slice(2)} ${date.toISOString().slice(11, 19)} GMT`
}
const asctime = (at: number) => {
  const date = new Date(at)
  const [day, , month] = http(at).split(' ')
  return `${day?.slice(0, 3)} ${month} ${pad(date.getUTCDate(), ' ')} ${date.toISOString().slice(11, 19)} ${date.getUTCFullYear()}`
}

/** Our clock is wrong by hours; the answer's own Date says what the server means. */
describe.each([0, 5 * 3_600_000, -9 * 3_600_000])('Retry-After with our clock wrong by %d ms', (skew) => {
  const now = theirs + skew
  const asked = (headers: Record<string, string>) => {
    const at = retryAtOf({ date: http(theirs), ...headers }, now)
    return at === null ? null : at - now
  }
  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '30' }, 30_000],
    ['a name in capitals', { 'Retry-After': ' 30 ' }, 30_000],
    ['parts of a second', { 'retry-after': '1.5' }, 1_500],
    ['none', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': http(theirs + 90_000) }, 90_000],
    ['a date of 1994’s second form', { 'retry-after': rfc850(theirs + 90_000) }, 90_000],
    ['a date of C’s asctime, which names no zone', { 'retry-after': asctime(theirs + 90_000) }, 90_000],
    ['a date that is over', { 'retry-after': http(theirs - 90_000) }, 0],
    ['more than a day', { 'retry-after': '9999999' }, 86_400_000],
    ['less than nothing', { 'retry-after': '-5' }, null],
    ['a word', { 'retry-after': 'soon' }, null],
    ['a bare year', { 'retry-after': '2030-01-01' }, null],
    ['nothing at all', {}, null],
    ['seconds to the next window', { 'ratelimit-reset': '12' }, 12_000],
    ['the unix time of the next window', { 'x-ratelimit-reset': String(theirs / 1_000 + 45) }, 45_000],
    ['garbage, and the next window beside it', { 'retry-after': 'soon', 'x-ratelimit-reset': '7' }, 7_000],
  ])('%s', (_name, headers, expected) => {
    expect(asked(headers)).toBe(expected)
  })
})
