import { describe, expect, it } from 'vitest'
import { PersonId } from '../../../../shared/domain/ids'
import { coverageOf } from '../../../../shared/domain/rota/demand/coverage'
import type { HourNeed, RotaShift } from '../../../../shared/domain/rota/plan'
import { freshPerson } from '../people/draft'
import { coverChanges } from './cover'

const at = Date.parse('2026-06-01T09:00:00Z')
const people = ['ana', 'ben'].map((id) => ({
  ...freshPerson(id, 'UTC', 'x'),
  languages: [{ code: 'de', level: 'good' as const }],
}))
const shift = (id: string): RotaShift => ({
  id,
  personId: PersonId.parse(id),
  typeId: null,
  date: '2026-06-01',
  start: '09:00',
  end: '10:00',
  zone: 'UTC',
  breaks: [],
  work: 'service',
  note: '',
  override: null,
})
const need = (shop: string, count: number): HourNeed => ({ at, language: 'de', shop, people: count, low: 0, high: 3, why: {} })
const cover = (shifts: RotaShift[], needs: HourNeed[]) => coverageOf({ needs, people, shifts, leave: [], from: at, to: at + 7_200_000 })

describe('hours that a request would change', () => {
  it('are told by language, over its shops, the worst first', () => {
    const needs = [need('N', 1), need('B', 0.8)]
    const changes = coverChanges(cover([shift('ana'), shift('ben')], needs), cover([shift('ana')], needs))
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ at, language: 'de', need: 1.8, after: 1 })
    expect(changes[0]?.before).toBeCloseTo(1.8)
  })
  it('are none where those who stay are enough', () => {
    const needs = [need('N', 1)]
    expect(coverChanges(cover([shift('ana'), shift('ben')], needs), cover([shift('ana')], needs))).toEqual([])
  })
})
