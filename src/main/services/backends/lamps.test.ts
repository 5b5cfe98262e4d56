import { describe, expect, it } from 'vitest'
import { BackendId } from '../../../shared/domain/ids'
import type { Problem } from '../../../shared/domain/outbox/types'
import { afterCall, afterLive, afterPause, newLamp, worthTelling } from './lamps'

const id = BackendId.parse('aaaaaa')
const problem = (code: Problem['code']): Problem => ({ code, params: {} })
const up = afterCall(newLamp(id, false, 0), null, 10)

describe('a backend’s lamp', () => {
  it.each([
    ['unreachable', 'down', 10],
    ['timeout', 'down', 10],
    ['tls', 'down', 10],
    ['offline', 'down', 10],
    ['serverError', 'down', 20],
    ['badAnswer', 'down', 20],
    ['signIn', 'signInNeeded', 20],
    ['rateLimited', 'limited', 20],
    ['forbidden', 'up', 20],
    ['notFound', 'up', 20],
    ['rejected', 'up', 20],
    ['windowClosed', 'up', 20],
    ['cancelled', 'up', 10],
    ['unexpected', 'up', 10],
    ['tooLarge', 'up', 10],
  ] as const)('after %s is %s, answered at %d', (code, state, answeredAt) => {
    const lamp = afterCall(up, problem(code), 20)
    expect([lamp.state, lamp.answeredAt]).toEqual([state, answeredAt])
    expect(lamp.why?.code ?? null).toBe(state === 'up' ? null : code)
    expect(lamp.since).toBe(state === 'up' ? 10 : 20)
  })

  it('goes up by any success, and keeps its time while the state stays', () => {
    const down = afterCall(up, problem('timeout'), 20)
    expect(afterCall(down, problem('unreachable'), 30)).toMatchObject({ state: 'down', since: 20, why: { code: 'unreachable' } })
    expect(afterCall(down, null, 40)).toMatchObject({ state: 'up', since: 40, why: null, answeredAt: 40 })
  })

  it('does not leave a pause by a late answer, and knows nothing after it', () => {
    const paused = afterPause(up, true, 20)
    expect(afterCall(paused, null, 30)).toBe(paused)
    expect(afterPause(paused, false, 40)).toMatchObject({ state: 'unknown', since: 40, answeredAt: 10 })
  })

  it('holds the live feed apart', () => {
    const live = afterLive(up, 'up', 50)
    expect(live).toMatchObject({ live: 'up', liveSince: 50, state: 'up', since: 10 })
    expect(afterLive(live, 'up', 60)).toBe(live)
  })

  it('is worth a word when the agent would see a difference', () => {
    expect(worthTelling(up, { ...up, answeredAt: 15_009 })).toBe(false)
    expect(worthTelling(up, { ...up, answeredAt: 15_010 })).toBe(true)
    expect(worthTelling(up, afterLive(up, 'polling', 20))).toBe(true)
    expect(worthTelling(up, afterCall(up, problem('timeout'), 20))).toBe(true)
  })
})
