import { describe, expect, it } from 'vitest'
import { parseBench } from '../bench/format'
import { judgeBench } from './judge'

const instance = parseBench(`SECTION_HORIZON
14
SECTION_SHIFTS
E,480,
L,600,E
SECTION_STAFF
A,E=14|L=2,3000,960,4,2,2,1
SECTION_DAYS_OFF
A,3
SECTION_SHIFT_ON_REQUESTS
A,1,L,3
SECTION_SHIFT_OFF_REQUESTS
A,0,E,5
SECTION_COVER
0,E,2,100,7
1,L,0,100,7
`)
const judge = (days: string) => judgeBench(instance, [[...days].map((day) => (day === '-' ? '' : day))])
const rules = (days: string) => judge(days).breaches.map(({ day, rule }) => `${rule}@${day}`)

describe('judgeBench', () => {
  it('adds up requests and cover', () => {
    // E on day 0: one of two there (100), a wish against it (5), the wish for L not met (3).
    expect(judge('EE------------')).toEqual({ objective: 108, breaches: [] })
    // L on day 1: nobody of two on day 0 (200), one too many on day 1 (7).
    expect(judge('-LL-----------')).toMatchObject({ objective: 207 })
  })
  it.each([
    ['EE------------', []],
    ['E-------------', ['minMinutes@-1']],
    ['-----------EEE', []],
    ['LE------------', ['succession@1']],
    ['--EE----------', ['dayOff@3']],
    ['EEE-E----EE---', ['minRun@4', 'minOff@3']],
    // Runs and breaks that touch an end of the horizon are free.
    ['-EE---------E-', ['minRun@12']],
    ['E---------EE--', []],
    ['-----EE----EEE', ['maxWeekends@-1']],
    ['EE----E----E-E', ['minRun@6', 'minRun@11', 'minOff@12', 'maxWeekends@-1']],
    ['----EEEEE-----', ['maxRun@4']],
    ['LLL-----------', ['maxShifts@-1']],
    ['EE---EE--EE-EE', ['minOff@11', 'maxMinutes@-1', 'maxWeekends@-1']],
    ['XE------------', ['unknownShift@0', 'minMinutes@-1']],
    ['EE-----------', ['shape@-1']],
  ])('%s breaks %j', (days, expected) => {
    expect(rules(days).sort()).toEqual([...expected].sort())
  })
  it('says when a person has no row', () => {
    expect(judgeBench(instance, []).breaches.map(({ rule }) => rule)).toContain('shape')
  })
})
