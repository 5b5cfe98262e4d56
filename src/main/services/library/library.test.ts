import { describe, expect, it } from 'vitest'
import { createHost, handClock } from '../../../../test/contract/host'
import { template } from '../../../../test/templates/facts'
import type { DeskEvent } from '../../../shared/contract'
import type { TemplateQuery } from '../../../shared/contract/library'
import type { ShopId, TemplateId } from '../../../shared/domain/ids'
import type { Template } from '../../../shared/domain/template/types'
import { createLibrary } from './library'

const id = (text: string) => text as TemplateId
const query = (text: string, more: Partial<TemplateQuery> = {}): TemplateQuery => ({
  text,
  shortcut: false,
  shopId: null,
  backendId: null,
  channel: null,
  locale: null,
  tag: null,
  owner: null,
  approvedOnly: false,
  limit: 20,
  offset: 0,
  ...more,
})

const stage = (documents = new Map<string, string>(), starter: Template[] = []) => {
  const hand = handClock()
  const told: DeskEvent[] = []
  let fail = false
  /** Writes that still go well. */
  let left = 0
  const library = createLibrary({
    clock: hand.clock,
    log: createHost({ clock: hand.clock }).ports.log,
    random: createHost().ports.random,
    documents: {
      readSealed: async (name) => JSON.parse(documents.get(name) ?? 'null'),
      writeSealed: async (name, content) => {
        if (fail && left <= 0) throw new Error('full')
        left -= 1
        documents.set(name, JSON.stringify(content))
      },
    },
    shopLanguages: () => ['de'],
    connector: () => null,
    home: () => null,
    starter: async () => starter,
    emit: (event) => told.push(event),
  })
  library.open()
  const found = async (text: string, more: Partial<TemplateQuery> = {}) =>
    (await library.search(query(text, more))).hits.map((hit) => hit.id)
  return {
    library,
    documents,
    hand,
    told,
    found,
    failing(on: boolean) {
      fail = on
      left = 0
    },
    failingAfter(count: number) {
      fail = true
      left = count
    },
  }
}

it('leaves what it cannot read on its shelf when it writes beside it', async () => {
  const one = stage()
  const saved = await one.library.save(template({ id: id('late') }), null)
  const [name = '', content = ''] = [...one.documents].find(([, text]) => text.includes('"late"')) ?? []
  const shelf = JSON.parse(content) as { items: unknown[] }
  shelf.items.push(['newer', { template: { ...saved, id: 'newer', actions: [{ type: 'notYetKnown' }] } }])
  one.documents.set(name, JSON.stringify(shelf))
  const two = stage(one.documents)
  await two.library.save({ ...saved, title: 'Changed' }, saved.updatedAt)
  await two.library.remove(saved.id, false)
  expect(two.documents.get(name)).toContain('notYetKnown')
})

describe('the team’s templates', () => {
  const team = () => template({ id: id('late'), owner: 'team' })
  it('that change by other hands are changed for an open editor too, whatever instant they bear', async () => {
    const { library } = stage()
    const mine = await library.save(team(), null)
    const link = { id: '7', shortcut: 'late', text: 'It is late.', readAt: 1, approved: null }
    await library.team.apply(new Map([[mine.id, { was: mine, now: { ...mine, tags: ['parcel'], remote: link } }]]))
    await expect(library.save({ ...mine, title: 'Mine' }, mine.updatedAt)).rejects.toThrow('changedMeanwhile')
    // Which backend this desk keeps it at is no word of the team’s.
    expect((await library.team.all())[0]).toMatchObject({ tags: ['parcel'], remote: null })
  })
  it('are taken away by a person’s word alone', async () => {
    const { library } = stage()
    const mine = await library.save(team(), null)
    expect(await library.team.takenAway()).toEqual(new Set())
    await library.remove(mine.id, false)
    expect(await library.team.takenAway()).toEqual(new Set([mine.id]))
    await library.remove(mine.id, true)
    expect(await library.team.takenAway()).toEqual(new Set())
  })
})

