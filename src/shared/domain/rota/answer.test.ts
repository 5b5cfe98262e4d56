import { describe, expect, it } from 'vitest'
import { PersonId } from '../ids'
import { type Answer, deedsOf, dueDeeds, withSlots } from './answer'
import { emptyRota, withDeeds } from './deeds'
import { RotaPerson } from './person'
import type { RequestState, Rota, RotaLeave, RotaRequest, RotaShift } from './plan'

const id = (name: string) => PersonId.parse(name)
const [ana, ben, caro, lead] = ['ana', 'ben', 'caro', 'lead'].map(id) as [PersonId, PersonId, PersonId, PersonId]
const now = Date.parse('2026-10-19T08:00:00Z')
const person = (who: PersonId, role: 'agent' | 'lead' = 'agent') =>
  RotaPerson.parse({
    id: who,
    name: who,
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: 'Bucharest',
    role,
    languages: [],
    week: [],
  })
const shift = (name: string, personId: PersonId, date: string, start = '09:00', end = '17:00'): RotaShift => ({
  id: name,
  personId,
  typeId: null,
  date,
  start,
  end,
  zone: 'Europe/Bucharest',
  breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
  work: 'service',
  note: '',
  override: null,
})
const leave = (personId: PersonId, startDate: string, endDate: string, more: Partial<RotaLeave> = {}): RotaLeave => ({
  id: `leave-${personId}`,
  personId,
  kind: 'holiday',
  startDate,
  endDate,
  startTime: null,
  endTime: null,
  zone: 'Europe/Bucharest',
  note: '',
  ...more,
})
const team: Rota = {
  ...emptyRota,
  people: [person(ana), person(ben), person(caro), person(lead, 'lead')],
  shifts: [
    shift('a1', ana, '2026-10-21'),
    shift('a2', ana, '2026-10-22'),
    shift('b1', ben, '2026-10-23'),
    shift('c1', caro, '2026-10-21', '18:00', '23:00'),
    shift('old', ana, '2026-10-18'),
  ],
}
const request = (wants: RotaRequest['wants'], state: RequestState = 'open'): RotaRequest =>
  withSlots(team, { id: 'r', by: ana, madeAt: now - 1, note: '', state, said: [], wants })
const kinds = {
  leave: { type: 'leave', leave: leave(ana, '2026-10-21', '2026-10-22') },
  sick: { type: 'sick', leave: leave(ana, '2026-10-21', '2026-10-21', { kind: 'sick' }) },
  swap: { type: 'swap', giveShiftId: 'a1', withPersonId: ben, takeShiftId: 'b1' },
  offer: { type: 'offer', giveShiftId: 'a1', takenBy: null },
  offerTaken: { type: 'offer', giveShiftId: 'a1', takenBy: ben },
} as const satisfies Record<string, RotaRequest['wants']>
const answer = (state: RequestState, by: PersonId | null, more: Partial<Answer> = {}): Answer => ({
  state,
  by,
  plans: by === lead,
  takeBy: null,
  shifts: 'keep',
  reason: '',
  ...more,
})
/** What becomes of it, or why not. */
const outcome = (rota: Rota, asked: RotaRequest, said: Answer): string => {
  const done = deedsOf(rota, asked, said, now)
  return 'refused' in done ? `${done.refused.code} ${done.refused.params.context}` : done.state
}
const rotaAfter = (rota: Rota, asked: RotaRequest, said: Answer): Rota => {
  const done = deedsOf(rota, asked, said, now)
  if ('refused' in done) throw new Error(JSON.stringify(done.refused))
  return withDeeds({ ...rota, requests: [asked] }, [], done.deeds).rota
}

