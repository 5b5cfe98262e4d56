import { describe, expect, it } from 'vitest'
import { createHost, realClock } from '../../../../test/contract/host'
import type { DeskEvent } from '../../../shared/contract'
import type { GlossaryTermId, MemoryUnitId, ShopId } from '../../../shared/domain/ids'
import type { GlossaryTerm, MemoryUnit } from '../../../shared/domain/translation/memoryTypes'
import { createMemory } from './memory'

const shop = 'nordlicht' as ShopId
const known = { names: ['Mia Schulz'], numbers: ['1042'] }
const pair = (source: string, target: string, more: Partial<{ before: string; behind: string; edited: boolean; engine: string }> = {}) => ({
  source,
  target,
  before: '',
  behind: '',
  edited: false,
  engine: null,
  ...more,
})
const stage = async (documents = new Map<string, string>()) => {
  const told: DeskEvent[] = []
  let left = Number.POSITIVE_INFINITY
  const memory = createMemory({
    clock: { ...realClock, sleep: (ms, signal) => realClock.sleep(ms, signal) },
    random: createHost().ports.random,
    log: createHost().ports.log,
    documents: {
      readSealed: async (name) => JSON.parse(documents.get(name) ?? 'null'),
      writeSealed: async (name, content) => {
        if (left <= 0) throw new Error('full')
        left -= 1
        documents.set(name, JSON.stringify(content))
      },
    },
    emit: (event) => told.push(event),
  })
  memory.open()
  const learn = async (...pairs: ReturnType<typeof pair>[]) =>
    (await memory.learn({ shopId: shop, from: 'en', to: 'de', pairs, known })).ids
  const look = async (text: string, more: Partial<Parameters<typeof memory.look>[0]> = {}) =>
    (
      await memory.look({ shopId: shop, from: 'en', to: 'de', text, before: '', behind: '', known, least: 0.7, limit: 5, ...more })
    ).matches.map(({ target, score }) => [target, Math.round(score * 100)])
  const list = async (more: Partial<Parameters<typeof memory.list>[0]> = {}) =>
    memory.list({ text: '', layer: null, from: null, to: null, noted: null, limit: 200, offset: 0, ...more })
  return { memory, documents, told, learn, look, list, writes: (count: number) => (left = count) }
}
const term = (id: string, more: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  id: id as GlossaryTermId,
  layer: 'shared',
  from: 'en',
  source: 'parcel',
  targets: [{ to: 'de', text: 'Paket', use: 'preferred' }],
  never: false,
  caseSensitive: false,
  note: '',
  updatedAt: 1,
  ...more,
})

const unitOf = async (memory: ReturnType<typeof createMemory>, learn: (one: ReturnType<typeof pair>) => Promise<unknown>) => {
  await learn(pair('Where is it?', 'Wo ist es?'))
  const { units } = await memory.list({ text: '', layer: null, from: null, to: null, noted: null, limit: 1, offset: 0 })
  return units[0] as MemoryUnit
}

