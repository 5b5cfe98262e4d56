import { describe, expect, it } from 'vitest'
import { erlangB, erlangC, levelOf, slotsFor } from './erlang'

describe('Erlang', () => {
  // Printed Erlang B tables (ITU-T E.520 and any traffic handbook): load at which so many servers block so much.
  it.each([
    [1, 0.0101, 0.01],
    [5, 1.3608, 0.01],
    [10, 4.4612, 0.01],
    [20, 12.031, 0.01],
    [50, 37.901, 0.01],
    [100, 84.064, 0.01],
    [5, 2.2185, 0.05],
    [10, 6.2157, 0.05],
  ])('B: %i servers block at %f erlangs %f', (servers, load, share) => {
    expect(erlangB(servers, load)).toBeCloseTo(share, 4)
  })

  // The worked example of call-centre handbooks: 100 calls in half an hour, three minutes each, within 20 seconds.
  it.each([
    [11, 0.388],
    [12, 0.642],
    [13, 0.796],
    [14, 0.888],
  ])('C: %i agents for 10 erlangs keep a level of %f', (servers, level) => {
    expect(levelOf(servers, 10, 20, 180)).toBeCloseTo(level, 2)
  })
  it('14 agents for 10 erlangs let 17.4 % wait', () => expect(erlangC(14, 10)).toBeCloseTo(0.174, 3))
  it('one server is M/M/1: the load waits', () => expect(erlangC(1, 0.6)).toBeCloseTo(0.6, 12))
  it('agrees with the sum of its definition', () => {
    for (const [servers, load] of [
      [3, 2.2],
      [7, 4.5],
      [12, 11.3],
    ] as const) {
      let term = 1
      let sum = 1
      for (let n = 1; n < servers; n += 1) {
        term *= load / n
        sum += term
      }
      const last = ((term * load) / servers) * (servers / (servers - load))
      expect(erlangC(servers, load)).toBeCloseTo(last / (sum + last), 10)
    }
  })
  it('stays finite and right where powers and factorials are not', () => {
    const waits = erlangC(10_100, 10_000)
    expect(waits).toBeGreaterThan(0.2)
    expect(waits).toBeLessThan(0.35)
    expect(erlangC(5_000, 1)).toBe(0)
    expect(erlangC(10, 10)).toBe(1)
    expect(erlangC(0, 0)).toBe(0)
  })

  it('asks for the fewest slots, in fractions, that keep the level', () => {
    const asked = { perHour: 200, minutes: 3, share: 0.8, seconds: 20 }
    const slots = slotsFor(asked)
    expect(Math.ceil(slots)).toBe(14)
    expect(slots).toBeGreaterThan(13)
    expect(slotsFor({ ...asked, perHour: 0 })).toBe(0)
  })
  it('rises with arrivals, minutes and level, and pools: two small queues need more than one of both', () => {
    const of = (perHour: number, minutes = 9, share = 0.8) => slotsFor({ perHour, minutes, share, seconds: 60 })
    let last = 0
    for (let perHour = 0.25; perHour < 400; perHour *= 1.3) {
      expect(of(perHour)).toBeGreaterThanOrEqual(last)
      last = of(perHour)
      expect(of(perHour, 12)).toBeGreaterThanOrEqual(last)
      expect(of(perHour, 9, 0.95)).toBeGreaterThanOrEqual(last)
      expect(of(perHour) * 2).toBeGreaterThanOrEqual(of(perHour * 2) - 1e-9)
    }
  })
})