describe('who may answer what', () => {
  const table: [keyof typeof kinds, RequestState, RequestState, PersonId | null, string][] = [
    // Withdrawn by her alone.
    ['leave', 'open', 'withdrawn', ana, 'withdrawn'],
    ['leave', 'open', 'withdrawn', ben, 'forbidden rota'],
    ['leave', 'open', 'withdrawn', lead, 'forbidden rota'],
    ['sick', 'open', 'withdrawn', ana, 'withdrawn'],
    ['swap', 'taken', 'withdrawn', ana, 'withdrawn'],
    ['leave', 'open', 'withdrawn', null, 'forbidden rota'],
    // Settled once.
    ['leave', 'approved', 'withdrawn', ana, 'rejected answered'],
    ['leave', 'declined', 'approved', lead, 'rejected answered'],
    ['leave', 'withdrawn', 'approved', lead, 'rejected answered'],
    ['swap', 'approved', 'declined', lead, 'rejected answered'],
    // Leave and illness are the lead's.
    ['leave', 'open', 'approved', lead, 'approved'],
    ['leave', 'open', 'approved', ana, 'forbidden rota'],
    ['leave', 'open', 'declined', lead, 'declined'],
    ['leave', 'open', 'declined', ben, 'forbidden rota'],
    ['leave', 'open', 'taken', ben, 'rejected answer'],
    ['sick', 'open', 'approved', lead, 'approved'],
    ['sick', 'open', 'taken', ben, 'rejected answer'],
    // A swap: first the colleague, then the lead.
    ['swap', 'open', 'taken', ben, 'taken'],
    ['swap', 'open', 'taken', caro, 'forbidden rota'],
    ['swap', 'open', 'taken', ana, 'forbidden rota'],
    ['swap', 'open', 'taken', lead, 'taken'],
    ['swap', 'open', 'declined', ben, 'declined'],
    ['swap', 'open', 'declined', caro, 'forbidden rota'],
    ['swap', 'open', 'approved', lead, 'rejected nobodyTook'],
    ['swap', 'open', 'approved', ben, 'forbidden rota'],
    ['swap', 'taken', 'taken', ben, 'rejected answered'],
    ['swap', 'taken', 'approved', lead, 'approved'],
    ['swap', 'taken', 'declined', ben, 'forbidden rota'],
    ['swap', 'taken', 'open', ben, 'open'],
    ['swap', 'taken', 'open', caro, 'forbidden rota'],
    ['swap', 'open', 'open', ben, 'rejected answer'],
    // An offer: whoever comes first.
    ['offer', 'open', 'taken', ben, 'taken'],
    ['offer', 'open', 'taken', ana, 'forbidden rota'],
    ['offer', 'open', 'taken', null, 'forbidden rota'],
    ['offer', 'open', 'taken', id('nobody'), 'rejected person'],
    ['offer', 'open', 'approved', lead, 'rejected nobodyTook'],
    ['offerTaken', 'taken', 'approved', lead, 'approved'],
    ['offerTaken', 'taken', 'taken', caro, 'rejected answered'],
    ['offerTaken', 'taken', 'open', ben, 'open'],
  ]
  it.each(table)('%s that is %s, asked to be %s by %s: %s', (kind, state, asked, by, expected) => {
    expect(outcome(team, request(kinds[kind], state), answer(asked, by))).toBe(expected)
  })
})

describe('what follows', () => {
  it('leave is granted; its shifts stay for a repair or go, and what has begun stays in any case', () => {
    const kept = rotaAfter(team, request(kinds.leave), answer('approved', lead))
    expect([kept.leave, kept.shifts.length]).toEqual([[kinds.leave.leave], 5])
    const gone = rotaAfter(team, request(kinds.leave), answer('approved', lead, { shifts: 'remove' }))
    expect(gone.shifts.map((one) => one.id)).toEqual(['b1', 'c1', 'old'])
    expect(gone.requests[0]?.said).toEqual([{ by: lead, at: now, state: 'approved', reason: '' }])
    const past = request({ type: 'leave', leave: leave(ana, '2026-10-18', '2026-10-18') })
    expect(rotaAfter(team, past, answer('approved', lead, { shifts: 'remove' })).shifts).toHaveLength(5)
  })
  it('half a day leaves the other half, with the breaks that lie in it', () => {
    const half = request({ type: 'leave', leave: leave(ana, '2026-10-21', '2026-10-21', { startTime: '14:00' }) })
    const { shifts } = rotaAfter(team, half, answer('approved', lead, { shifts: 'remove' }))
    expect(shifts.find((one) => one.id === 'a1')).toMatchObject({
      start: '09:00',
      end: '14:00',
      breaks: [{ afterMinutes: 240 }],
      override: { why: 'lead', was: { start: '09:00', end: '17:00' } },
    })
    const morning = request({ type: 'leave', leave: leave(ana, '2026-10-21', '2026-10-21', { endTime: '13:30' }) })
    expect(rotaAfter(team, morning, answer('approved', lead, { shifts: 'remove' })).shifts.find((one) => one.id === 'a1')).toMatchObject({
      start: '13:30',
      end: '17:00',
      breaks: [],
    })
  })
  it('a swap changes hands, and says what was', () => {
    const { shifts } = rotaAfter(team, request(kinds.swap, 'taken'), answer('approved', lead))
    const byId = new Map(shifts.map((one) => [one.id, one]))
    expect(byId.get('a1')).toMatchObject({ personId: ben, date: '2026-10-21', override: { why: 'swap', by: lead, was: { personId: ana } } })
    expect(byId.get('b1')).toMatchObject({ personId: ana, override: { was: { personId: ben } } })
  })
  it('an offer is done at once at a desk that may change shifts, else it waits for one; where the settings want the lead it waits', () => {
    const done = rotaAfter(team, request(kinds.offer), answer('taken', ben, { plans: true }))
    expect(done.shifts.find((one) => one.id === 'a1')?.personId).toBe(ben)
    expect(done.requests[0]).toMatchObject({ state: 'approved', wants: { takenBy: ben } })
    const strict = { ...team, settings: { ...team.settings, offersNeedLead: true } }
    expect(outcome(strict, request(kinds.offer), answer('taken', ben, { plans: true }))).toBe('taken')
    expect(outcome(team, request(kinds.offer), answer('taken', ben))).toBe('taken')
    expect(outcome(strict, request(kinds.offer), answer('approved', lead, { takeBy: caro }))).toBe('rejected rules')
    expect(outcome(strict, request(kinds.offer), answer('approved', lead, { takeBy: ben }))).toBe('approved')
  })
  it('nobody takes what a hard rule forbids her; who plans may, with a reason', () => {
    expect(outcome(team, request(kinds.offer), answer('taken', caro))).toBe('rejected rules')
    expect(outcome(team, request(kinds.offer), answer('taken', caro, { reason: 'I can do it.' }))).toBe('rejected rules')
    expect(outcome(team, request({ ...kinds.offer, takenBy: caro }, 'taken'), answer('approved', lead))).toBe('rejected rules')
    expect(outcome(team, request({ ...kinds.offer, takenBy: caro }, 'taken'), answer('approved', lead, { reason: 'Agreed.' }))).toBe(
      'approved',
    )
  })
})

