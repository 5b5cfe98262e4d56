import { describe, expect, it } from 'vitest'
import { PersonId } from '../ids'
import type { Rotation, ShiftType } from './plan'
import { planned } from './planned'
import { shiftsOfRotation, shiftsOfWeek, typeOnDay } from './rotations'
import { shift, somebody } from './rules/kit'
import { affectedBy, changesBetween, revertOf } from './versions'

const type = (id: string, start: string, end: string, zone: string | null = null): ShiftType => ({
  id,
  name: id,
  start,
  end,
  zone,
  breaks: [],
  work: 'service',
  colour: 'iris',
})
const types = [type('early', '06:00', '14:00'), type('night', '22:00', '06:00', 'Etc/UTC')]
const rotation: Rotation = {
  id: 'r1',
  name: 'two on, one off',
  startsOn: '2026-10-05',
  until: '2026-10-12',
  cycle: ['early', 'night', null],
  members: [
    { personId: PersonId.parse('p1'), offset: 0 },
    { personId: PersonId.parse('p2'), offset: 2 },
  ],
  except: ['2026-10-08'],
}
const people = [somebody(), somebody({ id: 'p2', zone: 'Asia/Manila' }), somebody({ id: 'p3' })]

describe('rotations', () => {
  it('go round by day and offset, from the first day until the last, not on excepted days', () => {
    const on = (id: string) => ['04', '05', '06', '07', '08', '09', '12', '13'].map((day) => typeOnDay(rotation, id, `2026-10-${day}`))
    expect(on('p1')).toEqual([null, 'early', 'night', null, null, 'night', 'night', null])
    expect(on('p2')).toEqual([null, null, 'early', 'night', null, 'early', 'early', null])
    expect(on('p3')).toEqual(Array(8).fill(null))
  })
  it('make shifts on each one’s own clock, or in the type’s zone, with the same ids each time', () => {
    const days = { from: '2026-10-01', until: '2026-10-06' }
    const made = shiftsOfRotation(rotation, { people, types }, days)
    expect(made.map(({ personId, date, start, zone }) => [personId, date, start, zone])).toEqual([
      ['p1', '2026-10-05', '06:00', 'Europe/Bucharest'],
      ['p2', '2026-10-06', '06:00', 'Asia/Manila'],
      ['p1', '2026-10-06', '22:00', 'Etc/UTC'],
    ])
    expect(shiftsOfRotation(rotation, { people, types }, days)).toEqual(made)
    const gone = people.map((person) => ({ ...person, left: true }))
    expect(shiftsOfRotation(rotation, { people: gone, types }, days)).toEqual([])
  })
  it('weekly patterns make shifts on their weekdays', () => {
    const person = somebody({ week: [{ weekday: 7, start: '22:00', end: '06:00' }] })
    expect(shiftsOfWeek(person, { from: '2026-10-05', until: '2026-10-18' }).map(({ date }) => date)).toEqual(['2026-10-11', '2026-10-18'])
  })
})

describe('versions', () => {
  const a = shift('2026-10-05 08:00-16:00', { id: 'a' })
  const b = shift('2026-10-06 08:00-16:00', { id: 'b' })
  const c = shift('2026-10-07 08:00-16:00', { id: 'c' })
  const moved = { ...b, start: '09:00', end: '17:00' }
  const given = { ...a, personId: PersonId.parse('p2') }

  it('drafts lie over what is published', () => {
    const drafts = [
      { before: b, after: moved },
      { before: a, after: null },
      { before: null, after: c },
    ]
    expect(planned({ shifts: [b, a] }, drafts)).toEqual([moved, c])
  })
  it('tell whom they affect', () => {
    const changes = changesBetween([a, b], [given, moved, c])
    expect(changes).toHaveLength(3)
    expect(affectedBy(changes)).toEqual([
      { personId: 'p1', added: [c], removed: [a], moved: [{ before: b, after: moved }], altered: [] },
      { personId: 'p2', added: [given], removed: [], moved: [], altered: [] },
    ])
    expect(affectedBy([{ before: b, after: { ...b, note: 'x' } }])[0]?.altered).toHaveLength(1)
    expect(affectedBy(changesBetween([a, b], [{ ...a }, b]))).toEqual([])
  })
  it('are taken back through all that came after them', () => {
    const first = { changes: changesBetween([a, b], [given, b]) }
    const second = { changes: changesBetween([given, b], [given, moved, c]) }
    const drafts = revertOf([second, first], [given, moved, c])
    expect(planned({ shifts: [given, moved, c] }, drafts)).toEqual([a, b])
    expect(revertOf([second, first], [a, b])).toEqual([])
  })
})
