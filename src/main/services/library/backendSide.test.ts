import { describe, expect, it } from 'vitest'
import { createHost, handClock } from '../../../../test/contract/host'
import { template } from '../../../../test/templates/facts'
import type { TemplateQuery } from '../../../shared/contract/library'
import type { BackendId, ShopId, TemplateId } from '../../../shared/domain/ids'
import type { Connector, RemoteTemplate } from '../../connectors/connector'
import { createLibrary } from './library'

const backendId = 'aaaaaa' as BackendId
const shopId = 'shop' as ShopId
const id = (text: string) => text as TemplateId
const everything: TemplateQuery = {
  text: '',
  shortcut: false,
  shopId: null,
  backendId: null,
  channel: null,
  locale: null,
  tag: null,
  owner: null,
  approvedOnly: false,
  limit: 50,
  offset: 0,
}
const canned = (number: number, shortcut: string, text: string): RemoteTemplate => ({ id: String(number), shortcut, text, approved: null })
const news: RemoteTemplate = {
  id: 'news:pt_BR',
  shortcut: 'news',
  text: 'Olá {{1}}',
  approved: { name: 'news', language: 'pt_BR', category: 'UTILITY', channel: 'whatsapp' },
}

const stage = () => {
  const hand = handClock()
  const documents = new Map<string, string>()
  const there = new Map<string, RemoteTemplate>()
  let bad = 0
  let reads = 0
  let lose = false
  const connector = {
    async readTemplates() {
      reads += 1
      return {
        templates: [...there.values()].map((one) => ({ ...one })),
        bad: Array.from({ length: bad }, () => ({ what: 'x', remoteId: null, why: '' })),
      }
    },
    async writeTemplate(given: string | null, { shortcut, text }: { shortcut: string; text: string }) {
      const number = given ?? String(there.size + 100)
      const made = canned(Number(number), shortcut, text)
      there.set(number, made)
      if (lose) throw Object.assign(new Error('lost'), { name: 'lost' })
      return made
    },
    async removeTemplate(number: string) {
      there.delete(number)
    },
  } as unknown as Connector
  const library = createLibrary({
    clock: hand.clock,
    log: createHost({ clock: hand.clock }).ports.log,
    random: createHost().ports.random,
    documents: {
      readSealed: async (name) => JSON.parse(documents.get(name) ?? 'null'),
      writeSealed: async (name, content) => void documents.set(name, JSON.stringify(content)),
    },
    shopLanguages: () => ['de'],
    connector: (which) => (which === backendId ? connector : null),
    home: (which) => (which === backendId ? { shopId, languages: ['de'] } : null),
    starter: async () => [],
    emit: () => undefined,
  })
  library.open()
  const put = (one: RemoteTemplate) => void there.set(one.id, one)
  const all = async (more: Partial<TemplateQuery> = {}) =>
    (await library.search({ ...everything, ...more })).hits.map((hit) => hit.id).sort()
  const one = async (which: string) => (await library.get([id(which)])).templates[0]
  /** One of the agent's own, taken to the backend. */
  const mine = async () => {
    const saved = await library.save(
      template({
        bodies: [
          ['en', 'A'],
          ['de', 'B'],
        ],
      }),
      null,
    )
    await library.sync(backendId, [saved.id], [])
    return (await one(saved.id)) as NonNullable<Awaited<ReturnType<typeof one>>>
  }
  const edit = async (text: string) => {
    const now = await one('t1')
    if (!now) throw new Error('gone')
    return library.save({ ...now, bodies: now.bodies.map((body) => (body.locale === 'en' ? { ...body, text } : body)) }, now.updatedAt)
  }
  return {
    library,
    hand,
    there,
    put,
    all,
    one,
    mine,
    edit,
    reads: () => reads,
    setBad: (count: number) => {
      bad = count
    },
    setLose: (on: boolean) => {
      lose = on
    },
  }
}

describe('reading a backend', () => {
  it('brings its own, keeps them theirs, and takes away what is gone, unless something could not be read', async () => {
    const s = stage()
    s.put(canned(1, 'Late One', 'Vielen Dank für Ihre Nachricht, wir melden uns.'))
    s.put(news)
    expect(await s.library.sync(backendId, [], [])).toMatchObject({ read: 2, sent: 0, problems: [] })
    expect(await s.all()).toEqual(['aaaaaa~canned~1'])
    expect(await s.all({ approvedOnly: true })).toEqual(['aaaaaa~approved~news:pt_BR'])
    expect(await s.one('aaaaaa~canned~1')).toMatchObject({ owner: 'backend', shortcut: 'late-one', sourceLocale: 'de', shopIds: [shopId] })
    expect(await s.one('aaaaaa~approved~news:pt_BR')).toMatchObject({
      sourceLocale: 'pt-BR',
      channels: ['whatsapp'],
      remote: { approved: { language: 'pt_BR' } },
    })
    await expect(s.library.save(template({ id: 'aaaaaa~canned~1', owner: 'backend' }), 1)).rejects.toMatchObject({
      problem: { code: 'notYours' },
    })
    s.there.clear()
    s.setBad(1)
    await s.library.sync(backendId, [], [])
    expect(await s.all()).toEqual(['aaaaaa~canned~1'])
    s.setBad(0)
    await s.library.sync(backendId, [], [])
    expect(await s.all()).toEqual([])
  })
  it('unasked only now and then, and never sends', async () => {
    const s = stage()
    s.put(canned(1, 'a', 'x'))
    await s.library.save(template(), null)
    await s.library.refresh(backendId)
    await s.library.refresh(backendId)
    expect([s.reads(), s.there.size]).toEqual([1, 1])
    await s.hand.pass(16 * 60_000)
    await s.library.refresh(backendId)
    expect(s.reads()).toBe(2)
  })
})