describe('what is stale', () => {
  const moved = (change: (one: RotaShift) => RotaShift | null): Rota => ({
    ...team,
    shifts: team.shifts.flatMap((one) => change(one) ?? []),
  })
  const stale: [string, Rota][] = [
    ['gone', moved((one) => (one.id === 'a1' ? null : one))],
    ['moved to another hour', moved((one) => (one.id === 'a1' ? { ...one, start: '10:00' } : one))],
    ['moved to another day', moved((one) => (one.id === 'a1' ? { ...one, date: '2026-10-24' } : one))],
    ['given to somebody else', moved((one) => (one.id === 'a1' ? { ...one, personId: caro } : one))],
  ]
  it.each(stale)('a shift that is %s is not taken, swapped or approved', (_how, rota) => {
    expect(outcome(rota, request(kinds.offer), answer('taken', ben))).toBe('changedMeanwhile shift')
    expect(outcome(rota, request(kinds.swap), answer('taken', ben))).toBe('changedMeanwhile shift')
    expect(outcome(rota, request(kinds.swap, 'taken'), answer('approved', lead))).toBe('changedMeanwhile shift')
    // It can still be put away.
    expect(outcome(rota, request(kinds.swap, 'taken'), answer('declined', lead))).toBe('declined')
  })
  it('the other’s shift counts too', () => {
    const rota = moved((one) => (one.id === 'b1' ? { ...one, end: '18:00' } : one))
    expect(outcome(rota, request(kinds.swap), answer('taken', ben))).toBe('changedMeanwhile shift')
  })
  it('and one that has begun', () => {
    expect(outcome(team, request({ ...kinds.offer, giveShiftId: 'old' }), answer('taken', ben))).toBe('rejected begun')
  })
})

describe('what a desk that may change shifts does by itself', () => {
  const taken = (wants: RotaRequest['wants'], by: PersonId): Rota => ({
    ...team,
    requests: [{ ...request(wants, 'taken'), said: [{ by, at: now - 60_000, state: 'taken', reason: '' }] }],
  })
  it('carries out what was taken elsewhere, at the time of the taking: two desks do the same', () => {
    const rota = taken(kinds.offerTaken, ben)
    expect(dueDeeds(rota, now)).toEqual(dueDeeds(rota, now + 600_000))
    const { shifts, requests } = withDeeds(rota, [], dueDeeds(rota, now)).rota
    expect(shifts.find((one) => one.id === 'a1')).toMatchObject({ personId: ben, override: { at: now - 60_000, by: ben } })
    expect(requests[0]?.state).toBe('approved')
    expect(dueDeeds(withDeeds(rota, [], dueDeeds(rota, now)).rota, now)).toEqual([])
  })
  it('says the time of the taking also where this desk’s clock is behind it', () => {
    const rota = taken(kinds.offerTaken, ben)
    expect(dueDeeds(rota, now - 600_000)).toEqual(dueDeeds(rota, now))
  })
  it('of two that ask for the same the one taken first goes first, in whatever order a desk has them', () => {
    const [first] = taken(kinds.offerTaken, ben).requests
    if (!first) throw new Error('none')
    const second: RotaRequest = {
      ...first,
      id: 'a-later-one',
      wants: { ...kinds.offer, takenBy: lead },
      said: [{ by: lead, at: now - 30_000, state: 'taken', reason: '' }],
    }
    const here = { ...team, requests: [first, second] }
    const there = { ...team, requests: [second, first] }
    expect(dueDeeds(there, now)).toEqual(dueDeeds(here, now))
    expect(withDeeds(there, [], dueDeeds(there, now)).rota.shifts.find((one) => one.id === 'a1')?.personId).toBe(ben)
  })
  it('leaves to the lead what the settings leave to her, what a rule forbids, and what is stale', () => {
    expect(dueDeeds(taken(kinds.swap, ben), now)).toEqual([])
    expect(dueDeeds(taken({ ...kinds.offer, takenBy: caro }, caro), now)).toEqual([])
    const rota = taken(kinds.offerTaken, ben)
    expect(dueDeeds({ ...rota, shifts: [] }, now)).toEqual([])
    expect(dueDeeds(rota, Date.parse('2026-10-21T07:00:00Z'))).toEqual([])
  })
})
