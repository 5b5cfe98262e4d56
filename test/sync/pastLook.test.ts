/** A rule tried on what is cached: so many at a look, newest first, gone on with from where it ended. */
import { describe, expect, it } from 'vitest'
import { goOn, type Look, type LookOptions, type PastLook } from '../../src/renderer/data/pastLook'
import type { ShopId } from '../../src/shared/domain/ids'
import type { Rule } from '../../src/shared/domain/rules/types'
import { aShop, cid, conversation, message, one, rows, shop, stage, start } from './kit'

const rule = (more: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  name: 'Parcel',
  on: false,
  shopIds: [],
  conditions: [{ type: 'text', where: 'message', not: false, words: [{ text: 'parcel', language: null }] }],
  effects: [{ type: 'class', class: 'A' }],
  stop: false,
  starter: false,
  updatedAt: 1,
  ...more,
})
const other = 'shop2' as ShopId

/** Fifty conversations, the newest with the highest number; every fifth speaks of a parcel, every second is another shop's. */
const filled = async (change: Partial<Rule> = {}) => {
  const at = await stage()
  const numbers = Array.from({ length: 50 }, (_one, n) => n + 1)
  await at.engine.writer.commit({
    backendId: one,
    generation: 1,
    cursor: null,
    rows: rows({
      conversations: numbers.map((n) =>
        conversation(n, { lastActivityAt: start + n, status: 'resolved', shopId: n % 2 === 0 ? other : shop }),
      ),
      messages: numbers.map((n) => message(n, n, { text: n % 5 === 0 ? 'Where is my parcel?' : 'Hello', at: start + n })),
    }),
  })
  const look: Look = {
    cache: at.cache,
    rule: rule(change),
    policy: { plans: new Map(), rules: [], team: { people: [], shifts: [] } },
    ids: null,
    from: 0,
    found: 0,
    matches: [],
  }
  const told: PastLook[] = []
  const go = (more: Partial<LookOptions> = {}) =>
    goOn(look, {
      shops: [aShop, { ...aShop, id: other }],
      now: start + 100,
      signal: new AbortController().signal,
      tell: (one) => told.push(one),
      ...more,
    })
  return { go, told }
}
const found = ({ matches }: PastLook) => matches.map(({ id }) => id)
const fives = (from: number, to: number) =>
  Array.from({ length: 50 }, (_one, at) => 50 - at)
    .filter((n) => n % 5 === 0 && n <= from && n >= to)
    .map((n) => cid(n))

describe('a rule tried on the past', () => {
  it('looks at the newest so many, says that there are more, and goes on from there', async () => {
    const { go, told } = await filled()
    const first = await go({ most: 30 })
    expect(first).toMatchObject({ state: 'more', done: 30, total: 50, found: 6 })
    expect(found(first)).toEqual(fives(50, 21))
    const second = await go({ most: 30 })
    expect(second).toMatchObject({ state: 'done', done: 50, total: 50, found: 10 })
    expect(found(second)).toEqual(fives(50, 1))
    expect(told[0]).toMatchObject({ state: 'looking', total: 50 })
  })
  it('stops where it is told to, and takes up again there', async () => {
    const { go } = await filled()
    const ending = new AbortController()
    const stopped = await go({ signal: ending.signal, tell: () => ending.abort() })
    expect(stopped.state).toBe('stopped')
    expect(stopped.done).toBeLessThan(50)
    expect(await go()).toMatchObject({ state: 'done', done: 50, found: 10 })
  })
  it('reads only the shops that the rule names', async () => {
    const { go } = await filled({ shopIds: [other] })
    const answer = await go()
    expect(answer).toMatchObject({ state: 'done', total: 25, found: 5 })
    expect(found(answer)).toEqual(fives(50, 1).filter((id) => Number(id.split('~')[2]) % 2 === 0))
  })
})
