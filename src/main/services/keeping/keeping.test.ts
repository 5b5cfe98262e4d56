import { describe, expect, it } from 'vitest'
import { createHost, handClock } from '../../../../test/contract/host'
import type { DeskEvent } from '../../../shared/contract'
import type { Backend } from '../../../shared/domain/backend/types'
import { type BackendId, localId, type ShopId } from '../../../shared/domain/ids'
import { defaultRule, type FileName, noCounts, type Space } from '../../../shared/domain/keeping/types'
import { createKeeping } from './keeping'

const one = 'aaaaaa' as BackendId
const two = 'bbbbbb' as BackendId
const shop = 'shop' as ShopId
const mia = localId(one, 'u', 1)
const talk = localId(one, 'c', 1)
const day = 86_400_000

const stage = async (documents = new Map<string, string>()) => {
  const hand = handClock()
  const host = createHost({ clock: hand.clock })
  const told: DeskEvent[] = []
  const erased: unknown[] = []
  const forgotten: string[] = []
  const aged: unknown[] = []
  const files = { held: [] as FileName[], dropped: [] as FileName[], aged: [] as [string, number][], shrunk: [] as number[] }
  const written = { drafts: 2, queued: 1 }
  const make = () =>
    createKeeping({
      clock: hand.clock,
      random: host.ports.random,
      log: host.ports.log,
      disk: host.ports.disk,
      documents: {
        readSealed: async (name) => JSON.parse(documents.get(name) ?? 'null'),
        writeSealed: async (name, content) => void documents.set(name, JSON.stringify(content)),
      },
      backends: () => [{ id: one, shopId: shop } as Backend, { id: two, shopId: shop } as Backend],
      outbox: () => ({
        countOf: () => written,
        erase: async (whose) => {
          erased.push([...whose.conversationIds])
          return erased.length === 1 ? written : { drafts: 0, queued: 0 }
        },
      }),
      cache: {
        hold: async (named) => {
          files.held = [...named]
        },
        drop: async (named) => {
          files.dropped.push(...named)
          return named.length
        },
        age: async (id, before) => {
          files.aged.push([id, before])
          return 1
        },
        shrink: async (bytes) => {
          files.shrunk.push(bytes)
          return 0
        },
      },
      forget: async (ids) => void forgotten.push(...ids),
      aged: async (daysOf, isHeld) => void aged.push([daysOf(shop), isHeld(talk)]),
      emit: (event) => told.push(event),
    })
  const keeping = make()
  await keeping.open()
  return { keeping, make, hand, host, told, erased, forgotten, aged, files, documents }
}
const failure = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { problem?: unknown }).problem
  }
  return null
}
const file: FileName = { backendId: one, attachmentId: localId(one, 'f', 1), ref: 'r' }
const found = { customerIds: [mia], conversationIds: [talk, localId(one, 'c', 2)], recordIds: ['o'], hashes: ['h'] }

describe('legal holds', () => {
  it('stand over a restart and a lost cache, once each, and are lifted', async () => {
    const s = await stage()
    const hold = await s.keeping.hold(one, { type: 'customer', id: mia }, 'Chargeback 4711')
    expect(await s.keeping.hold(one, { type: 'customer', id: mia }, 'again')).toEqual(hold)
    s.keeping.lock()
    expect(failure(() => s.keeping.state())).toMatchObject({ code: 'locked' })
    const again = s.make()
    await again.open()
    expect(again.orders().holds).toEqual([hold])
    await again.lift(hold.id)
    expect(again.state().holds).toEqual([])
    expect(s.told.some((event) => event.type === 'keeping')).toBe(true)
  })
  it('refuse an erasure of theirs and the removal of their backend, and change nothing', async () => {
    const s = await stage()
    await s.keeping.hold(one, { type: 'conversation', id: talk }, 'why')
    await expect(s.keeping.erase(shop, [mia], [talk])).rejects.toMatchObject({ problem: { code: 'legalHold' } })
    expect(failure(() => s.keeping.beforeRemoval(one))).toMatchObject({ code: 'legalHold' })
    expect(failure(() => s.keeping.beforeRemoval(two))).toBeNull()
    expect(s.erased).toEqual([])
    expect(s.keeping.orders().erasures).toEqual([])
  })
  it('take only ids of the backend they name', async () => {
    const s = await stage()
    await expect(s.keeping.hold(two, { type: 'conversation', id: talk }, 'why')).rejects.toMatchObject({ problem: { code: 'notFound' } })
  })
})