describe('the library', () => {
  it('keeps what is saved over a restart, and finds it', async () => {
    const s = stage()
    const saved = await s.library.save(
      template({
        bodies: [
          ['en', 'Where is it'],
          ['de', 'Wo bleibt es'],
        ],
      }),
      null,
    )
    expect(s.told).toEqual([{ type: 'library' }])
    const again = stage(s.documents)
    expect((await again.library.get([saved.id, id('gone')])).templates).toEqual([saved])
    expect(await again.found('bleibt')).toEqual([saved.id])
  })
  it('has nothing changed where the disk refuses', async () => {
    const s = stage()
    s.failing(true)
    await expect(s.library.save(template(), null)).rejects.toThrow()
    expect(await s.found('order')).toEqual([])
    s.failing(false)
    await s.library.save(template(), null)
    expect(await s.found('order')).toEqual(['t1'])
  })
  it('lets the agent give hers to the team and take it back', async () => {
    const s = stage()
    const mine = await s.library.save(template(), null)
    const given = await s.library.save({ ...mine, owner: 'team' }, mine.updatedAt)
    expect((await s.library.team.all()).map(({ id }) => id)).toEqual([given.id])
    await s.library.save({ ...given, owner: 'personal' }, given.updatedAt)
    expect(await s.library.team.all()).toEqual([])
    await expect(s.library.save({ ...given, owner: 'backend' }, null)).rejects.toMatchObject({ problem: { code: 'notYours' } })
  })
  it('refuses what was edited from another form, a taken shortcut, and what is not the agent’s', async () => {
    const s = stage(new Map(), [template({ id: 'starter-x', shortcut: 'x', owner: 'starter' })])
    const one = await s.library.save(template(), null)
    const two = await s.library.save({ ...one, title: 'Two' }, one.updatedAt)
    await expect(s.library.save({ ...one, title: 'Three' }, one.updatedAt)).rejects.toMatchObject({ problem: { code: 'changedMeanwhile' } })
    await expect(s.library.save(template({ id: 't2' }), null)).rejects.toMatchObject({
      problem: { code: 'shortcutTaken', params: { title: 'Two' } },
    })
    for (const owner of ['starter', 'backend'] as const)
      await expect(s.library.save(template({ id: 'starter-x', shortcut: 'y', owner }), 1)).rejects.toMatchObject({
        problem: { code: 'notYours' },
      })
    await expect(s.library.remove(id('starter-x'), false)).rejects.toMatchObject({ problem: { code: 'notYours' } })
    expect((await s.library.get([one.id])).templates).toEqual([two])
  })
  it('says which body is older than its source', async () => {
    const s = stage()
    const one = await s.library.save(
      template({
        bodies: [
          ['en', 'A'],
          ['de', 'B'],
        ],
      }),
      null,
    )
    const stale = async () => (await s.library.search(query('order', { locale: 'de' }))).hits[0]?.staleSince
    expect(await stale()).toBe(null)
    await s.hand.pass(1_000)
    const two = await s.library.save(
      { ...one, bodies: one.bodies.map((body) => (body.locale === 'en' ? { ...body, text: 'A2' } : body)) },
      one.updatedAt,
    )
    expect(await stale()).toBe(two.updatedAt)
    await s.hand.pass(1_000)
    await s.library.save(
      { ...two, bodies: two.bodies.map((body) => (body.locale === 'de' ? { ...body, text: 'B2' } : body)) },
      two.updatedAt,
    )
    expect(await stale()).toBe(null)
  })
  it('brings back what was removed, without a shortcut that went to another', async () => {
    const s = stage()
    const one = await s.library.save(template(), null)
    await s.library.remove(one.id, false)
    expect(await s.found('order')).toEqual([])
    await s.library.save(template({ id: 't2', title: 'Other' }), null)
    const again = stage(s.documents)
    await again.library.remove(one.id, true)
    expect((await again.library.get([one.id])).templates).toEqual([{ ...one, shortcut: '' }])
    await expect(again.library.remove(one.id, true)).rejects.toMatchObject({ problem: { code: 'notFound' } })
  })
  it('counts uses, also of starters, over a restart', async () => {
    const starter = [template({ id: 'starter-x', shortcut: 'x', owner: 'starter' })]
    const s = stage(new Map(), starter)
    await s.library.used(id('starter-x'), 5)
    await s.library.used(id('starter-x'), 7)
    await s.library.lock()
    await expect(s.library.search(query(''))).rejects.toMatchObject({ problem: { code: 'locked' } })
    const again = stage(s.documents, starter)
    expect((await again.library.search(query(''))).hits[0]).toMatchObject({ uses: 2, usedAt: 7 })
  })
  it('keeps pins, one slot a template, and forgets those of templates that are gone', async () => {
    const s = stage()
    const one = await s.library.save(template(), null)
    await s.library.pin(1, one.id)
    await s.library.pin(3, one.id)
    expect(await stage(s.documents).library.pins()).toEqual([{ slot: 3, templateId: one.id }])
    await s.library.remove(one.id, false)
    expect(await s.library.pins()).toEqual([])
    await expect(s.library.pin(2, one.id)).rejects.toMatchObject({ problem: { code: 'notFound' } })
  })
  it('leaves out one item that cannot be read and never writes over a shelf that cannot be read at all', async () => {
    const s = stage()
    const one = await s.library.save(template(), null)
    const [name = '', text = ''] = [...s.documents].find(([each]) => each.startsWith('library/')) ?? []
    const shelf = JSON.parse(text)
    s.documents.set(name, JSON.stringify({ ...shelf, items: [['bad', { template: { id: 7 } }], ...shelf.items] }))
    expect(await stage(s.documents).found('order')).toEqual([one.id])
    s.documents.set(name, '{"version":9}')
    const broken = stage(s.documents)
    await expect(broken.library.save(template(), null)).rejects.toThrow()
    expect(s.documents.get(name)).toBe('{"version":9}')
  })
  it('gives along what a body nests, and what that nests', async () => {
    const s = stage()
    for (const [shortcut, text] of [
      ['a', '{% template "b" %}'],
      ['b', "{%- template 'c' -%}"],
      ['c', '{% template "a" %}'],
    ] as const)
      await s.library.save(template({ id: shortcut, shortcut, bodies: [['en', text]] }), null)
    expect((await s.library.get([id('a')])).nested.map((one) => one.id)).toEqual(['b', 'c', 'a'])
  })
})

