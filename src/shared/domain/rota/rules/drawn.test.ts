/** Drawn plans: what must hold of findings and mends whatever the plan is. fast-check prints the seed of a failure. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findingsOf, findingsOfPerson, type PlanToCheck } from '../findings'
import { mended, mendsFor } from '../mends'
import { dayAfter, minutesOf, spanOf } from '../when'
import { away, shift, somebody } from './kit'

const zones = ['Europe/Bucharest', 'Asia/Manila', 'America/Bogota', 'Africa/Cairo'] as const
const countries = [null, 'RO', 'PH', 'CO', 'EG', 'DE'] as const
const two = (value: number) => String(value).padStart(2, '0')

/** Three people over two weeks around the change of 25 October 2026, some of it in other zones than their own. */
const plans = fc
  .record({
    people: fc.tuple(
      ...['p1', 'p2', 'p3'].map((id) =>
        fc.record({ id: fc.constant(id), zone: fc.constantFrom(...zones), country: fc.constantFrom(...countries) }),
      ),
    ),
    shifts: fc.array(
      fc.record({
        personId: fc.constantFrom('p1', 'p2', 'p3'),
        day: fc.integer({ min: 0, max: 13 }),
        start: fc.integer({ min: 0, max: 95 }),
        length: fc.integer({ min: 8, max: 48 }),
        zone: fc.constantFrom(...zones),
      }),
      { maxLength: 24 },
    ),
    leave: fc.option(fc.record({ personId: fc.constantFrom('p1', 'p2'), day: fc.integer({ min: 0, max: 13 }), half: fc.boolean() }), {
      nil: null,
    }),
  })
  .map(
    ({ people, shifts, leave }): PlanToCheck => ({
      people: people.map((one) => somebody(one)),
      shifts: shifts.map(({ personId, day, start, length, zone }, index) => {
        const time = (quarter: number) => `${two(Math.floor((quarter % 96) / 4))}:${two(((quarter % 96) % 4) * 15)}`
        return shift(`${dayAfter('2026-10-19', day)} ${time(start)}-${time(start + length)}`, { id: `s${index}`, personId, zone })
      }),
      leave: leave
        ? [
            away(dayAfter('2026-10-19', leave.day), dayAfter('2026-10-19', leave.day), {
              personId: somebody({ id: leave.personId }).id,
              startTime: leave.half ? '12:00' : null,
            }),
          ]
        : [],
      from: Date.UTC(2026, 9, 18),
      to: Date.UTC(2026, 10, 4),
    }),
  )

it('findings are the same whatever order shifts come in, person by person or all at once (300 drawn plans)', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const all = findingsOf(plan)
      expect(findingsOf({ ...plan, shifts: [...plan.shifts].reverse() })).toEqual(all)
      for (const { id } of plan.people) expect(findingsOfPerson(plan, id)).toEqual(all.filter(({ personId }) => personId === id))
      for (const { startAt, endAt, shiftIds } of all) {
        expect(endAt).toBeGreaterThanOrEqual(startAt)
        expect(startAt < plan.to && endAt > plan.from).toBe(true)
        for (const one of shiftIds) expect(plan.shifts.some(({ id }) => id === one)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

it('overlap and rest are what instants say, looked at pair by pair (300 drawn plans)', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const spans = plan.shifts.map((one) => ({ one, span: spanOf(one) ?? { startAt: 0, endAt: 0 } }))
      const pairs = spans.flatMap((a, place) =>
        spans
          .slice(place + 1)
          .filter((b) => a.one.personId === b.one.personId && a.span.startAt < b.span.endAt && b.span.startAt < a.span.endAt)
          .map((b) => [a.one.id, b.one.id].sort().join()),
      )
      const found = findingsOf(plan).filter(({ rule }) => rule === 'overlap')
      expect(found.map(({ shiftIds }) => [...shiftIds].sort().join()).sort()).toEqual(pairs.sort())
      for (const rest of findingsOf(plan).filter(({ rule }) => rule === 'rest')) {
        expect(minutesOf(rest)).toBe(rest.figures.minutes)
        expect(
          spans.some(({ one, span }) => one.personId === rest.personId && span.startAt < rest.endAt && span.endAt > rest.startAt),
        ).toBe(false)
      }
    }),
    { numRuns: 300 },
  )
})

it('a mend mends, and leaves nobody worse (80 drawn plans)', () => {
  let mends = 0
  fc.assert(
    fc.property(plans, (plan) => {
      const before = findingsOf(plan)
      const hard = (findings: typeof before) => findings.filter(({ weight }) => weight === 'hard').length
      for (const finding of before.filter(({ weight }) => weight === 'hard').slice(0, 4))
        for (const mend of mendsFor(plan, finding)) {
          mends++
          const after = findingsOf({ ...plan, shifts: plan.shifts.flatMap((one) => mended(one, mend) ?? []) })
          expect(hard(after)).toBeLessThanOrEqual(hard(before) - (finding.weight === 'hard' ? 1 : 0))
          const there = after.some(
            (one) => one.rule === finding.rule && one.personId === finding.personId && one.shiftIds.join() === finding.shiftIds.join(),
          )
          expect(there).toBe(false)
        }
    }),
    { numRuns: 80 },
  )
  expect(mends).toBeGreaterThan(40)
})
