/** Swaps, offers and calls of illness, played through to the shifts that stand afterwards. Bucharest in October is UTC+3. */
import { describe, expect, it } from 'vitest'
import { type Answer, deedsOf, withSlots } from '../../../src/shared/domain/rota/answer'
import { emptyRota, withDeeds } from '../../../src/shared/domain/rota/deeds'
import { leaveThatCounts, workAround } from '../../../src/shared/domain/rota/onShift'
import type { RequestState, Rota, RotaRequest, RotaShift } from '../../../src/shared/domain/rota/plan'
import { away, shift, somebody } from '../../../src/shared/domain/rota/rules/kit'

const [ana, ben, lead] = [somebody({ id: 'p1' }), somebody({ id: 'p2' }), somebody({ id: 'lead', role: 'lead' })] as const
const now = Date.parse('2026-10-05T06:00Z')
const hers = (when: string) => shift(when, { personId: 'p1' })
const his = (when: string) => shift(when, { personId: 'p2' })
const rotaOf = (shifts: readonly RotaShift[], of: Partial<Rota> = {}): Rota => ({
  ...emptyRota,
  people: [ana, ben, lead],
  shifts: [...shifts],
  ...of,
})
const asked = (rota: Rota, wants: RotaRequest['wants'], state: RequestState = 'open') =>
  withSlots(rota, { id: 'r', by: ana.id, madeAt: now, note: '', state, said: [], wants })
const says = (state: RequestState, of: Partial<Answer> = {}): Answer => ({
  state,
  by: ben.id,
  plans: false,
  takeBy: null,
  shifts: 'keep',
  reason: '',
  ...of,
})
const byLead = { by: lead.id, plans: true }
const swapOf = (give: RotaShift, take: RotaShift | null): RotaRequest['wants'] => ({
  type: 'swap',
  giveShiftId: give.id,
  withPersonId: ben.id,
  takeShiftId: take?.id ?? null,
})
const offerOf = (give: RotaShift): RotaRequest['wants'] => ({ type: 'offer', giveShiftId: give.id, takenBy: null })
const played = (rota: Rota, request: RotaRequest, answer: Answer, at = now) => {
  const done = deedsOf(rota, request, answer, at)
  if ('refused' in done) return String(done.refused.params.rule ?? done.refused.params.context)
  return withDeeds({ ...rota, requests: [request] }, [], done.deeds).rota.shifts.map(({ personId, date }) => `${personId} ${date}`)
}

describe('a swap', () => {
  it('of two shifts of one day overlaps nothing: each gives hers away', () => {
    const [early, late] = [hers('2026-10-07 06:00-14:00'), his('2026-10-07 13:00-21:00')]
    const rota = rotaOf([early, late])
    expect(played(rota, asked(rota, swapOf(early, late), 'taken'), says('approved', byLead))).toEqual(['p2 2026-10-07', 'p1 2026-10-07'])
  })
  it('that leaves ten hours of rest is refused, that leaves eleven is not', () => {
    // Ben until 22:00, Ana's next morning from 08:00 or 09:00.
    const [ten, eleven] = [hers('2026-10-08 08:00-16:00'), hers('2026-10-08 09:00-16:00')]
    const evening = his('2026-10-07 14:00-22:00')
    const first = rotaOf([ten, evening])
    expect(played(first, asked(first, swapOf(ten, null)), says('taken'))).toBe('rest')
    const second = rotaOf([eleven, evening])
    expect(played(second, asked(second, swapOf(eleven, null), 'taken'), says('approved', byLead))).toEqual([
      'p2 2026-10-08',
      'p2 2026-10-07',
    ])
  })
  it('in the night of the change needs the hour more on the wall in spring, less in autumn', () => {
    const [march, october] = [hers('2027-03-28 09:00-16:00'), hers('2026-10-25 08:00-16:00')]
    const spring = rotaOf([march, his('2027-03-27 14:00-22:00')])
    expect(played(spring, asked(spring, swapOf(march, null)), says('taken'))).toBe('rest')
    const autumn = rotaOf([october, his('2026-10-24 14:00-22:00')])
    expect(played(autumn, asked(autumn, swapOf(october, null)), says('taken'))).not.toBe('rest')
  })
  it('into his leave is refused, into the other half of the day is not', () => {
    const give = hers('2026-10-07 14:00-20:00')
    const leave = (of: Parameters<typeof away>[2]) => [{ ...away('2026-10-07', '2026-10-07', of), personId: ben.id }]
    const whole = rotaOf([give], { leave: leave({}) })
    expect(played(whole, asked(whole, swapOf(give, null)), says('taken'))).toBe('leave')
    const morning = rotaOf([give], { leave: leave({ endTime: '14:00' }) })
    expect(played(morning, asked(morning, swapOf(give, null)), says('taken'))).not.toBe('leave')
  })
  it('what is broken elsewhere already is not of the swap', () => {
    const give = hers('2026-10-20 09:00-15:00')
    const rota = rotaOf([give, his('2026-10-07 14:00-22:00'), his('2026-10-08 06:00-12:00')])
    expect(played(rota, asked(rota, swapOf(give, null), 'taken'), says('approved', byLead))).toContain('p2 2026-10-20')
  })
})

