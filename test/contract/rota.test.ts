/** The rota behind the wall, as pages meet it: two windows, lock, restart, other profiles, and what strangers may hand in. */
import { describe, expect, it } from 'vitest'
import { emptyRota, type RotaDeed, withDeeds } from '../../src/shared/domain/rota/deeds'
import { RotaPerson } from '../../src/shared/domain/rota/person'
import type { RotaRequest, RotaShift } from '../../src/shared/domain/rota/plan'
import { createHost } from './host'
import { follow, ready } from './stage'

const person = (id: string, more: object = {}) =>
  RotaPerson.parse({
    id,
    name: id,
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: 'Bucharest',
    role: 'agent',
    languages: [],
    week: [],
    ...more,
  })
/** Days from today, so that nothing has begun. */
const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
const shift = (id: string, who: string, date: string, start = '09:00', end = '13:00'): RotaShift => ({
  id,
  personId: person(who).id,
  typeId: null,
  date,
  start,
  end,
  zone: 'Europe/Bucharest',
  breaks: [],
  work: 'service',
  note: '',
  override: null,
})
const put = (thing: Extract<RotaDeed, { do: 'put' }>['thing']): RotaDeed => ({ do: 'put', thing })
const people = (...names: string[]) => names.map((name) => put({ kind: 'person', body: person(name) }))
const refused = (code: string, context?: string) => ({ data: { problem: { code, ...(context && { params: { context } }) } } })