describe('an erasure', () => {
  it('is written down first, waits for the engine, drops files, and gives a receipt without names', async () => {
    const s = await stage()
    const asked = s.keeping.erase(shop, [mia], [talk])
    await s.hand.pass(0)
    const [order] = s.keeping.orders().erasures
    expect(order).toMatchObject({ pending: true, customerIds: [mia], conversationIds: [talk] })
    if (!order) throw new Error('no order')
    await s.keeping.erased(order.id, { ...noCounts, conversations: 2, messages: 9 }, found, [file])
    const receipt = await asked
    expect(receipt).toMatchObject({ what: 'erasure', counts: { conversations: 2, messages: 9, drafts: 2, queued: 1, attachments: 1 } })
    expect(receipt.doneAt).not.toBeNull()
    expect(s.files.dropped).toEqual([file])
    // What came in between is taken out of the journal too.
    expect(s.erased).toEqual([[talk], [talk, localId(one, 'c', 2)]])
    expect(s.forgotten).toEqual([talk, localId(one, 'c', 2)])
    expect(s.keeping.orders().erasures).toEqual([{ id: order.id, at: order.at, shopId: shop, pending: false, ...found }])
    expect(s.told.find((event) => event.type === 'erased')).toMatchObject({ conversationIds: found.conversationIds })
  })
  it('that the engine does not answer is said to wait, and goes on at the next start', async () => {
    const s = await stage()
    const asked = s.keeping.erase(shop, [mia], [talk])
    await s.hand.pass(31_000)
    expect((await asked).doneAt).toBeNull()
    const again = s.make()
    await again.open()
    // The journal may have been cut short: it is asked again.
    expect(s.erased).toHaveLength(2)
    const [order] = again.orders().erasures
    expect(order?.pending).toBe(true)
    await again.erased(order?.id ?? '', noCounts, found, [])
    expect(again.state().receipts[0]?.doneAt).not.toBeNull()
    expect(again.state().receipts[0]?.counts).toMatchObject({ drafts: 2, queued: 1 })
  })
})

describe('retention', () => {
  it('has a rule for every shop, and ages files by it with held ones named first', async () => {
    const s = await stage()
    expect(s.keeping.orders().rules).toEqual([{ shopId: shop, rule: defaultRule }])
    await s.keeping.saveRule(shop, { ...defaultRule, attachments: 7, done: 14 })
    expect(s.keeping.doneDays(one)).toBe(14)
    await s.keeping.round({ ...noCounts, conversations: 3 }, [file])
    expect(s.aged).toEqual([[365, false]])
    expect(s.files.held).toEqual([file])
    expect(s.files.aged).toEqual([
      [one, s.hand.clock.now() - 7 * day],
      [two, s.hand.clock.now() - 7 * day],
    ])
    expect(s.keeping.state().lastRound).toEqual({ at: s.hand.clock.now(), counts: { ...noCounts, conversations: 3, attachments: 2 } })
    await s.keeping.saveRule(shop, { ...defaultRule, attachments: null })
    await s.keeping.round(noCounts, [])
    expect(s.files.aged).toHaveLength(2)
    // The outbox tidies up while the desk is locked.
    s.keeping.lock()
    expect(s.keeping.doneDays(one)).toBe(3)
  })
})

describe('room on the disk', () => {
  const space: Omit<Space, 'freeBytes'> = { level: 'fine', usedBytes: 1, quotaBytes: 100, paused: false, evicted: 0, at: 1 }
  it('is told once a level, with what the disk says', async () => {
    const s = await stage()
    await s.keeping.room(space, false)
    await s.keeping.room(space, false)
    expect(s.told.filter((event) => event.type === 'keeping')).toHaveLength(1)
    s.host.freeBytes = 100_000_000
    expect(await s.keeping.room(space, true)).toEqual({ freeBytes: 100_000_000 })
    expect(s.files.shrunk).toEqual([0])
    expect(s.keeping.state().space).toMatchObject({ level: 'full', freeBytes: 100_000_000 })
    s.host.freeBytes = null
    await s.keeping.room({ ...space, paused: true }, false)
    expect(s.keeping.state().space).toMatchObject({ level: 'full', paused: true })
  })
})

describe('a removed backend', () => {
  it.each(['before', 'after'])('has a receipt with the figures the engine gives %s main is through', async (when) => {
    const s = await stage()
    const asked = s.keeping.erase(shop, [mia, localId(two, 'u', 2)], [talk])
    await s.hand.pass(31_000)
    await asked
    const counts = { ...noCounts, conversations: 4, messages: 40 }
    if (when === 'before') await s.keeping.removed(one, counts)
    await s.keeping.afterRemoval(one, shop, { drafts: 1, queued: 2 }, 5)
    if (when === 'after') {
      expect(s.keeping.state().receipts[0]?.doneAt).toBeNull()
      await s.keeping.removed(one, counts)
    }
    expect(s.keeping.state().receipts[0]).toMatchObject({ what: 'removal', askedAt: 5, counts: { ...counts, drafts: 1, queued: 2 } })
    expect(s.keeping.state().receipts[0]?.doneAt).not.toBeNull()
    // No id of it stays, not even in a tombstone.
    expect(s.keeping.orders().erasures[0]).toMatchObject({ customerIds: [localId(two, 'u', 2)], conversationIds: [] })
  })
})
