import { expect, it } from 'vitest'
import { usualSettings } from '../../../../shared/domain/rota/plan'
import { axisOf, handingsOf, hasRoomForChange, lanesOf, nightsOf, percent, periodOf, ticksOf, toldHandings, turned, wallSpan } from './axis'

const HOUR = 3_600_000
const zone = 'Europe/Bucharest'

it('a week begins on Monday and its days last what they last', () => {
  const week = periodOf('week', '2026-10-22', zone)
  expect(week.days.map(({ date }) => date.slice(8))).toEqual(['19', '20', '21', '22', '23', '24', '25'])
  expect(week.days.map(({ hours }) => hours)).toEqual([24, 24, 24, 24, 24, 24, 25])
  expect(week.endAt - week.startAt).toBe(169 * HOUR)
  expect(periodOf('day', '2027-03-28', zone).days[0]?.hours).toBe(23)
  expect(periodOf('fourWeeks', '2026-10-22', 'Asia/Manila').days).toHaveLength(28)
})
it('a day without a midnight begins with its first hour', () => {
  // Beirut goes forward at midnight.
  const [day] = periodOf('day', '2026-03-29', 'Asia/Beirut').days
  expect(day).toMatchObject({ hours: 23 })
  expect(ticksOf(periodOf('day', '2026-03-29', 'Asia/Beirut'), 'Asia/Beirut', 1)[0]?.hour).toBe('01')
})
it('goes on by its scale', () => {
  expect(turned('day', '2026-10-31', 1)).toBe('2026-11-01')
  expect(turned('fourWeeks', '2026-10-22', -1)).toBe('2026-10-15')
})
it('the axis takes in what hangs over the edges, and nothing else', () => {
  const day = periodOf('day', '2026-10-22', zone)
  const axis = axisOf(day, [
    { startAt: day.startAt - 3 * HOUR, endAt: day.startAt + HOUR },
    { startAt: day.endAt - HOUR, endAt: day.endAt + HOUR / 2 },
    { startAt: day.endAt + 20 * HOUR, endAt: day.endAt + 22 * HOUR },
  ])
  expect([(day.startAt - axis.startAt) / HOUR, (axis.endAt - day.endAt) / HOUR]).toEqual([4, 2])
  expect(axisOf(day, [])).toEqual({ startAt: day.startAt, endAt: day.endAt })
  expect(percent(axis, day.startAt)).toBeCloseTo((4 / 30) * 100)
})
it('a repeated hour has two ticks, the second marked', () => {
  const ticks = ticksOf(periodOf('day', '2026-10-25', zone), zone, 1)
  expect(ticks).toHaveLength(25)
  expect(ticks.filter(({ again }) => again).map(({ hour }) => hour)).toEqual(['03'])
  expect(ticksOf(periodOf('day', '2027-03-28', zone), zone, 1).map(({ hour }) => hour)).not.toContain('03')
})
it('ticks stand on whole hours where offsets are none', () => {
  expect(ticksOf(periodOf('day', '2026-10-25', 'Asia/Kathmandu'), 'Asia/Kathmandu', 6).map(({ hour }) => hour)).toEqual([
    '00',
    '06',
    '12',
    '18',
  ])
})
it('nights go over midnight and are cut at the edges; the long one lasts nine hours', () => {
  const nights = nightsOf(periodOf('week', '2026-10-22', zone), zone)
  expect(nights).toHaveLength(8)
  expect(nights.map(({ startAt, endAt }) => (endAt - startAt) / HOUR)).toEqual([6, 8, 8, 8, 8, 8, 9, 2])
})
it('work changes hands at the slots of each UTC day', () => {
  const day = periodOf('day', '2026-10-22', zone)
  expect(handingsOf(day, usualSettings.handOvers).map(({ at, to }) => [new Date(at).getUTCHours(), to])).toEqual([
    [21, 'apac'],
    [6, 'eu'],
    [13, 'americas'],
  ])
})
it('what lies over another takes a lane of its own', () => {
  const at = (startAt: number, endAt: number) => ({ startAt, endAt })
  expect(lanesOf([at(0, 8), at(8, 16), at(4, 10), at(20, 28)])).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 1 },
  ])
  expect(lanesOf([])).toEqual([])
})
it('ticks are those of the clock itself in zones of every kind, through each change', () => {
  for (const [at, from] of [
    ['Australia/Lord_Howe', '2026-03-29'],
    ['America/St_Johns', '2026-10-19'],
    ['Asia/Kathmandu', '2026-10-19'],
    ['Pacific/Apia', '2011-12-19'],
    ['Europe/Bucharest', '2027-03-15'],
  ] as const) {
    const weeks = periodOf('fourWeeks', from, at)
    const shown = new Intl.DateTimeFormat('en', { timeZone: at, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    const ticks = ticksOf(weeks, at, 1)
    expect(ticks.every(({ at: instant, hour }) => shown.format(instant) === `${hour}:00`)).toBe(true)
    // None is left out: each quarter at which the clock shows a whole hour has one.
    let whole = 0
    for (let instant = weeks.startAt; instant < weeks.endAt; instant += HOUR / 4) if (shown.format(instant).endsWith(':00')) whole += 1
    expect(ticks).toHaveLength(whole)
  }
})

it('a hand-over is told where somebody goes or comes and where its numbers have room', () => {
  const one = (hour: number, off: number, on: number) => ({ at: hour * HOUR, off, on })
  const told = (pxPerHour: number, changes: number[] = []) =>
    toldHandings([one(0, 0, 0), one(6, 3, 5), one(8, 5, 2), one(15, 0, 4)], changes, pxPerHour).map(({ at }) => at / HOUR)
  // «0▸0» says nothing: nobody goes, and nobody comes.
  expect(told(40)).toEqual([6, 8, 15])
  expect(told(10)).toEqual([6, 15])
  // What is said of a clock change comes first.
  expect(told(40, [7.3 * HOUR])).toEqual([15])
})
it('a clock change is said in the fewest signs, where a day has room for them', () => {
  expect(wallSpan('03:00', '04:00')).toBe('03–04')
  expect(wallSpan('01:30', '02:00')).toBe('01:30–02:00')
  expect(hasRoomForChange(6)).toBe(true)
  expect(hasRoomForChange(2)).toBe(false)
})