describe('sending to a backend', () => {
  it('makes it there at the agent’s word, and shows it once', async () => {
    const s = stage()
    const saved = await s.mine()
    expect([...s.there.values()]).toEqual([canned(100, 'wismo', 'A')])
    expect(saved).toMatchObject({ owner: 'personal', backendId, remote: { id: '100', text: 'A' } })
    await s.library.sync(backendId, [], [])
    expect(await s.all()).toEqual(['t1'])
    await s.edit('A2')
    expect(s.there.get('100')?.text).toBe('A')
    expect(await s.library.sync(backendId, [saved.id], [])).toMatchObject({ sent: 1 })
    expect(s.there.get('100')?.text).toBe('A2')
  })
  it('whose answer was lost is found by the next and not made twice', async () => {
    const s = stage()
    const saved = await s.library.save(template(), null)
    s.setLose(true)
    await expect(s.library.sync(backendId, [saved.id], [])).rejects.toThrow('lost')
    s.setLose(false)
    expect(await s.library.sync(backendId, [saved.id], [])).toMatchObject({ sent: 0, problems: [] })
    expect(s.there.size).toBe(1)
    expect((await s.one('t1'))?.remote?.id).toBe('100')
  })
  it('follows what was changed there while nothing was changed here; other languages are then older', async () => {
    const s = stage()
    await s.mine()
    await s.hand.pass(1_000)
    s.put(canned(100, 'wismo', 'A there'))
    await s.library.sync(backendId, [], [])
    expect((await s.one('t1'))?.bodies.map(({ text }) => text)).toEqual(['A there', 'B'])
    expect((await s.library.search({ ...everything, locale: 'de' })).hits[0]?.staleSince).not.toBe(null)
    expect(await s.library.conflicts()).toEqual([])
  })
  it('is a conflict where both sides changed, and nothing is written there', async () => {
    for (const keep of ['mine', 'theirs', 'both'] as const) {
      const s = stage()
      const saved = await s.mine()
      await s.edit('A here')
      s.put(canned(100, 'wismo', 'A there'))
      expect(await s.library.sync(backendId, [saved.id], [])).toMatchObject({
        sent: 0,
        problems: [{ problem: { code: 'changedMeanwhile' } }],
      })
      expect(s.there.get('100')?.text).toBe('A there')
      expect((await s.library.conflicts()).map(({ mine, theirs }) => [mine.bodies[0]?.text, theirs?.bodies[0]?.text])).toEqual([
        ['A here', 'A there'],
      ])
      await s.library.settle(saved.id, keep)
      expect(await s.library.conflicts()).toEqual([])
      const text = (await s.one('t1'))?.bodies[0]?.text
      if (keep === 'mine') {
        expect(text).toBe('A here')
        await s.library.sync(backendId, [saved.id], [])
        expect(s.there.get('100')?.text).toBe('A here')
      } else if (keep === 'theirs') expect(text).toBe('A there')
      else expect([text, await s.all()]).toEqual(['A here', ['aaaaaa~canned~100', 't1']])
      await expect(s.library.settle(saved.id, keep)).rejects.toMatchObject({ problem: { code: 'notFound' } })
    }
  })
  it('that was taken away there is a conflict where it was changed here, and let go where it was not', async () => {
    const s = stage()
    const saved = await s.mine()
    s.there.clear()
    await s.library.sync(backendId, [], [])
    expect(await s.one('t1')).toMatchObject({ backendId: null, remote: null })
    const other = stage()
    await other.mine()
    await other.edit('A here')
    other.there.clear()
    await other.library.sync(backendId, [], [])
    expect(await other.library.conflicts()).toMatchObject([{ theirs: null }])
    await other.library.settle(saved.id, 'theirs')
    expect(await other.all()).toEqual([])
    await other.library.remove(saved.id, true)
    expect(await other.all()).toEqual(['t1'])
  })
  it('takes away there only what it saw there', async () => {
    const s = stage()
    s.put(canned(1, 'a', 'x'))
    await s.library.sync(backendId, [], [])
    const [which] = await s.all()
    expect(await s.library.sync(backendId, [], [id('t9'), which as TemplateId])).toMatchObject({
      removed: 1,
      problems: [{ problem: { code: 'notFound' } }],
    })
    expect([s.there.size, await s.all()]).toEqual([0, []])
  })
  it('does not take away what another changed since the agent saw it, and shows it', async () => {
    const s = stage()
    s.put(canned(1, 'a', 'seen'))
    await s.library.sync(backendId, [], [])
    const [which] = await s.all()
    s.put(canned(1, 'a', 'changed by a colleague'))
    expect(await s.library.sync(backendId, [], [which as TemplateId])).toMatchObject({
      removed: 0,
      problems: [{ problem: { code: 'changedMeanwhile' } }],
    })
    expect(s.there.get('1')?.text).toBe('changed by a colleague')
    expect((await s.one(which as string))?.bodies[0]?.text).toBe('changed by a colleague')
    // Seen now, it goes at the next word.
    expect(await s.library.sync(backendId, [], [which as TemplateId])).toMatchObject({ removed: 1, problems: [] })
    expect(s.there.size).toBe(0)
  })
  it('leaves the agent’s own when the backend leaves the desk', async () => {
    const s = stage()
    s.put(canned(1, 'a', 'x'))
    await s.mine()
    await s.library.sync(backendId, [], [])
    await s.library.forgetBackend(backendId)
    expect(await s.all()).toEqual(['t1'])
    expect(await s.one('t1')).toMatchObject({ backendId: null, remote: null })
  })
})
