import { expect, it } from 'vitest'
import { snoozeTimes } from './snoozeTimes'

const at = (iso: string) => Date.parse(iso)
const iso = (times: ReturnType<typeof snoozeTimes>) =>
  Object.fromEntries(times.map((one) => [one.id, one.at === null ? null : new Date(one.at).toISOString().slice(0, 16)]))

it('goes by the clock of the agent, not of UTC', () => {
  // Thursday 13:12 in Manila.
  const times = iso(snoozeTimes(at('2026-11-19T05:12:00Z'), 'Asia/Manila', null))
  expect(times).toEqual({
    hour: '2026-11-19T06:12',
    threeHours: '2026-11-19T08:12',
    evening: '2026-11-19T10:00',
    tomorrow: '2026-11-20T01:00',
    monday: '2026-11-23T01:00',
    week: '2026-11-26T01:00',
    reply: null,
  })
})
it('keeps nine in the morning over a clock change', () => {
  // Saturday before Berlin goes back to winter time on 25 October 2026.
  expect(iso(snoozeTimes(at('2026-10-24T10:00:00Z'), 'Europe/Berlin', null)).tomorrow).toBe('2026-10-25T08:00')
  expect(iso(snoozeTimes(at('2026-10-23T10:00:00Z'), 'Europe/Berlin', null)).tomorrow).toBe('2026-10-24T07:00')
})
it('leaves out an evening that has come and a Monday that is tomorrow', () => {
  const times = snoozeTimes(at('2026-11-22T11:00:00Z'), 'Asia/Manila', null)
  expect(times.map((one) => one.id)).toEqual(['hour', 'threeHours', 'tomorrow', 'week', 'reply'])
})
it('offers the next shift', () => {
  const next = at('2026-11-20T00:00:00Z')
  expect(snoozeTimes(at('2026-11-19T05:12:00Z'), 'Asia/Manila', next).find((one) => one.id === 'nextShift')?.at).toBe(next)
})