describe('an offer', () => {
  it('ends with the shift’s beginning, to the millisecond', () => {
    // 10:00 in Bucharest is 07:00Z.
    const give = hers('2026-10-05 10:00-16:00')
    const rota = rotaOf([give])
    const start = Date.parse('2026-10-05T07:00Z')
    const taking = says('taken', { plans: true })
    expect(played(rota, asked(rota, offerOf(give)), taking, start - 1)).toEqual(['p2 2026-10-05'])
    expect(played(rota, asked(rota, offerOf(give)), taking, start)).toBe('begun')
  })
  it('of a sixth day is refused where five are agreed, and done by the lead with a reason', () => {
    const give = hers('2026-10-10 09:00-15:00')
    const rota = rotaOf([give, ...['05', '06', '07', '08', '09'].map((day) => his(`2026-10-${day} 09:00-15:00`))])
    expect(played(rota, asked(rota, offerOf(give)), says('taken'))).toBe('daysPerWeek')
    expect(played(rota, asked(rota, offerOf(give)), says('approved', { ...byLead, takeBy: ben.id, reason: 'Agreed with Ben.' }))).toContain(
      'p2 2026-10-10',
    )
  })
  it('to who has left is refused', () => {
    const give = hers('2026-10-07 09:00-15:00')
    const rota = rotaOf([give], { people: [ana, { ...ben, left: true }, lead] })
    expect(played(rota, asked(rota, offerOf(give)), says('taken'))).toBe('person')
  })
  it('of a shift that moved by a quarter of an hour is stale', () => {
    const give = hers('2026-10-07 09:00-15:00')
    const request = asked(rotaOf([give]), offerOf(give))
    expect(played(rotaOf([{ ...give, end: '15:15' }]), request, says('taken'))).toBe('shift')
    expect(played(rotaOf([]), request, says('taken'))).toBe('shift')
    // The same wall times in Manila are another time.
    expect(played(rotaOf([{ ...give, zone: 'Asia/Manila' }]), request, says('taken'))).toBe('shift')
  })
})

describe('a call of illness', () => {
  const sick: RotaRequest['wants'] = { type: 'sick', leave: away('2026-10-07', '2026-10-07', { kind: 'sick', endTime: '13:00' }) }
  const rota = rotaOf([hers('2026-10-07 09:00-17:00')])
  const on = (state: RequestState) =>
    workAround({ ...rota, requests: [asked(rota, sick, state)] }, Date.parse('2026-10-07T00:00Z'), Date.parse('2026-10-08T00:00Z')).map(
      ({ startAt, endAt }) => [startAt, endAt],
    )
  // 13:00 to 17:00 are left, 10:00Z to 14:00Z; without it 06:00Z to 14:00Z.
  const [morning, one, five] = ['06:00', '10:00', '14:00'].map((time) => Date.parse(`2026-10-07T${time}Z`))
  it.each([
    ['open', [[one, five]]],
    ['declined', [[morning, five]]],
    ['withdrawn', [[morning, five]]],
  ] as const)('that is %s', (state, expected) => {
    expect(on(state)).toEqual(expected)
    expect(leaveThatCounts({ leave: [], requests: [asked(rota, sick, state)] })).toHaveLength(state === 'open' ? 1 : 0)
  })
})
