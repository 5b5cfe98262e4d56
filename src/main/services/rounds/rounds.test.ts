import { describe, expect, it } from 'vitest'
import { handClock } from '../../../../test/contract/host'
import { createRounds, waitAfter } from '.'

const stage = () => {
  const hand = handClock()
  const began = hand.clock.now()
  const ran: number[] = []
  let nextMs: number | null = null
  const rounds = createRounds({
    clock: hand.clock,
    async round() {
      ran.push(hand.clock.now() - began)
      if (nextMs !== null) rounds.later(nextMs)
    },
  })
  const every = (ms: number | null) => {
    nextMs = ms
  }
  return { hand, ran, rounds, at: (ms: number) => began + ms, every }
}

describe('rounds', () => {
  it('of several asks the soonest counts, and the others are that one', async () => {
    const { hand, ran, rounds } = stage()
    rounds.begin()
    for (const ms of [9_000, 1_500, 4_000]) rounds.later(ms)
    await hand.pass(60_000)
    expect(ran).toEqual([1_500])
  })

  it('one follows the other while it is asked for, and an ask between does not make two rows of them', async () => {
    const { hand, ran, rounds, every } = stage()
    every(10_000)
    rounds.begin()
    rounds.later(0)
    await hand.pass(15_000)
    rounds.later(1_000)
    await hand.pass(14_000)
    expect(ran).toEqual([0, 10_000, 16_000, 26_000])
  })

  it('none goes before the time the server named, whenever it was asked for; then it is made up for', async () => {
    const { hand, ran, rounds, at } = stage()
    rounds.begin()
    rounds.later(1_000)
    rounds.notBefore(at(30_000))
    rounds.later(2_000)
    await hand.pass(29_000)
    expect(ran).toEqual([])
    await hand.pass(60_000)
    expect(ran).toEqual([30_000])
    rounds.notBefore(at(500_000))
    rounds.notBefore(null)
    rounds.later(1_000)
    await hand.pass(1_000)
    expect(ran).toEqual([30_000, 90_000])
  })

  it('a lock takes back what was asked for and what the server said; nothing follows it', async () => {
    const { hand, ran, rounds, at } = stage()
    const signal = rounds.begin()
    rounds.later(1_000)
    rounds.notBefore(at(50_000))
    rounds.end()
    rounds.later(1_000)
    expect(signal.aborted).toBe(true)
    await hand.pass(10_000)
    expect(ran).toEqual([])
    expect(rounds.begin().aborted).toBe(false)
    rounds.later(1_000)
    await hand.pass(1_000)
    expect(ran).toEqual([11_000])
  })

  it('waits twice as long behind each try, up to the longest', () => {
    expect([0, 1, 2, 3, 7, 5_000].map((tries) => waitAfter(tries, 5_000, 300_000))).toEqual([
      5_000, 5_000, 10_000, 20_000, 300_000, 300_000,
    ])
  })
})