describe('the memory', () => {
  it('keeps what was sent over a restart, and finds it exact, in context and alike', async () => {
    const one = await stage()
    await one.learn(pair('Thank you.', 'Danke.', { behind: 'Bye.' }), pair('Your parcel is late.', 'Ihr Paket ist verspätet.'))
    const two = await stage(one.documents)
    expect(await two.look('Your parcel is late.')).toEqual([['Ihr Paket ist verspätet.', 100]])
    expect(await two.look('Thank you.', { behind: 'Bye.' })).toEqual([['Danke.', 101]])
    expect(await two.look('Your parcel is very late.')).toEqual([['Ihr Paket ist verspätet.', 80]])
    expect(await two.look('Your parcel is late.', { to: 'fr' })).toEqual([])
    expect(await two.look('Your parcel is late.', { shopId: 'other' as ShopId })).toEqual([])
  })
  it('keeps no fact, and puts those of the segment that is asked for in', async () => {
    const { learn, look, documents } = await stage()
    await learn(
      pair('Hello Mia Schulz, order 1042 goes to mia@example.org.', 'Hallo Mia Schulz, Bestellung 1042 geht an mia@example.org.', {
        before: 'Mia Schulz wrote',
      }),
    )
    const kept = [...documents.values()].join()
    expect(kept).toContain('Bestellung')
    for (const fact of ['Mia', 'Schulz', '1042', 'example']) expect(kept).not.toContain(fact)
    expect(await look('Hello Jo, order 77 goes to jo@example.com.', { known: { names: ['Jo'], numbers: ['77'] } })).toEqual([
      ['Hallo Jo, Bestellung 77 geht an jo@example.com.', 100],
    ])
    // A name that stands in one of the two only cannot be taken out and put back: it is not learnt at all.
    expect(await learn(pair('Hello you', 'Hallo Mia Schulz'))).toEqual([])
  })
  it('replaces the same source in the same place, and counts its uses', async () => {
    const { learn, look, list } = await stage()
    const [first] = await learn(pair('Thank you.', 'Danke.'))
    await learn(pair('Thank you.', 'Danke.', { before: 'Hello.' }))
    const [again] = await learn(pair('Thank you.', 'Vielen Dank.', { edited: true }))
    expect(again).toBe(first)
    expect(await look('Thank you.')).toEqual([
      ['Vielen Dank.', 100],
      ['Danke.', 100],
    ])
    const { units } = await list()
    expect(units.map(({ target, by, uses }) => [target, by, uses]).sort()).toEqual([
      ['Danke.', 'accepted', 1],
      ['Vielen Dank.', 'edited', 2],
    ])
  })
  it('never offers what was called bad, and says so in its report', async () => {
    const { memory, learn, look, documents } = await stage()
    const [id] = await learn(pair('Thank you.', 'Danke dir.', { engine: 'DeepL' }), pair('Bye.', 'Tschüs.'))
    await memory.note({ id: id as MemoryUnitId, verdict: 'bad', why: 'too familiar, said mia@example.org' })
    expect(await look('Thank you.')).toEqual([])
    expect(await memory.report()).toEqual({
      pairs: [{ layer: shop, from: 'en', to: 'de', units: 2 }],
      notes: [{ engine: 'DeepL', from: 'en', to: 'de', good: 0, bad: 1 }],
    })
    expect([...documents.values()].join()).not.toContain('example')
    expect((await (await stage(documents)).list({ noted: 'bad' })).units[0]?.note?.why).toContain('too familiar')
    await memory.note({ id: id as MemoryUnitId, verdict: null, why: '' })
    expect(await look('Thank you.')).toEqual([['Danke dir.', 100]])
  })
  it('brings back what was removed, also after a restart', async () => {
    const { memory, learn, look, documents } = await stage()
    const ids = await learn(pair('Thank you.', 'Danke.'), pair('Bye.', 'Tschüs.'))
    await memory.remove({ ids, undo: false })
    expect(await look('Thank you.')).toEqual([])
    const again = await stage(documents)
    expect((await again.list()).total).toBe(0)
    await again.memory.remove({ ids, undo: true })
    expect(await again.look('Bye.')).toEqual([['Tschüs.', 100]])
    await expect(again.memory.remove({ ids, undo: true })).rejects.toMatchObject({ problem: { code: 'notFound' } })
  })
  it('refuses a save over what was changed meanwhile, and takes facts out of what is typed', async () => {
    const { memory, learn, list } = await stage()
    await learn(pair('Thank you.', 'Danke.'))
    const unit = (await list()).units[0] as MemoryUnit
    await memory.save({ ...unit, target: 'Danke sehr.' })
    await expect(memory.save({ ...unit, target: 'Merci.' })).rejects.toMatchObject({ problem: { code: 'changedMeanwhile' } })
    const now = (await list()).units[0] as MemoryUnit
    expect(now.target).toBe('Danke sehr.')
    await expect(memory.save({ ...now, target: 'Danke, a@b.de' })).rejects.toMatchObject({ problem: { code: 'factsAltered' } })
  })
  it('has nothing changed where the disk refuses', async () => {
    const s = await stage()
    await s.learn(pair('Thank you.', 'Danke.'))
    s.writes(0)
    await expect(s.learn(pair('Bye.', 'Tschüs.'))).rejects.toThrow('full')
    await expect(s.learn(pair('Thank you.', 'Merci.'))).rejects.toThrow('full')
    expect((await s.list()).units.map(({ target }) => target)).toEqual(['Danke.'])
    s.writes(99)
    await s.learn(pair('Bye.', 'Tschüs.'))
    expect((await (await stage(s.documents)).list()).total).toBe(2)
  })
  it('finds by words in source or target, page by page, newest first', async () => {
    const { learn, list } = await stage()
    await learn(
      ...Array.from({ length: 250 }, (_, at) =>
        pair(
          `Sentence ${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}${at > 99 ? (at > 199 ? 'x' : 'y') : 'z'}`,
          at % 2 === 0 ? 'Größe' : 'Farbe',
        ),
      ),
    )
    expect((await list({ text: 'grosse' })).total).toBe(125)
    expect((await list({ text: 'sentence farbe', limit: 10, offset: 120 })).units).toHaveLength(5)
    expect((await list({ to: 'fr' })).total).toBe(0)
    const seen = new Set<string>()
    for (let offset = 0; offset < 250; offset += 50) for (const { id } of (await list({ limit: 50, offset })).units) seen.add(id)
    expect(seen.size).toBe(250)
  })
  it('forgets a shop to the last byte, and nothing of the others', async () => {
    const { memory, learn, documents, list } = await stage()
    const ids = await learn(
      ...Array.from({ length: 300 }, (_, at) =>
        pair(`Sentence ${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}`, 'GEHEIM'),
      ),
    )
    await memory.remove({ ids: ids.slice(0, 3), undo: false })
    await memory.learn({ shopId: 'other' as ShopId, from: 'en', to: 'de', pairs: [pair('Bye.', 'Tschüs.')], known })
    await memory.saveTerm(term('one', { layer: shop, note: 'GEHEIM' }))
    await memory.saveTerm(term('two'))
    await memory.forgetShop(shop)
    expect([...documents.values()].join()).not.toContain('GEHEIM')
    expect((await list()).units.map(({ target }) => target)).toEqual(['Tschüs.'])
    expect((await memory.terms({ layer: null })).terms.map(({ id }) => id)).toEqual(['two'])
    await expect(memory.remove({ ids, undo: true })).rejects.toMatchObject({ problem: { code: 'notFound' } })
  })
  it('does nothing of one profile to the next that is opened: what waited for its turn is refused', async () => {
    const { memory, learn, list } = await stage()
    const first = memory.save({ ...(await unitOf(memory, learn)), target: 'Wo ist es nur?' })
    const waiting = learn(pair('Thank you.', 'Danke.'))
    memory.lock()
    memory.open()
    await Promise.allSettled([first])
    await expect(waiting).rejects.toMatchObject({ problem: { code: 'locked' } })
    expect((await list({ text: 'Danke' })).total).toBe(0)
  })
  it('is not to be had once the desk is locked', async () => {
    const { memory, learn, look } = await stage()
    await learn(pair('Thank you.', 'Danke.'))
    memory.lock()
    await expect(look('Thank you.')).rejects.toMatchObject({ problem: { code: 'locked' } })
    memory.open()
    expect(await look('Thank you.')).toEqual([['Danke.', 100]])
  })
  it('leaves what it cannot read where it is and never writes over a shelf that cannot be read at all', async () => {
    const one = await stage()
    await one.learn(
      ...Array.from({ length: 150 }, (_, at) =>
        pair(`Sentence ${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}`, 'Satz'),
      ),
    )
    const name = 'memory/000.sealed'
    const shelf = JSON.parse(one.documents.get(name) ?? 'null') as { items: unknown[] }
    shelf.items.push(['newer', { thing: { id: 'newer', kind: 'notYetKnown' } }])
    one.documents.set(name, JSON.stringify(shelf))
    const two = await stage(one.documents)
    expect((await two.list()).total).toBe(150)
    const ids = (await two.list()).units.map(({ id }) => id)
    await two.memory.remove({ ids: ids.slice(0, 120), undo: false })
    expect(two.documents.get(name)).toContain('notYetKnown')
    two.documents.set(name, '{"version":9}')
    const three = await stage(two.documents)
    await three.learn(pair('Bye.', 'Tschüs.'))
    expect(three.documents.get(name)).toBe('{"version":9}')
    expect(await three.look('Bye.')).toEqual([['Tschüs.', 100]])
  })
})

