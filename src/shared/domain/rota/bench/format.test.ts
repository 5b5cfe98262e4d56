import { describe, expect, it } from 'vitest'
import { BenchFormatError, parseBench, writeBench } from './format'

const small = `# a comment
SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,600,E|L
SECTION_STAFF
A,E=5|L=0,2400,960,4,2,2,1
SECTION_DAYS_OFF
A,1,3
SECTION_SHIFT_ON_REQUESTS
A,2,L,3
SECTION_SHIFT_OFF_REQUESTS
A,4,E,1
SECTION_COVER
0,E,1,100,2
`
const faultOf = (text: string): [number, string] => {
  try {
    parseBench(text)
  } catch (error) {
    if (error instanceof BenchFormatError) return [error.line, error.reason]
    throw error
  }
  return [-1, 'read']
}

describe('parseBench', () => {
  it('reads every section', () => {
    const instance = parseBench(small)
    expect(instance.days).toBe(7)
    expect(instance.shifts).toEqual([
      { id: 'E', minutes: 480, notNext: [] },
      { id: 'L', minutes: 600, notNext: ['E', 'L'] },
    ])
    expect(instance.staff).toEqual([
      {
        id: 'A',
        maxShifts: new Map([
          ['E', 5],
          ['L', 0],
        ]),
        maxMinutes: 2400,
        minMinutes: 960,
        maxRun: 4,
        minRun: 2,
        minOff: 2,
        maxWeekends: 1,
        daysOff: new Set([1, 3]),
      },
    ])
    expect(instance.on).toEqual([{ staff: 'A', day: 2, shift: 'L', weight: 3 }])
    expect(instance.off).toEqual([{ staff: 'A', day: 4, shift: 'E', weight: 1 }])
    expect(instance.cover).toEqual([{ day: 0, shift: 'E', need: 1, under: 100, over: 2 }])
  })
  it('reads what it wrote, other line ends, a mark at the start and trailing commas', () => {
    const instance = parseBench(small)
    expect(parseBench(writeBench(instance))).toEqual(instance)
    expect(parseBench(`\uFEFF${small.replaceAll('\n', '\r\n')}`)).toEqual(instance)
    expect(parseBench(small.replace('A,1,3', 'A,1,3,'))).toEqual(instance)
  })
  it.each([
    ['E,480,', 'E,480x,', 6, /length/],
    ['L,600,E|L', 'L,600,E|M', 7, /no shift M/],
    ['A,E=5|L=0,2400', 'A,E=5|L=,2400', 9, /limit of L/],
    ['A,E=5|L=0,2400,960,4,2,2,1', 'A,E=5|L=0,2400,960,4,2,2', 9, /8 fields/],
    ['A,1,3', 'A,1,7', 11, /outside/],
    ['A,2,L,3', 'B,2,L,3', 13, /no staff B/],
    ['A,4,E,1', 'A,4,E,-1', 15, /weight/],
    ['0,E,1,100,2', '0,E,1,100', 17, /5 fields/],
    ['SECTION_COVER', 'SECTION_COVERS', 16, /unknown section/],
    ['# a comment', 'hello', 1, /before the first/],
    ['SECTION_DAYS_OFF', 'SECTION_STAFF', 10, /twice/],
    ['\n7\n', '\n0\n', 3, /horizon/],
  ])('names the line of %j turned into %j', (from, to, line, reason) => {
    const [at, why] = faultOf(small.replace(from, to))
    expect(at).toBe(line)
    expect(why).toMatch(reason)
  })
  it('names a section that is missing', () => {
    expect(faultOf('')).toEqual([0, 'SECTION_HORIZON is missing or empty'])
    expect(faultOf(small.slice(0, small.indexOf('SECTION_COVER')))[1]).toBe('SECTION_COVER is missing or empty')
  })
})
