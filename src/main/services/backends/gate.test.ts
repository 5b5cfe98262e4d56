import { describe, expect, it } from 'vitest'
import { handClock } from '../../../../test/contract/host'
import { createGate } from './gate'

const build = (random = 0) => {
  const hand = handClock()
  const gate = createGate(hand.clock, () => random)
  let running = 0
  let most = 0
  const began: string[] = []
  const ends: (() => void)[] = []
  const call = (name: string, urgent = false, outer?: AbortSignal) =>
    gate
      .run(
        { deadlineMs: 60_000, urgent },
        async () => {
          running += 1
          most = Math.max(most, running)
          began.push(name)
          await new Promise<void>((resolve) => ends.push(resolve))
          running -= 1
        },
        outer,
      )
      .then(
        () => 'done',
        (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
      )
  const endAll = async () => {
    for (let round = 0; round < 30; round += 1) {
      for (const end of ends.splice(0)) end()
      await hand.pass(0)
    }
  }
  return { ...hand, gate, call, began, endAll, most: () => most, ends }
}

describe('the budget of a backend', () => {
  it('lets urgent calls overtake those that wait', async () => {
    const { call, began, ends, pass, endAll } = build()
    for (const name of ['a', 'b', 'c', 'd', 'e']) void call(name)
    for (const name of ['R1', 'R2', 'R3']) void call(name, true)
    await pass(0)
    expect(began).toEqual(['a', 'b', 'c', 'R1'])
    ends.shift()?.()
    await pass(0)
    expect(began).toEqual(['a', 'b', 'c', 'R1', 'R2'])
    await endAll()
    expect(began.slice(5, 6)).toEqual(['R3'])
    expect(began).toHaveLength(8)
  })

  it('is halved by each «too many», spaces what is fetched beside, and grows back slowly', async () => {
    const { gate, call, began, pass, endAll, most } = build()
    gate.limited(null)
    // Calls that were refused together are one «too many».
    gate.limited(null)
    await pass(300)
    for (const name of ['a', 'b', 'c']) void call(name)
    await pass(0)
    expect(began).toEqual(['a'])
    await endAll()
    await pass(250)
    expect(began).toEqual(['a', 'b'])
    await endAll()
    await pass(250)
    await endAll()
    expect(began).toEqual(['a', 'b', 'c'])
    expect(most()).toBe(1)
    await pass(180_000)
    for (let at = 0; at < 8; at += 1) void call(`x${at}`)
    for (let at = 0; at < 8; at += 1) void call(`y${at}`, true)
    await endAll()
    expect(most()).toBe(4)
    expect(began).toHaveLength(19)
  })

  it('is silent as long as the server asked, and lets replies back before the background', async () => {
    const { gate, call, clock, pass, endAll } = build(0.9)
    gate.limited(clock.now() + 10_000)
    expect(await call('a')).toBe('rateLimited')
    expect(await call('R', true)).toBe('rateLimited')
    await pass(10_000)
    expect(await call('b')).toBe('rateLimited')
    const reply = call('R', true)
    await endAll()
    expect(await reply).toBe('done')
    await pass(4_600)
    const later = call('c')
    await endAll()
    expect(await later).toBe('done')
  })

  it('keeps the silence that was asked for while a call waited for its place', async () => {
    const { gate, call, clock, began, pass, endAll } = build()
    for (const name of ['a', 'b', 'c', 'R1']) void call(name, name === 'R1')
    const waiting = [call('d'), call('R2', true)]
    await pass(0)
    gate.limited(clock.now() + 10_000)
    await endAll()
    await pass(1_000)
    expect(await Promise.all(waiting)).toEqual(['rateLimited', 'rateLimited'])
    expect(began).toEqual(['a', 'b', 'c', 'R1'])
    await pass(10_000)
    const later = call('R3', true)
    await endAll()
    expect(await later).toBe('done')
  })

  it('gives a caller that leaves its place back, with nothing begun', async () => {
    const { call, began, pass, endAll } = build()
    const leaving = new AbortController()
    for (const name of ['a', 'b', 'c']) void call(name)
    const waits = call('d', false, leaving.signal)
    void call('e')
    await pass(0)
    leaving.abort()
    expect(await waits).toBe('cancelled')
    await endAll()
    expect(began).toEqual(['a', 'b', 'c', 'e'])
  })
})
