import { describe, expect, it } from 'vitest'
import { PersonId } from '../ids'
import { type Answer, deedsOf, dueDeeds } from './answer'
import { emptyRota, withDeeds } from './deeds'
import { leaveThatCounts } from './onShift'
import { RotaPerson } from './person'
import type { Presence, RequestState, Rota, RotaRequest, RotaShift } from './plan'
import { isDenied, unconfirmedOf, unsaidBy, wordsOf } from './word'

const id = (name: string) => PersonId.parse(name)
const [ana, ben, lead] = [id('ana'), id('ben'), id('lead')]
const now = Date.parse('2026-10-19T08:00:00Z')
const person = (who: PersonId, role: 'agent' | 'lead' = 'agent') =>
  RotaPerson.parse({ id: who, name: who, email: null, region: 'eu', zone: 'Europe/Bucharest', city: '', role, languages: [], week: [] })
const shift = (name: string, personId: PersonId, date: string): RotaShift => ({
  id: name,
  personId,
  typeId: null,
  date,
  start: '09:00',
  end: '13:00',
  zone: 'Europe/Bucharest',
  breaks: [],
  work: 'service',
  note: '',
  override: null,
})
const team: Rota = {
  ...emptyRota,
  people: [person(ana), person(ben), person(lead, 'lead')],
  shifts: [shift('a1', ana, '2026-10-21'), shift('b1', ben, '2026-10-23')],
}
const swap = { type: 'swap', giveShiftId: 'a1', withPersonId: ben, takeShiftId: 'b1' } as const
const offer = { type: 'offer', giveShiftId: 'a1', takenBy: ben } as const
const taken = (wants: RotaRequest['wants']): RotaRequest => ({
  id: 'r',
  by: ana,
  madeAt: now - 2,
  note: '',
  state: 'taken',
  said: [{ by: ben, at: now - 1, state: 'taken', reason: '' }],
  wants,
})
const keys = (request: RotaRequest) => wordsOf(request).map(({ key }) => key)
const beat = (personId: PersonId, vouches: string[]): Presence => ({
  personId,
  at: now,
  state: 'on',
  since: now,
  unsent: 0,
  oldestUnsentAt: null,
  vouches,
})
const answer = (state: RequestState, by: PersonId, more: Partial<Answer> = {}): Answer => ({
  state,
  by,
  plans: by === lead,
  takeBy: null,
  shifts: 'keep',
  reason: '',
  ...more,
})
const afterwards = (rota: Rota, said: Answer): Rota => {
  const [request] = rota.requests
  const done = request ? deedsOf(rota, request, said, now) : null
  if (!done || 'refused' in done) throw new Error(JSON.stringify(done))
  return withDeeds(rota, [], done.deeds).rota
}

const leave = {
  id: 'l1',
  personId: ana,
  kind: 'holiday' as const,
  startDate: '2026-10-21',
  endDate: '2026-10-21',
  startTime: null,
  endTime: null,
  zone: 'Europe/Bucharest',
  note: '',
}

describe('words in people’s names', () => {
  it('are hers who asks and hers who takes, and others where anything of it is changed', () => {
    expect(wordsOf(taken(swap)).map(({ personId, what }) => [personId, what])).toEqual([
      [ana, 'asked'],
      [ben, 'took'],
    ])
    expect(wordsOf({ ...taken(offer), state: 'open', wants: { ...offer, takenBy: null } })).toHaveLength(1)
    const said = keys(taken(swap))
    for (const changed of [
      { ...taken(swap), wants: { ...swap, takeShiftId: 'b2' } },
      { ...taken(swap), wants: { ...swap, giveShiftId: 'a2' } },
      { ...taken(swap), madeAt: now, said: [{ by: ben, at: now, state: 'taken' as const, reason: '' }] },
    ])
      expect(keys(changed).filter((key) => said.includes(key))).toEqual([])
  })
  it('an offer that was taken is still the same word of hers who made it', () => {
    expect(keys(taken(offer))[0]).toBe(keys({ ...taken(offer), state: 'open', wants: { ...offer, takenBy: null } })[0])
  })
  it('are others where it would be another leave: paid or not, in another zone, in the place of another', () => {
    const asked = (more: object): RotaRequest => ({ ...taken({ type: 'leave', leave: { ...leave, ...more } }), state: 'open', said: [] })
    for (const more of [{ kind: 'unpaid' }, { zone: 'Asia/Manila' }, { id: 'l2' }, { endDate: '2026-10-22' }])
      expect(keys(asked(more))).not.toEqual(keys(asked({})))
    expect(keys(asked({ note: 'With her sister.' }))).toEqual(keys(asked({})))
  })
  it('nobody is called ill, or given leave, by another’s word', () => {
    const ill = (by: PersonId): Rota => ({
      ...team,
      requests: [{ ...taken({ type: 'sick', leave: { ...leave, kind: 'sick' } }), by, state: 'open', said: [] }],
    })
    expect(leaveThatCounts(ill(ana))).toHaveLength(1)
    expect(leaveThatCounts(ill(ben))).toEqual([])
    expect(afterwards(ill(ana), answer('approved', lead)).leave).toHaveLength(1)
    expect(() => afterwards(ill(ben), answer('approved', lead))).toThrow(/notHers/)
    expect(afterwards(ill(ben), answer('declined', lead)).leave).toEqual([])
  })
  it('that her desk does not know are unsaid while anything can come of them', () => {
    const rota = { ...team, requests: [taken(swap)] }
    expect(unsaidBy(rota, ben, new Set(), now)).toMatchObject([{ requestId: 'r', what: 'took' }])
    expect(unsaidBy(rota, ben, new Set(keys(taken(swap))), now)).toEqual([])
    expect(unsaidBy({ ...rota, requests: [{ ...taken(swap), state: 'declined' }] }, ben, new Set(), now)).toEqual([])
    const granted: Rota = { ...team, requests: [{ ...taken(swap), state: 'approved' }] }
    expect(unsaidBy(granted, ben, new Set(), now)).toHaveLength(1)
    expect(unsaidBy(granted, ben, new Set(), Date.parse('2026-10-22T00:00:00Z'))).toEqual([])
  })
  it('are confirmed by the speaker’s own desk alone', () => {
    const request = taken(offer)
    const [asked = '', took = ''] = keys(request)
    const open = (presences: Presence[]) => unconfirmedOf({ presences }, request, now).map(({ what }) => what)
    expect(open([])).toEqual(['asked', 'took'])
    expect(open([beat(ben, [asked, took])])).toEqual(['asked'])
    expect(open([beat(ben, [took]), beat(ana, [asked])])).toEqual([])
    expect(open([{ ...beat(ben, [took]), at: now + 3_600_000 }, beat(ana, [asked])])).toEqual(['took'])
  })
})

