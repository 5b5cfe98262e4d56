/** Erlang tables and the sharing out of people, against printed values, direct sums and every possible allocation. */
import { describe, expect, it } from 'vitest'
import { coverageOf, rowCell } from '../../../src/shared/domain/rota/demand/coverage'
import { erlangB, erlangC, levelOf, slotsFor } from '../../../src/shared/domain/rota/demand/erlang'
import type { RotaPerson } from '../../../src/shared/domain/rota/person'
import type { HourNeed } from '../../../src/shared/domain/rota/plan'
import { away, shift, somebody } from '../../../src/shared/domain/rota/rules/kit'

/** The textbook's sums, without the recursion. */
const direct = (servers: number, load: number): { blocked: number; waits: number } => {
  let term = 1
  let sum = 0
  for (let k = 0; k < servers; k++) {
    sum += term
    term = (term * load) / (k + 1)
  }
  const queued = (term * servers) / (servers - load)
  return { blocked: term / (sum + term), waits: queued / (sum + queued) }
}

describe('Erlang', () => {
  // Load carried at the grade of service, as every table of Erlang B prints it.
  it.each([
    [5, 1.361, 0.01],
    [10, 4.461, 0.01],
    [20, 12.03, 0.01],
    [50, 37.9, 0.01],
    [100, 84.06, 0.01],
    [10, 5.084, 0.02],
    [20, 13.18, 0.02],
    [30, 21.93, 0.02],
  ])('B: %i servers carry %s erlangs at %s', (servers, load, blocked) => {
    expect(erlangB(servers, load)).toBeCloseTo(blocked, 4)
  })
  // Ten erlangs, as call-centre tables have them.
  it.each([
    [11, 0.6821],
    [12, 0.4494],
    [13, 0.2853],
    [14, 0.1741],
    [15, 0.102],
  ])('C: of ten erlangs at %i servers %s wait', (servers, waits) => {
    expect(erlangC(servers, 10)).toBeCloseTo(waits, 3)
    expect(erlangC(servers, 10)).toBeCloseTo(direct(servers, 10).waits, 10)
  })
  it('agrees with the direct sums wherever those can be formed', () => {
    for (let servers = 1; servers <= 40; servers++)
      for (const part of [0.05, 0.5, 0.9, 0.99]) {
        expect(erlangB(servers, servers * part)).toBeCloseTo(direct(servers, servers * part).blocked, 10)
        expect(erlangC(servers, servers * part)).toBeCloseTo(direct(servers, servers * part).waits, 10)
      }
  })
  it('one server: waits as often as it is busy; and all wait where servers cannot keep up', () => {
    expect(erlangC(1, 0.3)).toBeCloseTo(0.3, 12)
    expect(erlangC(10, 10)).toBe(1)
    expect(levelOf(9, 10, 20, 180)).toBe(0)
  })
  it('the classic desk: 200 an hour of three minutes, 80 % in 20 seconds, thirteen are not quite enough', () => {
    // 1 - 0.2853 e^(-3/9) = 0.7956 and 1 - 0.1741 e^(-4/9) = 0.8884.
    expect(levelOf(13, 10, 20, 180)).toBeCloseTo(0.7956, 3)
    expect(levelOf(14, 10, 20, 180)).toBeCloseTo(0.8884, 3)
    expect(slotsFor({ perHour: 200, minutes: 3, share: 0.8, seconds: 20 })).toBeCloseTo(13 + (0.8 - 0.7956) / (0.8884 - 0.7956), 2)
    expect(slotsFor({ perHour: 0, minutes: 3, share: 0.8, seconds: 20 })).toBe(0)
  })
})

const hour = Date.UTC(2026, 9, 5, 8)
const speaks = (id: string, codes: string, shops: string[] = []): RotaPerson =>
  somebody({ id, shops, languages: codes.split(' ').map((code) => ({ code, level: 'fluent' as const })) })
const need = (language: string, people: number, shop: string | null = null): HourNeed => ({
  at: hour,
  language,
  shop,
  people,
  low: people,
  high: people,
  why: {},
})
const covered = (people: readonly RotaPerson[], needs: readonly HourNeed[], of: Partial<Parameters<typeof coverageOf>[0]> = {}) => {
  // 08:00Z is 11:00 in Bucharest.
  const shifts = people.map(({ id }) => shift('2026-10-05 09:00-17:00', { personId: id }))
  const [found] = coverageOf({ needs, people, shifts, leave: [], from: hour, to: hour + 3_600_000, ...of })
  if (!found) throw new Error('no hour')
  return found
}
const met = (found: ReturnType<typeof covered>, language: string, shop: string | null = null) => rowCell(found, { language, shop }).met

