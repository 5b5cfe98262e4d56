import { describe, expect, it } from 'vitest'
import { clockChangesBetween } from './clockChanges'

const year = (zone: string, of = 2026) => clockChangesBetween(zone, Date.UTC(of, 0, 1), Date.UTC(of + 1, 0, 1))
const H = 3_600_000

describe('clockChangesBetween', () => {
  it('says which hour is missing and which comes twice', () => {
    const [spring, autumn, ...more] = year('Europe/Bucharest')
    expect(more).toEqual([])
    const springAt = Date.UTC(2026, 2, 29, 1)
    expect(spring).toEqual({
      zone: 'Europe/Bucharest',
      at: springAt,
      beforeMinutes: 120,
      afterMinutes: 180,
      kind: 'forward',
      date: '2026-03-29',
      start: '03:00',
      end: '04:00',
      hatch: { startAt: springAt, endAt: springAt },
    })
    const autumnAt = Date.UTC(2026, 9, 25, 1)
    expect(autumn).toMatchObject({ at: autumnAt, kind: 'back', date: '2026-10-25', start: '03:00', end: '04:00' })
    expect(autumn?.hatch).toEqual({ startAt: autumnAt, endAt: autumnAt + H })
  })
  it('knows zones that never change, that change by half an hour, and that change back after a month', () => {
    expect(year('Asia/Manila')).toEqual([])
    expect(year('America/Bogota')).toEqual([])
    expect(year('Europe/Nowhere')).toEqual([])
    expect(year('Australia/Lord_Howe').map(({ beforeMinutes, afterMinutes }) => afterMinutes - beforeMinutes)).toEqual([-30, 30])
    const [off, on] = year('Africa/Casablanca')
    expect(((on?.at ?? 0) - (off?.at ?? 0)) / (24 * H)).toBeLessThan(40)
  })
  it('takes the first instant of the span and leaves out its end', () => {
    const at = Date.UTC(2026, 9, 25, 1)
    expect(clockChangesBetween('Europe/Bucharest', at, at + 1)).toHaveLength(1)
    expect(clockChangesBetween('Europe/Bucharest', at - H, at)).toHaveLength(0)
  })
})
