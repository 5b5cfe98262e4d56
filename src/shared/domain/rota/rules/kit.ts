/** People, shifts and leave for the tests of the rules. */
import { PersonId } from '../../ids'
import { findingsOf, type PlanToCheck } from '../findings'
import { RotaPerson, usualContract, type WorkContract } from '../person'
import type { Finding, RotaLeave, RotaShift, RuleCode } from '../plan'

export const somebody = (
  of: Partial<Omit<RotaPerson, 'contract' | 'id'>> & { id?: string; contract?: Partial<WorkContract> } = {},
): RotaPerson =>
  RotaPerson.parse({
    id: 'p1',
    name: 'Ana',
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: 'Bucharest',
    role: 'agent',
    languages: [{ code: 'en', level: 'fluent' }],
    week: [],
    ...of,
    contract: { ...usualContract, ...of.contract },
  })

/** `2026-10-24 22:00-06:00` in Bucharest, or as `of` says. */
export const shift = (when: string, of: Partial<Omit<RotaShift, 'personId'>> & { personId?: string } = {}): RotaShift => {
  const [date = '', times = ''] = when.split(' ')
  const [start = '', end = ''] = times.split('-')
  const { personId = 'p1', ...rest } = of
  return {
    id: `${personId} ${when}`,
    typeId: null,
    date,
    start,
    end,
    zone: 'Europe/Bucharest',
    breaks: [],
    work: 'service',
    note: '',
    override: null,
    ...rest,
    personId: PersonId.parse(personId),
  }
}

export const away = (startDate: string, endDate: string, of: Partial<RotaLeave> = {}): RotaLeave => ({
  id: `leave ${startDate}`,
  personId: PersonId.parse('p1'),
  kind: 'holiday',
  startDate,
  endDate,
  startTime: null,
  endTime: null,
  zone: 'Europe/Bucharest',
  note: '',
  ...of,
})

export const plan = (shifts: readonly RotaShift[], of: Partial<PlanToCheck> = {}): PlanToCheck => ({
  people: [somebody()],
  leave: [],
  from: Date.UTC(2020, 0, 1),
  to: Date.UTC(2040, 0, 1),
  ...of,
  shifts,
})

/** Findings of one rule. */
export const broken = (rule: RuleCode, shifts: readonly RotaShift[], of: Partial<PlanToCheck> = {}): Finding[] =>
  findingsOf(plan(shifts, of)).filter((finding) => finding.rule === rule)