describe('coverage', () => {
  it('one who has two languages counts once, half for each', () => {
    const found = covered([speaks('a', 'de fr')], [need('de', 1), need('fr', 1)])
    expect([met(found, 'de'), met(found, 'fr')]).toEqual([0.5, 0.5])
  })
  it('she makes room for whoever has but one', () => {
    const found = covered([speaks('a', 'de fr'), speaks('b', 'de')], [need('de', 1), need('fr', 1)])
    expect([met(found, 'de'), met(found, 'fr')]).toEqual([1, 1])
  })
  it('along a chain: de–fr, fr–es, es', () => {
    const found = covered([speaks('a', 'de fr'), speaks('b', 'fr es'), speaks('c', 'es')], [need('de', 1), need('fr', 1), need('es', 1)])
    expect(['de', 'fr', 'es'].map((one) => met(found, one))).toEqual([1, 1, 1])
  })
  it('by shop: whoever is trained on one answers not the other', () => {
    const found = covered([speaks('a', 'de', ['N'])], [need('de', 1, 'N'), need('de', 1, 'K')])
    expect([met(found, 'de', 'N'), met(found, 'de', 'K')]).toEqual([1, 0])
  })
  it('a pause of twenty minutes leaves two thirds of the hour, a shift from half past a half', () => {
    const people = [speaks('a', 'de')]
    const pause = { kind: 'break' as const, afterMinutes: 130, minutes: 20, paid: true }
    expect(
      met(covered(people, [need('de', 1)], { shifts: [shift('2026-10-05 09:00-17:00', { personId: 'a', breaks: [pause] })] }), 'de'),
    ).toBeCloseTo(2 / 3, 9)
    expect(met(covered(people, [need('de', 1)], { shifts: [shift('2026-10-05 11:30-17:00', { personId: 'a' })] }), 'de')).toBe(0.5)
  })
  it('half a day’s leave, training, whoever left and a basic level count for nothing', () => {
    const basic = somebody({ id: 'b', languages: [{ code: 'de', level: 'basic' }] })
    const leave = [{ ...away('2026-10-05', '2026-10-05', { endTime: '11:30' }), personId: speaks('a', 'de').id }]
    expect(met(covered([speaks('a', 'de'), basic, { ...speaks('c', 'de'), left: true }], [need('de', 3)], { leave }), 'de')).toBe(0.5)
    expect(
      met(
        covered([speaks('a', 'de')], [need('de', 1)], { shifts: [shift('2026-10-05 09:00-17:00', { personId: 'a', work: 'training' })] }),
        'de',
      ),
    ).toBe(0)
  })
  it('the repeated hour of 25 October is two hours of UTC with the same people on', () => {
    const people = [speaks('a', 'de')]
    const from = Date.UTC(2026, 9, 25, 0)
    const hours = coverageOf({
      needs: [0, 1].map((n) => ({ ...need('de', 1), at: from + n * 3_600_000 })),
      people,
      shifts: [shift('2026-10-24 22:00-06:00', { personId: 'a' })],
      leave: [],
      from: from - 6 * 3_600_000,
      to: from + 6 * 3_600_000,
    })
    // 19:00Z to 04:00Z.
    expect(hours.filter(({ on }) => on.length > 0).map(({ at }) => (at - from) / 3_600_000)).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3])
  })
  it('meets as many as the best of all allocations does, in 150 drawn hours', () => {
    let seed = 11
    const draw = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const codes = ['de', 'fr', 'es', 'ja']
    for (let round = 0; round < 150; round++) {
      const people = Array.from({ length: 1 + draw(6) }, (_, index) => {
        const own = codes.filter(() => draw(2) === 1)
        return speaks(`p${index}`, (own.length > 0 ? own : [codes[draw(4)] ?? 'de']).join(' '))
      })
      const wants = codes.map((code) => need(code, draw(4)))
      const best = (index: number, left: readonly number[]): number => {
        const person = people[index]
        if (!person) return 0
        let most = best(index + 1, left)
        for (const { code } of person.languages) {
          const place = codes.indexOf(code)
          if ((left[place] ?? 0) > 0)
            most = Math.max(
              most,
              1 +
                best(
                  index + 1,
                  left.map((n, at) => (at === place ? n - 1 : n)),
                ),
            )
        }
        return most
      }
      const found = covered(
        people,
        wants.filter((one) => one.people > 0),
      )
      const sum = found.cells.reduce((all, cell) => all + cell.met, 0)
      expect(sum, `round ${round}`).toBeCloseTo(
        best(
          0,
          wants.map((one) => one.people),
        ),
        6,
      )
      for (const { part, counts } of found.on)
        expect(
          counts.reduce((all, one) => all + one.part, 0),
          `round ${round}`,
        ).toBeLessThanOrEqual(part + 1e-9)
    }
  })
})