describe('the rota', () => {
  it('is empty at first, and whoever has no team space plans', async () => {
    const { call } = await ready()
    expect(await call.rota.state()).toMatchObject({
      rota: { people: [], shifts: [], requests: [] },
      drafts: [],
      versions: [],
      me: null,
      mayPlan: true,
      space: { connected: null },
    })
    expect(await call.rota.job()).toBe(null)
  })

  it('is the same in two windows, each of which hears of it; so does the team', async () => {
    const { call, connect } = await ready()
    const other = connect('window')
    const [heard, heardThere] = await Promise.all([follow(call), follow(other)])
    const { undo } = await call.rota.change({ deeds: [...people('ana'), put({ kind: 'shift', body: shift('a1', 'ana', day(1)) })] })
    for (const events of [heard, heardThere]) await expect.poll(() => events.some(({ type }) => type === 'rota')).toBe(true)
    expect((await other.rota.state()).rota.shifts.map(({ id }) => id)).toEqual(['a1'])
    const team = await other.desk.team()
    expect(team.people.map(({ name }) => name)).toEqual(['ana'])
    expect(team.shifts).toHaveLength(1)
    await other.rota.change({ deeds: undo })
    expect((await call.rota.state()).rota.people).toEqual([])
    expect(await call.desk.team()).toMatchObject({ people: [], shifts: [] })
  })

  it('is shut with the desk and there again after it, and after a restart; another profile has its own', async () => {
    const host = createHost()
    const { app, call } = await ready(host)
    await call.rota.change({ deeds: [...people('ana'), put({ kind: 'shift', body: shift('a1', 'ana', day(1)) })] })
    await call.rota.change({ deeds: [{ do: 'draft', shiftId: 'a2', after: shift('a2', 'ana', day(2)) }] })
    const before = await call.rota.state()
    const state = await call.desk.state()
    const profileId = state.type === 'open' ? state.profile.id : ('' as never)
    await call.desk.lock()
    for (const name of ['state', 'job'] as const) await expect(call.rota[name]()).rejects.toMatchObject({ code: 'LOCKED' })
    await expect(call.rota.change({ deeds: people('ben') })).rejects.toMatchObject({ code: 'LOCKED' })
    await expect(call.rota.publish({ shiftIds: null, note: '', reason: '' })).rejects.toMatchObject({ code: 'LOCKED' })
    await call.desk.unlock({ profileId, pin: '314159' })
    expect(await call.rota.state()).toEqual(before)
    await app.stop()
    const again = await ready(createHost({ disk: host.disk }))
    // `ready` opened a profile of its own.
    expect((await again.call.rota.state()).rota.people).toEqual([])
    await again.call.desk.signOut()
    await again.call.desk.unlock({ profileId, pin: '314159' })
    expect(await again.call.rota.state()).toEqual(before)
  })

  it('says nothing of people in clear on the disk', async () => {
    const { call, host } = await ready()
    await call.rota.change({ deeds: [put({ kind: 'person', body: person('ana', { name: 'Xanthippe Unmistakable' }) })] })
    const all = [...host.disk].map(([name, bytes]) => name + Buffer.from(bytes).toString('latin1')).join('\n')
    expect(all).not.toContain('Xanthippe')
    expect(host.log.join('\n')).not.toContain('Xanthippe')
  })

  it('tells what is new: whoever follows has what whoever asks for everything gets', async () => {
    const { call } = await ready()
    const first = await call.rota.news({ since: null })
    let [mark, rota, drafts] = [first.mark, first.whole?.rota ?? emptyRota, first.whole?.drafts ?? []]
    await call.rota.change({ deeds: people('ana', 'ben') })
    const there = new Set<string>()
    for (let n = 0; n < 60; n += 1) {
      const id = `s${(n * 7) % 11}`
      const one = shift(id, n % 3 ? 'ana' : 'ben', day((n * 5) % 40))
      if (n % 4 === 3) await call.rota.change({ deeds: [{ do: 'draft', shiftId: id, after: n % 8 === 3 ? null : one }] })
      else if (n % 4 === 2 && there.delete(id)) await call.rota.change({ deeds: [{ do: 'remove', kind: 'shift', id }] })
      else {
        there.add(id)
        await call.rota.change({ deeds: [put({ kind: 'shift', body: one })] })
      }
      if (n % 5 > 2) continue
      const news = await call.rota.news({ since: mark })
      expect(news.whole).toBe(null)
      rota = withDeeds(rota, [], news.deeds).rota
      mark = news.mark
      drafts = news.drafts ?? drafts
      const whole = await call.rota.state()
      const byId = (list: readonly RotaShift[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(byId(rota.shifts)).toEqual(byId(whole.rota.shifts))
      expect(drafts).toEqual(whole.drafts)
      const { rota: _rota, drafts: _drafts, ...rest } = whole
      expect(news.rest).toEqual(rest)
    }
    // Nothing new is little; a mark of another opening, or of nobody, is everything.
    mark = (await call.rota.news({ since: mark })).mark
    expect(await call.rota.news({ since: mark })).toMatchObject({ mark, whole: null, deeds: [], drafts: null })
    for (const strange of ['9-1', 'x', '1--4', '1-99999']) expect((await call.rota.news({ since: strange })).whole).not.toBe(null)
  })

  it('takes five thousand deeds at once, and takes them back', async () => {
    const { call } = await ready()
    await call.rota.change({ deeds: people('ana') })
    const deeds = Array.from({ length: 5_000 }, (_, n) => put({ kind: 'shift', body: shift(`s${n}`, 'ana', day(n % 300)) }))
    const { undo } = await call.rota.change({ deeds })
    expect((await call.rota.state()).rota.shifts).toHaveLength(5_000)
    expect(undo).toHaveLength(5_000)
    await call.rota.change({ deeds: undo })
    expect((await call.rota.state()).rota.shifts).toEqual([])
    await expect(call.rota.change({ deeds: [...deeds, ...deeds] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  }, 30_000)

  it('publishes drafts in one window and brings them back in the other', async () => {
    const { call, connect } = await ready()
    const other = connect('window')
    await call.rota.change({ deeds: [...people('ana'), { do: 'draft', shiftId: 'a1', after: shift('a1', 'ana', day(3)) }] })
    const { version } = await other.rota.publish({ shiftIds: null, note: 'Week 1', reason: '' })
    expect(await call.rota.version({ id: version.id })).toMatchObject({ number: 1, note: 'Week 1', changes: [{ before: null }] })
    expect(await call.rota.revert({ id: version.id })).toEqual({ drafts: 1 })
    expect((await other.rota.state()).drafts).toMatchObject([{ before: { id: 'a1' }, after: null }])
    await expect(call.rota.version({ id: 'none' })).rejects.toMatchObject(refused('notFound', 'rota'))
  })

  it('a shift is offered, taken and taken back; the same answer twice is told', async () => {
    const { call } = await ready()
    const request: RotaRequest = {
      id: 'r1',
      by: person('ana').id,
      madeAt: Date.now(),
      note: '',
      state: 'open',
      said: [],
      wants: { type: 'offer', giveShiftId: 'a1', takenBy: null },
    }
    await call.rota.change({
      deeds: [...people('ana', 'ben'), put({ kind: 'shift', body: shift('a1', 'ana', day(5)) }), put({ kind: 'request', body: request })],
    })
    await call.desk.saveSettings({ personId: person('ben').id })
    const taking = { id: 'r1', state: 'taken', takeBy: null, shifts: 'keep', reason: '' } as const
    const { undo } = await call.rota.answer(taking)
    const { rota, me } = await call.rota.state()
    expect([me, rota.shifts[0]?.personId, rota.requests[0]?.state]).toEqual(['ben', 'ben', 'approved'])
    await expect(call.rota.answer(taking)).rejects.toMatchObject(refused('rejected', 'answered'))
    await call.rota.change({ deeds: undo })
    expect((await call.rota.state()).rota).toMatchObject({ shifts: [{ personId: 'ana' }], requests: [{ state: 'open' }] })
  })

  it('a call of illness takes its shifts out of who is there, at once', async () => {
    const { call } = await ready()
    await call.rota.change({ deeds: [...people('ana'), put({ kind: 'shift', body: shift('a1', 'ana', day(2)) })] })
    expect((await call.desk.team()).shifts).toHaveLength(1)
    await call.rota.change({
      deeds: [
        put({
          kind: 'request',
          body: {
            id: 'ill',
            by: person('ana').id,
            madeAt: Date.now(),
            note: '',
            state: 'open',
            said: [],
            wants: {
              type: 'sick',
              leave: {
                id: 'ill',
                personId: person('ana').id,
                kind: 'sick',
                startDate: day(2),
                endDate: day(2),
                startTime: null,
                endTime: null,
                zone: 'Europe/Bucharest',
                note: '',
              },
            },
          },
        }),
      ],
    })
    expect((await call.desk.team()).shifts).toEqual([])
  })

  it('says who is there', async () => {
    const { call } = await ready()
    await call.rota.change({ deeds: people('ana') })
    await call.desk.saveSettings({ personId: person('ana').id })
    await call.rota.present({ state: 'break' })
    expect((await call.rota.state()).rota.presences).toMatchObject([{ personId: 'ana', state: 'break', unsent: 0 }])
    expect((await call.desk.team()).presences).toMatchObject([{ state: 'break' }])
  })

  it('refuses what is malformed or makes no sense, and nothing of it is done', async () => {
    const { call } = await ready()
    await call.rota.change({ deeds: people('ana') })
    const bad: [unknown, object][] = [
      [{ deeds: [] }, { code: 'BAD_REQUEST' }],
      [
        { deeds: [{ do: 'put', thing: { kind: 'shift', body: { ...shift('x', 'ana', day(1)), start: '25:00' } } }] },
        { code: 'BAD_REQUEST' },
      ],
      [{ deeds: [{ do: 'put', thing: { kind: 'shift', body: { ...shift('x', 'ana', '2026-02-31') } } }] }, { code: 'BAD_REQUEST' }],
      [
        { deeds: [{ do: 'put', thing: { kind: 'shift', body: { ...shift('x', 'ana', day(1)), note: 'x'.repeat(3_000) } } }] },
        { code: 'BAD_REQUEST' },
      ],
      [{ deeds: [{ do: 'put', thing: { kind: 'spell', body: {} } }] }, { code: 'BAD_REQUEST' }],
      [{ deeds: [put({ kind: 'shift', body: { ...shift('x', 'ana', day(1)), zone: 'No/Where' } })] }, refused('rejected', 'zone')],
      [{ deeds: [put({ kind: 'shift', body: shift('x', 'ghost', day(1)) })] }, refused('rejected', 'person')],
      [{ deeds: [{ do: 'remove', kind: 'shift', id: 'ghost' }] }, refused('notFound', 'rota')],
      [{ deeds: [{ do: 'draft', shiftId: 'other', after: shift('x', 'ana', day(1)) }] }, refused('rejected', 'id')],
    ]
    for (const [input, error] of bad) await expect(call.rota.change(input as never)).rejects.toMatchObject(error)
    await expect(call.rota.answer({ id: 'ghost', state: 'approved', takeBy: null, shifts: 'keep', reason: '' })).rejects.toMatchObject(
      refused('notFound', 'rota'),
    )
    await expect(call.rota.publish({ shiftIds: null, note: '', reason: '' })).rejects.toMatchObject(refused('notFound', 'rota'))
    await expect(call.rota.publish({ shiftIds: ['ghost'], note: '', reason: '' })).rejects.toMatchObject(refused('notFound', 'rota'))
    const { rota, drafts } = await call.rota.state()
    expect([rota.people.length, rota.shifts.length, drafts.length]).toEqual([1, 0, 0])
  })

  it('the quick palette’s page may ask nothing of it', async () => {
    const { app } = await ready()
    const { context } = app.openPage('quick')
    const { createRouterClient } = await import('@orpc/server')
    const quick = createRouterClient(app.router as never, { context } as never) as unknown as Awaited<ReturnType<typeof ready>>['call']
    await expect(quick.rota.state()).rejects.toMatchObject({ code: 'DENIED' })
  })
})