describe('what stands on the disk', () => {
  it('is what stands in memory after every failure at every write', async () => {
    for (let after = 0; after < 14; after += 1) {
      const s = await stage()
      const texts = (from: number, count: number, target: string) =>
        Array.from({ length: count }, (_, at) =>
          pair(
            `Sentence ${String.fromCharCode(97 + ((from + at) % 26))} ${String.fromCharCode(97 + Math.floor((from + at) / 26))}`,
            target,
          ),
        )
      s.writes(after)
      let failed = 0
      for (const [from, count, target] of [
        [0, 60, 'A'],
        [60, 60, 'B'],
        [30, 60, 'C'],
        [0, 150, 'D'],
        [140, 10, 'E'],
        [150, 90, 'F'],
      ] as const)
        await s.learn(...texts(from, count, target)).catch(() => (failed += 1))
      const now = (await s.list({ limit: 200 })).units.map(({ source, target }) => `${source}=${target}`).sort()
      const again = (await (await stage(s.documents)).list({ limit: 200 })).units.map(({ source, target }) => `${source}=${target}`).sort()
      expect(again, `after ${after}`).toEqual(now)
      if (after > 12) expect(failed).toBe(0)
    }
  })
})

it('keeps terms, their changes and removals', async () => {
  const { memory, documents, told } = await stage()
  await memory.saveTerm(term('one'))
  await memory.saveTerm(term('two', { source: 'label', layer: shop }))
  const before = memory.glossaryVersion()
  const [label, parcel] = (await memory.terms({ layer: null })).terms
  expect([label?.source, parcel?.source]).toEqual(['label', 'parcel'])
  await memory.saveTerm({ ...(parcel as GlossaryTerm), note: 'yes' })
  await expect(memory.saveTerm({ ...(parcel as GlossaryTerm), note: 'no' })).rejects.toMatchObject({
    problem: { code: 'changedMeanwhile' },
  })
  await memory.removeTerm({ id: 'two' as GlossaryTermId, undo: false })
  expect((await memory.glossary(shop)).map(({ note }) => note)).toEqual(['yes'])
  const again = await stage(documents)
  await again.memory.removeTerm({ id: 'two' as GlossaryTermId, undo: true })
  expect((await again.memory.glossary(shop)).map(({ id }) => id)).toEqual(expect.arrayContaining(['one', 'two']))
  expect(memory.glossaryVersion()).toBeGreaterThan(before)
  expect(told).toContainEqual({ type: 'memory' })
})
