import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../../shared/domain/ids'
import { emptyRota } from '../../../../shared/domain/rota/deeds'
import type { Rota, RotaRequest, RotaShift } from '../../../../shared/domain/rota/plan'
import { effectOf } from '../parts/effect'
import { freshPerson } from '../people/draft'
import { nowAndNext, shiftsOf, weeksOf, workedBy } from './week'

const person = (id: string, zone = 'Europe/Bucharest') => ({ ...freshPerson(id, zone, 'x'), name: id })
const shift = (id: string, personId: string, date: string, start = '09:00', end = '17:30', zone = 'Europe/Bucharest'): RotaShift => ({
  id,
  personId: personId as PersonId,
  typeId: null,
  date,
  start,
  end,
  zone,
  breaks: [{ kind: 'lunch', afterMinutes: 240, minutes: 30, paid: false }],
  work: 'service',
  note: '',
  override: null,
})
const rotaOf = (shifts: RotaShift[], more: Partial<Rota> = {}): Rota => ({
  ...emptyRota,
  people: [person('ana'), person('ben')],
  shifts,
  ...more,
})

describe('my weeks', () => {
  const night = shift('n', 'ana', '2026-10-24', '22:00', '06:30')
  it('count the night of the clock change at its length, on the day it begins', () => {
    const [week] = weeksOf(rotaOf([night]), person('ana'), Date.parse('2026-10-22T10:00:00Z'), 1)
    expect(week?.monday).toBe('2026-10-19')
    expect(week?.planned).toBe(9 * 60)
    expect(week?.days.find(({ date }) => date === '2026-10-24')?.shifts).toHaveLength(1)
    expect(week?.days.filter(({ change }) => change).map(({ date }) => date)).toEqual(['2026-10-25'])
  })
  it('are of her own calendar, whatever zone a shift is planned in', () => {
    const [week] = weeksOf(rotaOf([night]), person('ana', 'Asia/Manila'), Date.parse('2026-10-22T10:00:00Z'), 1)
    expect(week?.days.find(({ shifts }) => shifts.length > 0)?.date).toBe('2026-10-25')
  })
  it('take breaks that lie behind off what was worked', () => {
    const [one] = shiftsOf(rotaOf([shift('a', 'ana', '2026-06-01')]), 'ana')
    if (!one) throw new Error('no shift')
    const at = (hours: number) => workedBy(one, one.startAt + hours * 3_600_000)
    expect([at(-1), at(2), at(5), at(20)]).toEqual([0, 120, 270, 480])
  })
  it('say what runs and what is next', () => {
    const mine = shiftsOf(rotaOf([shift('b', 'ana', '2026-06-02'), shift('a', 'ana', '2026-06-01')]), 'ana')
    const noon = Date.parse('2026-06-01T10:00:00Z')
    expect([nowAndNext(mine, noon).running?.shift.id, nowAndNext(mine, noon).next?.shift.id]).toEqual(['a', 'b'])
  })
})

describe('the effect of a request', () => {
  const now = Date.parse('2026-05-01T00:00:00Z')
  const request = (wants: RotaRequest['wants']): RotaRequest => ({
    id: 'r',
    by: 'ana' as PersonId,
    madeAt: now,
    note: '',
    state: 'open',
    said: [],
    wants,
  })
  const ben = 'ben' as PersonId
  it('of an offer: the rest that whoever takes it would lose', () => {
    const rota = rotaOf([shift('late', 'ben', '2026-06-01', '15:00', '23:30'), shift('early', 'ana', '2026-06-02', '06:00', '14:30')])
    const effect = effectOf(rota, request({ type: 'offer', giveShiftId: 'early', takenBy: null }), ben, 'keep', now)
    expect(effect.refused).toBeNull()
    expect(effect.added.filter(({ weight }) => weight === 'hard').map(({ rule, personId }) => [rule, personId])).toContainEqual([
      'rest',
      'ben',
    ])
    expect(effect.after.shifts.find(({ id }) => id === 'early')?.personId).toBe('ben')
    expect(rota.shifts.find(({ id }) => id === 'early')?.personId).toBe('ana')
  })
  it('of leave: the shifts in it, gone or left for a repair', () => {
    const rota = rotaOf([shift('a', 'ana', '2026-06-01'), shift('b', 'ana', '2026-06-03')])
    const leave = {
      id: 'l',
      personId: 'ana' as PersonId,
      kind: 'holiday' as const,
      startDate: '2026-06-01',
      endDate: '2026-06-02',
      startTime: null,
      endTime: null,
      zone: 'Europe/Bucharest',
      note: '',
    }
    const effect = effectOf(rota, request({ type: 'leave', leave }), null, 'remove', now)
    expect(effect.shifts.map(({ id }) => id)).toEqual(['a'])
    expect(effect.after.shifts.map(({ id }) => id)).toEqual(['b'])
    expect(effectOf(rota, request({ type: 'leave', leave }), null, 'keep', now).after.shifts).toHaveLength(2)
    expect(effect.to - effect.from).toBe(48 * 3_600_000)
  })
  it('of a call of illness, which counts already: against the plan without it', () => {
    const leave = {
      id: 'l',
      personId: 'ana' as PersonId,
      kind: 'sick' as const,
      startDate: '2026-06-01',
      endDate: '2026-06-01',
      startTime: null,
      endTime: null,
      zone: 'Europe/Bucharest',
      note: '',
    }
    const sick = request({ type: 'sick', leave })
    const effect = effectOf(rotaOf([shift('a', 'ana', '2026-06-01')], { requests: [sick] }), sick, null, 'keep', now)
    expect(effect.before.requests).toEqual([])
    expect(effect.after.leave.map(({ id }) => id)).toEqual(['l'])
  })
  it('of what has changed meanwhile: none, and why', () => {
    const effect = effectOf(
      rotaOf([shift('x', 'ben', '2026-06-01')]),
      request({ type: 'offer', giveShiftId: 'x', takenBy: null }),
      ben,
      'keep',
      now,
    )
    expect(effect.refused?.params.context).toBe('shift')
  })
})
