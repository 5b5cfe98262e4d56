import { describe, expect, it } from 'vitest'
import type { PersonId } from '../ids'
import type { Presence } from './plan'
import { isFree, saidStance } from './stance'

const ana = 'ana' as PersonId
const H = 3_600_000
const shifts = [
  { personId: ana, startAt: 8 * H, endAt: 12 * H, zone: 'UTC' },
  { personId: ana, startAt: 12 * H, endAt: 16 * H, zone: 'UTC' },
  { personId: ana, startAt: 32 * H, endAt: 40 * H, zone: 'UTC' },
]
const said = (state: Presence['state'], since: number): Presence[] => [
  { personId: ana, at: since, state, since, unsent: 0, oldestUnsentAt: null },
]

describe('what somebody said of herself', () => {
  it('counts to the end of the shifts that run on from it', () => {
    expect(saidStance(ana, shifts, said('away', 9 * H), 15 * H)).toBe('away')
    expect(saidStance(ana, shifts, said('away', 9 * H), 16 * H)).toBeNull()
  })
  it('said outside a shift, counts until the next begins', () => {
    expect(saidStance(ana, shifts, said('on', 17 * H), 31 * H)).toBe('on')
    expect(saidStance(ana, shifts, said('on', 17 * H), 32 * H)).toBeNull()
    expect(saidStance(ana, shifts, said('off', 17 * H), 33 * H)).toBeNull()
  })
  it('said at the very end of a shift, belongs to the time after it', () => {
    expect(saidStance(ana, shifts, said('off', 16 * H), 20 * H)).toBe('off')
  })
  it('is nothing where nobody said anything, or a clock runs ahead', () => {
    expect(saidStance(ana, shifts, undefined, 9 * H)).toBeNull()
    expect(saidStance(ana, shifts, said('off', 10 * H), 9 * H)).toBeNull()
  })
})

describe('whoever can be given work', () => {
  it('is on by the rota, unless she says otherwise', () => {
    expect(isFree(ana, shifts, [], 9 * H)).toBe(true)
    for (const state of ['break', 'away', 'off'] as const) expect(isFree(ana, shifts, said(state, 9 * H), 10 * H)).toBe(false)
  })
  it('is off by the rota, unless she says that she is on', () => {
    expect(isFree(ana, shifts, [], 20 * H)).toBe(false)
    expect(isFree(ana, shifts, said('on', 19 * H), 20 * H)).toBe(true)
  })
})