describe('where others write the requests too', () => {
  it('nothing is carried out before the desks of both have said that they know it', () => {
    const request = taken(offer)
    const [asked = '', took = ''] = keys(request)
    const rota = (presences: Presence[]): Rota => ({ ...team, requests: [request], presences })
    expect(dueDeeds(rota([]), now)).not.toEqual([])
    expect(dueDeeds(rota([]), now, true)).toEqual([])
    expect(dueDeeds(rota([beat(ben, [took])]), now, true)).toEqual([])
    expect(dueDeeds(rota([beat(ben, [took]), beat(ana, [asked])]), now, true)).not.toEqual([])
  })
})

describe('what was granted and never said', () => {
  const granted = afterwards({ ...team, requests: [taken(swap)] }, answer('approved', lead))
  const denied = afterwards(granted, answer('open', ben, { denies: true, reason: 'Not me.' }))
  const of = ({ shifts }: Rota) => Object.fromEntries(shifts.map(({ id: name, personId }) => [name, personId]))
  it('is flagged by her no, and nothing else changes by it', () => {
    expect(of(granted)).toEqual({ a1: ben, b1: ana })
    expect(of(denied)).toEqual(of(granted))
    expect(denied.requests.map((one) => [one.state, isDenied(one)])).toEqual([['approved', true]])
    expect(unsaidBy(denied, ben, new Set(), now)).toEqual([])
  })
  it.each([
    ['another’s word', answer('open', ana, { denies: true })],
    ['a colleague’s', answer('withdrawn', ben, { denies: true })],
    ['without saying that she never said it', answer('open', ben)],
  ])('not by %s', (_what, said) => expect(() => afterwards(granted, said)).toThrow())
  it('is put back by who plans, or let stand', () => {
    expect(() => afterwards(denied, answer('declined', ana))).toThrow()
    const back = afterwards(denied, answer('declined', lead))
    expect(of(back)).toEqual({ a1: ana, b1: ben })
    expect(back.shifts[0]?.override).toMatchObject({ why: 'lead', by: lead, was: { personId: ben } })
    expect(back.requests[0]?.state).toBe('declined')
    const stands = afterwards(denied, answer('approved', lead))
    expect(of(stands)).toEqual(of(granted))
    expect(stands.requests.map(isDenied)).toEqual([false])
  })
  it('is not put back over what was changed since', () => {
    const moved: Rota = { ...denied, shifts: denied.shifts.map((one) => (one.id === 'b1' ? { ...one, personId: lead } : one)) }
    expect(() => afterwards(moved, answer('declined', lead))).toThrow(/changedMeanwhile/)
  })
  it('leave goes again, hers alone', () => {
    const asked: RotaRequest = { ...taken({ type: 'leave', leave }), state: 'open', said: [] }
    const given = afterwards({ ...team, requests: [asked] }, answer('approved', lead))
    const no = afterwards(given, answer('withdrawn', ana, { denies: true }))
    expect(given.leave).toHaveLength(1)
    expect(afterwards(no, answer('declined', lead)).leave).toEqual([])
  })
})
