import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ClockSamples, clockAhead, TOLERANCE_MS, withSample } from './clockSkew'

const NOW = Date.UTC(2026, 10, 22, 7)
const H = 3_600_000
const none: ClockSamples = new Map()
/** Answers of a host whose clock is right, heard on a clock that is `ahead`. */
const heard = (samples: ClockSamples, host: string, ahead: number, times = 2, tookMs = 200): ClockSamples => {
  let all = samples
  for (let index = 0; index < times; index += 1) {
    const at = NOW + ahead
    all = withSample(all, host, { askedAt: at, answeredAt: at + tookMs, date: Math.floor((NOW + tookMs / 2) / 1000) * 1000 })
  }
  return all
}

it.each([
  ['right', heard(none, 'a', 0), null],
  ['a minute off: nobody is bothered', heard(none, 'a', 60_000), null],
  ['two hours and three minutes fast', heard(none, 'a', 2 * H + 3 * 60_000), 123],
  ['a day slow', heard(none, 'a', -24 * H), -1440],
  ['one answer of one host is too little', heard(none, 'a', 2 * H, 1), null],
  ['two hosts agree at once', heard(heard(none, 'a', 2 * H, 1), 'b', 2 * H, 1), 120],
  ['two hosts disagree: one of them is wrong, nobody knows which', heard(heard(none, 'a', 2 * H), 'b', 0), null],
  ['two of three agree that we are right', heard(heard(heard(none, 'a', 2 * H), 'b', 0), 'c', 0), null],
  ['two of three agree that we are wrong', heard(heard(heard(none, 'a', 2 * H), 'b', 2 * H), 'c', 0), 120],
  ['a slow answer says nothing', heard(none, 'a', 2 * H, 3, 25_000), null],
] as const)('%s', (_name, samples, minutes) => {
  const ahead = clockAhead(samples)
  expect(ahead === null ? null : Math.round(ahead / 60_000)).toBe(minutes)
})

it('forgets what was measured before the clock was set', () => {
  const wrong = heard(none, 'a', 2 * H, 5)
  expect(clockAhead(wrong)).not.toBeNull()
  const set = heard(wrong, 'a', 0, 1)
  expect(set.get('a')).toHaveLength(1)
  expect(clockAhead(heard(set, 'a', 0, 1))).toBeNull()
})

it('takes no sample without a date, or where the clock was set back while it ran', () => {
  expect(withSample(none, 'a', { askedAt: NOW, answeredAt: NOW + 10, date: null })).toBe(none)
  expect(withSample(none, 'a', { askedAt: NOW, answeredAt: NOW - 10, date: NOW })).toBe(none)
})

it('names any difference to within a second and a half, and none below its tolerance', () => {
  const ms = fc.integer({ min: -40 * H, max: 40 * H })
  fc.assert(
    fc.property(ms, fc.integer({ min: 0, max: 2_000 }), (ahead, took) => {
      const told = clockAhead(heard(none, 'a', ahead, 3, took))
      if (Math.abs(ahead) < TOLERANCE_MS - 2_000) expect(told).toBeNull()
      if (Math.abs(ahead) > TOLERANCE_MS + 2_000) expect(Math.abs((told ?? 0) - ahead)).toBeLessThanOrEqual(1_500)
    }),
  )
})