it('shows what is read of a large library to whoever cannot wait, and asks again once it is whole', async () => {
  const hand = handClock()
  const told: DeskEvent[] = []
  let open: (() => void) | null = null
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  let reads = 0
  const library = createLibrary({
    clock: hand.clock,
    log: createHost({ clock: hand.clock }).ports.log,
    random: createHost().ports.random,
    documents: {
      async readSealed() {
        reads += 1
        if (reads > 3) await gate
        return reads === 2 ? { version: 1, items: [['t2', { template: template({ id: 't2', shortcut: 'two' }) }]] } : null
      },
      writeSealed: async () => undefined,
    },
    shopLanguages: () => [],
    connector: () => null,
    home: () => null,
    starter: async () => [template({ id: 't1', owner: 'starter' })],
    emit: (event) => told.push(event),
  })
  library.open()
  const asked = library.search(query('order'))
  const exact = library.get([id('t9')])
  await hand.pass(1_500)
  expect((await asked).hits.map((hit) => hit.id).sort()).toEqual(['t1', 't2'])
  expect(told).toEqual([])
  ;(open as (() => void) | null)?.()
  expect((await exact).templates).toEqual([])
  expect(told).toEqual([{ type: 'library' }])
})
it('shows what stands where a disk fails in the middle of an import, and the same after a restart', async () => {
  for (const after of [0, 1, 5, 20]) {
    const s = stage()
    s.failingAfter(after)
    const templates = Array.from({ length: 40 }, (_, at) => ({
      title: `Order ${at}`,
      shortcut: `s${at}`,
      bodies: [{ locale: 'en', text: 'x' }],
    }))
    const text = JSON.stringify({ version: 1, templates })
    await expect(s.library.importText('json', text, 'personal', false)).rejects.toThrow('full')
    const now = (await s.found('order', { limit: 100 })).sort()
    expect(now.length < 40 && (after === 0 || now.length > 0)).toBe(true)
    expect((await stage(s.documents).found('order', { limit: 100 })).sort()).toEqual(now)
    s.failing(false)
    await s.library.importText('json', text, 'personal', false)
    expect(await s.found('order', { limit: 100 })).toHaveLength(40)
  }
})

describe('search', () => {
  const many = async () => {
    const s = stage()
    const put = (name: string, more: Parameters<typeof template>[0]) =>
      s.library.save(template({ id: name, shortcut: name, ...more }), null)
    await put('wismo', {
      title: 'Where is my order',
      tags: ['parcel'],
      bodies: [
        ['en', 'Your parcel is on its way'],
        ['ja', 'ご注文の商品はまもなく届きます'],
      ],
    })
    await put('refund', {
      title: 'Partial refund',
      bodies: [
        ['en', 'We refund part of it'],
        ['de', 'Rückerstattung für Ihre Bestellung'],
      ],
    })
    await put('size', {
      title: 'Größe wählen',
      shopIds: ['s1' as ShopId],
      channels: ['whatsapp'],
      bodies: [
        ['de', 'Die Größe fällt klein aus'],
        ['ar', 'المقاس صغير'],
      ],
    })
    return s
  }
  it.each([
    ['wis', 'wismo'],
    ['wsm', 'wismo'],
    ['order', 'wismo'],
    ['parcel', 'wismo'],
    ['届', 'wismo'],
    ['まもなく', 'wismo'],
    ['ruckerstattung', 'refund'],
    ['Rückerstatung', 'refund'],
    ['refnud', 'refund'],
    ['grosse', 'size'],
    ['المقاس', 'size'],
  ])('finds by %s', async (text, wanted) => expect((await (await many()).found(text))[0]).toBe(wanted))
  it('keeps to shop, channel, tag and owner', async () => {
    const s = await many()
    expect(await s.found('size', { shopId: 's2' as ShopId })).toEqual([])
    expect(await s.found('size', { shopId: 's1' as ShopId, channel: 'email' })).toEqual([])
    expect(await s.found('', { tag: 'parcel' })).toEqual(['wismo'])
    expect(await s.found('', { owner: 'team' })).toEqual([])
    expect(await s.found('', { approvedOnly: true })).toEqual([])
  })
  it('puts what is used before what is not, and the customer’s language before others', async () => {
    const s = await many()
    expect((await s.found('', { locale: 'ja' }))[0]).toBe('wismo')
    await s.library.used(id('refund'), s.hand.clock.now())
    expect((await s.found(''))[0]).toBe('refund')
  })
  it('says fallback, variants and pages', async () => {
    const s = await many()
    const { hits, total } = await s.library.search(query('', { locale: 'fr', limit: 1, offset: 1 }))
    expect([hits.length, total]).toEqual([1, 3])
    const [hit] = (await s.library.search(query('refund', { locale: 'fr' }))).hits
    expect(hit).toMatchObject({ fallback: true, locale: 'de', marks: [[8, 14]] })
  })
})
