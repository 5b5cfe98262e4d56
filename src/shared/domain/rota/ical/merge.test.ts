import { describe, expect, it } from 'vitest'
import type { RotaShift, RotaThing, Rotation } from '../plan'
import { decided, mergeThings } from './merge'

const shift = (more: Partial<RotaShift> = {}): RotaThing => ({
  kind: 'shift',
  body: {
    id: 's',
    personId: 'bo' as RotaShift['personId'],
    typeId: null,
    date: '2026-10-01',
    start: '08:00',
    end: '16:00',
    zone: 'Europe/Berlin',
    breaks: [],
    work: 'service',
    note: '',
    override: null,
    ...more,
  },
})
const rotation = (members: [string, number][]): RotaThing => ({
  kind: 'rotation',
  body: {
    id: 'r',
    name: 'R',
    startsOn: '2026-01-01',
    until: null,
    cycle: ['a', null],
    members: members.map(([personId, offset]) => ({ personId: personId as RotaShift['personId'], offset })),
    except: [],
  },
})

describe('two hands at one thing', () => {
  it('at different fields are both had', () =>
    expect(mergeThings(shift(), shift({ start: '09:00' }), shift({ note: 'x' }))).toEqual({
      merged: shift({ start: '09:00', note: 'x' }),
      clashes: [],
    }))
  it('at the same field clash, and mine stands in the proposal', () =>
    expect(mergeThings(shift(), shift({ start: '09:00' }), shift({ start: '10:00', end: '17:00' }))).toEqual({
      merged: shift({ start: '09:00', end: '17:00' }),
      clashes: ['start'],
    }))
  it('that did the same have not disagreed', () => {
    const same = shift({ start: '09:00' })
    expect(mergeThings(shift(), same, shift({ start: '09:00' }))).toEqual({ merged: same, clashes: [] })
  })
  it('without anything in common clash wherever they differ', () =>
    expect(mergeThings(null, shift({ note: 'a' }), shift({ note: 'b' })).clashes).toEqual(['note']))
  it('at different entries of a list are both had; at one entry they clash', () => {
    const base = rotation([
      ['a', 0],
      ['b', 1],
    ])
    const mine = rotation([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ])
    const { merged, clashes } = mergeThings(base, mine, rotation([['b', 1]]))
    expect(clashes).toEqual([])
    expect((merged.body as Rotation).members.map(({ personId }) => personId)).toEqual(['b', 'c'])
    expect(mergeThings(base, rotation([['a', 1]]), rotation([['a', 5]])).clashes).toEqual(['members'])
  })
  it('of presence never clash: the later word counts', () => {
    const said = (at: number): RotaThing => ({
      kind: 'presence',
      body: { personId: 'bo' as RotaShift['personId'], at, state: 'on', since: 1, unsent: 0, oldestUnsentAt: null },
    })
    expect(mergeThings(null, said(5), said(7))).toEqual({ merged: said(7), clashes: [] })
    expect(mergeThings(said(1), said(9), said(7))).toEqual({ merged: said(9), clashes: [] })
  })
  it('no hand’s change is lost, whatever was changed', () => {
    const fields = ['date', 'start', 'end', 'note', 'typeId'] as const
    const value = (name: (typeof fields)[number], turn: number) =>
      name === 'date' ? `2026-11-0${turn}` : name === 'start' ? `0${turn}:00` : name === 'end' ? `1${turn}:00` : `v${turn}`
    for (let mask = 0; mask < 3 ** fields.length; mask += 1) {
      const [mine, theirs]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
      fields.forEach((name, at) => {
        const who = Math.floor(mask / 3 ** at) % 3
        if (who !== 1) mine[name] = value(name, 1)
        if (who !== 0) theirs[name] = value(name, 2)
      })
      const { merged, clashes } = mergeThings(shift(), shift(mine), shift(theirs))
      for (const name of fields) {
        const both = name in mine && name in theirs
        expect(clashes.includes(name)).toBe(both)
        expect((merged.body as RotaShift)[name]).toBe(name in mine ? mine[name] : theirs[name])
      }
      const word = Object.fromEntries(clashes.map((name) => [name, 'theirs' as const]))
      const settled = decided({ base: shift(), mine: shift(mine), theirs: shift(theirs) }, word)
      for (const name of clashes) expect(settled?.body).toHaveProperty(name, theirs[name])
    }
  })
  it('is decided only where every clash has a word', () => {
    const forms = { base: shift(), mine: shift({ start: '09:00' }), theirs: shift({ start: '10:00' }) }
    expect(decided(forms, {})).toBeNull()
    expect(decided(forms, { start: 'theirs' })).toEqual(forms.theirs)
  })
})
