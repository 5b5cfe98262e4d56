import { describe, expect, it } from 'vitest'
import { RotaPerson } from '../../../../shared/domain/rota/person'
import type { RotaShift } from '../../../../shared/domain/rota/plan'
import { hoursCsv, planCsv, readPlan } from './planCsv'

const person = (id: string, name: string) =>
  RotaPerson.parse({
    id,
    name,
    email: `${id}@team.example`,
    region: 'eu',
    zone: 'Europe/Berlin',
    city: '',
    role: 'agent',
    languages: [],
    week: [],
  })
const people = [person('bo', 'Bo'), person('cy', '=Cy')]
const shift: RotaShift = {
  id: 's1',
  personId: 'bo' as RotaShift['personId'],
  typeId: null,
  date: '2026-10-24',
  start: '22:00',
  end: '06:00',
  zone: 'Europe/Berlin',
  breaks: [],
  work: 'service',
  note: '=1+1, "x"\nzwei',
  override: null,
}
const types = [
  { id: 't', name: 'Early', start: '06:00', end: '14:00', zone: null, breaks: [], work: 'service' as const, colour: 'iris' as const },
]
const known = new Map([['s1', shift]])
const read = (text: string) => readPlan(text, { people, types, known }, () => 'new')

describe('the plan as a table', () => {
  it('comes back as it was; the night of the clock change has nine hours; no cell is a formula', () => {
    const csv = planCsv([shift, { ...shift, id: 's2', personId: 'cy' as RotaShift['personId'] }], people, types)
    expect(csv).toContain(',9,')
    expect(csv).toContain("'=Cy")
    expect(csv).not.toMatch(/(^|,)"?=/m)
    expect(read(csv)).toEqual({ shifts: [shift, { ...shift, id: 's2', personId: 'cy' }], faults: [], more: false })
  })
  it('from elsewhere: a name or an address, times as people write them, faults by line and column', () => {
    const csv =
      'Person;Date;Start;End;Type\nbo;2026-10-01;6;14.00;early\nNobody;2026-10-01;6;14;\nBo;1.10.2026;6;14;\nBo;2026-10-01;6;6;\nBo;2026-10-01;6;14;Late\n'
    const { shifts, faults } = read(csv)
    expect(shifts).toMatchObject([{ id: 'new', personId: 'bo', start: '06:00', end: '14:00', typeId: 't', zone: 'Europe/Berlin' }])
    expect(faults).toEqual([
      { line: 3, column: 'person' },
      { line: 4, column: 'date' },
      { line: 5, column: 'end' },
      { line: 6, column: 'type' },
    ])
  })
  it('of hours and costs has hours, not minutes', () => {
    const pay = {
      elapsed: 540,
      worked: 510,
      plain: 0,
      night: 480,
      holiday: 0,
      restDay: 0,
      overtime: 30,
      breakPaid: 0,
      breakUnpaid: 30,
      training: 0,
      cost: 10.255,
    }
    expect(hoursCsv(people.slice(0, 1), () => pay)).toContain('Bo,bo@team.example,Europe/Berlin,,9,8.5,0,8,0,0,0.5,0,0,0.5,10.2')
  })
})
