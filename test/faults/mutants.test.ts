/** Proves the judge: a product with one promise broken must be caught, each by its own word, within a few hundred runs. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mutants } from './mutants'
import { type FaultKind, kindOf } from './oracle/report'
import type { Verdict } from './oracle/run'

const MOST = 300
type Play = (seed: number) => Promise<Verdict>

/** The seed at which it was caught, or null. */
const caughtAt = async (kinds: readonly FaultKind[], play: Play): Promise<number | null> => {
  for (let seed = 1; seed <= MOST; seed += 1) {
    const { faults } = await play(seed)
    if (faults.some((fault) => kinds.includes(kindOf(fault)))) return seed
  }
  return null
}

describe('a mutant of the product is caught', () => {
  for (const { name, kinds, mutate } of mutants)
    it(name, async () => {
      const { product } = await import('./oracle/product')
      const { runPlan } = await import('./oracle/run')
      const seed = await caughtAt(kinds, (each) => runPlan(each, mutate(product)))
      expect(seed, `${name} was not caught in ${MOST} runs`).not.toBeNull()
    })
})

describe('a mutant of the rules is caught', () => {
  afterEach(() => {
    vi.doUnmock('../../src/shared/domain/outbox/lane')
    vi.doUnmock('../../src/shared/domain/outbox/stale')
    vi.doUnmock('../../src/shared/domain/outbox/backoff')
    vi.resetModules()
  })
  /** Simulation and product anew, so that both see the same modules. */
  const played = async (): Promise<Play> => {
    vi.resetModules()
    const { product } = await import('./oracle/product')
    const { runPlan } = await import('./oracle/run')
    return (seed) => runPlan(seed, product)
  }

  it('the lane lets everything through', async () => {
    vi.doMock('../../src/shared/domain/outbox/lane', () => ({
      free: (entries: Iterable<{ item: { state: { type: string } } }>) => [...entries].filter(({ item }) => item.state.type !== 'sent'),
    }))
    expect(await caughtAt(['reordered'], await played())).not.toBeNull()
  })
  it('what was sent keeps its lane', async () => {
    vi.doMock('../../src/shared/domain/outbox/lane', () => ({
      free: (entries: Iterable<{ item: { conversationId: string | null } }>) => {
        const seen = new Set<string | null>()
        return [...entries].filter(({ item }) => !seen.has(item.conversationId) && seen.add(item.conversationId))
      },
    }))
    expect(await caughtAt(['stuck'], await played())).not.toBeNull()
  })
  it('nothing is ever stale', async () => {
    vi.doMock('../../src/shared/domain/outbox/stale', async (real) => ({ ...(await real<object>()), staleness: () => [] }))
    expect(await caughtAt(['stale'], await played())).not.toBeNull()
  })
  it('no head is read', async () => {
    vi.doMock('../../src/shared/domain/outbox/stale', async (real) => ({ ...(await real<object>()), needsHead: () => false }))
    expect(await caughtAt(['stale'], await played())).not.toBeNull()
  })
  it('the first «absent» settles it', async () => {
    vi.doMock('../../src/shared/domain/outbox/backoff', async (real) => {
      const rules = await real<{ settles(answer: string, looks: number): boolean }>()
      return { ...rules, settles: (answer: string, looks: number) => answer === 'absent' || rules.settles(answer, looks) }
    })
    expect(await caughtAt(['twice'], await played())).not.toBeNull()
  })
})
