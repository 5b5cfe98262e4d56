import { beforeEach, describe, expect, it } from 'vitest'
import { handClock } from '../../../../test/contract/host'
import type { DeskEvent } from '../../../shared/contract'
import type { RotaSpace } from '../../../shared/contract/rota'
import { PersonId } from '../../../shared/domain/ids'
import type { RotaDeed } from '../../../shared/domain/rota/deeds'
import { thingKey } from '../../../shared/domain/rota/ical/keys'
import { RotaPerson } from '../../../shared/domain/rota/person'
import type { RotaLeave, RotaRequest, RotaShift, RotaThing } from '../../../shared/domain/rota/plan'
import { createRota } from './rota'
import { sharedBook } from './shared'

const now = Date.parse('2026-10-19T08:00:00Z')
const id = (name: string) => PersonId.parse(name)
const person = (name: string, role: 'agent' | 'lead' = 'agent') =>
  RotaPerson.parse({
    id: name,
    name,
    email: null,
    region: 'eu',
    zone: 'Europe/Bucharest',
    city: 'Bucharest',
    role,
    languages: [],
    week: [],
  })
const shift = (name: string, who: string, date: string, start = '09:00', end = '13:00'): RotaShift => ({
  id: name,
  personId: id(who),
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
const putPerson = (name: string, role: 'agent' | 'lead' = 'agent'): RotaDeed => ({
  do: 'put',
  thing: { kind: 'person', body: person(name, role) },
})
const putShift = (body: RotaShift): RotaDeed => ({ do: 'put', thing: { kind: 'shift', body } })
const putRequest = (by: string, wants: RotaRequest['wants'], name = 'r'): RotaDeed => ({
  do: 'put',
  thing: { kind: 'request', body: { id: name, by: id(by), madeAt: now, note: '', state: 'open', said: [], wants } },
})
const says = (who: string, vouches: string[]): RotaThing => ({
  kind: 'presence',
  body: { personId: id(who), at: now, state: 'on', since: now, unsent: 0, oldestUnsentAt: null, vouches },
})
const sick = (who: string): RotaLeave => ({
  id: `sick-${who}`,
  personId: id(who),
  kind: 'sick',
  startDate: '2026-10-19',
  endDate: '2026-10-20',
  startTime: null,
  endTime: null,
  zone: 'Europe/Bucharest',
  note: '',
})

/** The disk of one profile; `failAt` makes one of its writes fail, counted from now. */
const createDisk = () => {
  const files = new Map<string, string>()
  const disk = {
    files,
    writes: 0,
    failAt: -1,
    documents: {
      readSealed: async (name: string) => (files.has(name) ? JSON.parse(files.get(name) ?? '') : null) as unknown,
      async writeSealed(name: string, content: unknown) {
        disk.writes += 1
        if (disk.writes === disk.failAt) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
        files.set(name, JSON.stringify(content))
      },
    },
  }
  return disk
}
const build = async (disk = createDisk(), desk: { me: string | null; space?: { mayShifts: boolean } } = { me: null }) => {
  const { clock } = handClock(now)
  const events: DeskEvent[] = []
  const space: RotaSpace = {
    connected: desk.space
      ? { url: 'https://dav.example/', user: 'ana', calendars: { shifts: 's', requests: 'r', notes: 'n' }, publishOnly: false }
      : null,
    syncing: false,
    doneAt: desk.space ? now : null,
    trouble: null,
    unsent: 0,
    conflicts: [],
    problems: [],
    emptied: false,
    may: { shifts: desk.space?.mayShifts ?? true, requests: true, notes: true },
  }
  let made = 0
  const rota = createRota({
    clock,
    random: { bytes: (length) => new Uint8Array(length).fill(++made % 256), number: () => 0.5 },
    log: { info: () => undefined, warn: () => undefined },
    documents: disk.documents,
    me: async () => (desk.me === null ? null : id(desk.me)),
    space: () => space,
    emit: (event) => void events.push(event),
  })
  await rota.open()
  await rota.book.whole()
  return { rota, disk, events, change: (...deeds: RotaDeed[]) => rota.change({ deeds }) }
}
const problem = (code: string, context?: string) => ({ problem: { code, params: context ? { context } : {} } })

describe('what is kept', () => {
  it('stands again after a restart, drafts and publications with it', async () => {
    const { rota, disk, change } = await build()
    await change(putPerson('ana'), putShift(shift('a1', 'ana', '2026-10-21')))
    await change({ do: 'draft', shiftId: 'a2', after: shift('a2', 'ana', '2026-10-22') })
    await rota.publish({ shiftIds: null, note: 'First', reason: '' })
    await change({ do: 'draft', shiftId: 'a1', after: null })
    const state = await rota.state()
    const again = await build(disk)
    expect(await again.rota.state()).toEqual(state)
    expect(state.versions).toMatchObject([{ number: 1, note: 'First', count: 1 }])
    expect((await again.rota.version({ id: state.versions[0]?.id ?? '' })).changes).toEqual([
      { before: null, after: shift('a2', 'ana', '2026-10-22') },
    ])
  })
  it('is all of a list of deeds or none, whichever write fails', async () => {
    const big = Array.from({ length: 700 }, (_, n) => putShift(shift(`s${n}`, 'ana', `2026-${String((n % 12) + 1).padStart(2, '0')}-01`)))
    for (let failing = 1; failing <= 20; failing += 1) {
      const disk = createDisk()
      const { change, rota } = await build(disk)
      await change(putPerson('ana'), putShift(shift('first', 'ana', '2026-01-05')))
      disk.writes = 0
      disk.failAt = failing
      const failed = await change(...big, { do: 'remove', kind: 'shift', id: 'first' }).then(
        () => false,
        () => true,
      )
      // Only the first write decides; what comes after it is put right at the next opening.
      expect(failed).toBe(failing === 1)
      const expected = failed ? ['first'] : big.map((_, n) => `s${n}`).sort()
      expect(
        rota
          .rota()
          .shifts.map((one) => one.id)
          .sort(),
      ).toEqual(expected)
      const again = await build(disk)
      expect(
        again.rota
          .rota()
          .shifts.map((one) => one.id)
          .sort(),
      ).toEqual(expected)
    }
  })
  it('writes little for a little change', async () => {
    const { disk, change } = await build()
    await change(putPerson('ana'))
    await change(
      ...Array.from({ length: 3_000 }, (_, n) => putShift(shift(`s${n}`, 'ana', `2026-${String((n % 12) + 1).padStart(2, '0')}-01`))),
    )
    disk.writes = 0
    await change(putShift(shift('s5', 'ana', '2026-06-02')))
    expect(disk.writes).toBe(1)
    expect(disk.files.get('rota/tail.sealed')?.length).toBeLessThan(5_000)
  })
  it('leaves alone what a newer program wrote, and a part that cannot be read is not written over', async () => {
    const { disk, change } = await build()
    await change(putPerson('ana'), ...Array.from({ length: 400 }, (_, n) => putShift(shift(`s${n}`, 'ana', '2026-10-21'))))
    const base = JSON.parse(disk.files.get('rota/base.sealed') ?? '') as { items: [string, unknown][] }
    base.items.push(['person strange', { id: 'strange', wings: 2 }])
    disk.files.set('rota/base.sealed', JSON.stringify(base))
    disk.files.set('rota/shifts-2026-10.sealed', '{"version":9}')
    const again = await build(disk)
    expect(again.rota.rota()).toMatchObject({ people: [{ id: 'ana' }], shifts: [] })
    await again.change(
      putPerson('ben'),
      ...Array.from({ length: 400 }, (_, n) => putShift(shift(`t${n}`, 'ana', n % 2 ? '2026-10-22' : '2026-11-02'))),
    )
    expect(disk.files.get('rota/shifts-2026-10.sealed')).toBe('{"version":9}')
    expect(disk.files.get('rota/base.sealed')).toContain('wings')
    // What could not be put there stands in the tail meanwhile.
    expect((await build(disk)).rota.rota().shifts).toHaveLength(400)
  })
  it('begins with the people of before there was a rota', async () => {
    const disk = createDisk()
    const { contract: _contract, wishes: _wishes, shops: _shops, ...old } = person('ana')
    disk.files.set('team.sealed', JSON.stringify({ version: 1, people: [old, { id: 'bad' }] }))
    const { rota, change } = await build(disk)
    expect(rota.rota().people).toMatchObject([{ id: 'ana', contract: { weeklyMinutes: 2_400 } }])
    await change({ do: 'remove', kind: 'person', id: 'ana' })
    expect((await build(disk)).rota.rota().people).toEqual([])
  })
})

describe('what is too old', () => {
  const old = async (inUse = true) => {
    const disk = createDisk()
    const { change } = await build(disk)
    await change(
      putPerson('ana'),
      putPerson('lia', 'lead'),
      putShift(shift('old', 'ana', '2025-09-01')),
      putShift(shift('kept', 'ana', '2025-09-25')),
      ...(inUse ? [putShift(shift('now', 'ana', '2026-10-19'))] : []),
      { do: 'put', thing: { kind: 'leave', body: { ...sick('ana'), startDate: '2025-01-01', endDate: '2025-01-03' } } },
    )
    return disk
  }
  it.each([
    ['a desk alone', 'ana', undefined, ['kept', 'now']],
    ['a lead of a team space', 'lia', { mayShifts: true }, ['kept', 'now']],
    ['an agent of a team space', 'ana', { mayShifts: false }, ['old', 'kept', 'now']],
  ] as const)('goes thirteen months later at %s', async (_who, me, space, left) => {
    const { rota } = await build(await old(), { me, ...(space && { space }) })
    await rota.age()
    await expect
      .poll(() =>
        rota
          .rota()
          .shifts.map((one) => one.id)
          .sort(),
      )
      .toEqual([...left].sort())
    expect(rota.rota().leave).toHaveLength(left.length - 2)
  })
  it('is nothing by a clock that is months ahead of all that is planned', async () => {
    const { rota } = await build(await old(false), { me: 'lia', space: { mayShifts: true } })
    await rota.age()
    expect(rota.rota().shifts).toHaveLength(2)
  })
})

describe('drafts and publications', () => {
  let at: Awaited<ReturnType<typeof build>>
  beforeEach(async () => {
    at = await build()
    await at.change(
      putPerson('ana'),
      putPerson('ben'),
      putShift(shift('a1', 'ana', '2026-10-21')),
      putShift(shift('a2', 'ana', '2026-10-22')),
    )
  })
  it('a draft that is as published is none', async () => {
    await at.change({ do: 'draft', shiftId: 'a1', after: shift('a1', 'ana', '2026-10-23') })
    expect((await at.rota.state()).drafts).toHaveLength(1)
    await at.change({ do: 'draft', shiftId: 'a1', after: shift('a1', 'ana', '2026-10-21') })
    expect((await at.rota.state()).drafts).toEqual([])
    await at.change({ do: 'draft', shiftId: 'new', after: null })
    expect((await at.rota.state()).drafts).toEqual([])
  })
  it('only what is chosen is published, and a moved shift says what it was', async () => {
    await at.change(
      { do: 'draft', shiftId: 'a1', after: { ...shift('a1', 'ana', '2026-10-21', '10:00', '14:00'), personId: id('ben') } },
      { do: 'draft', shiftId: 'a2', after: null },
    )
    await at.rota.publish({ shiftIds: ['a1'], note: 'Ben instead', reason: '' })
    const { rota, drafts, versions } = await at.rota.state()
    expect(rota.shifts.find((one) => one.id === 'a1')).toMatchObject({
      personId: 'ben',
      override: { why: 'lead', note: 'Ben instead', was: { personId: 'ana', start: '09:00' } },
    })
    expect(drafts).toMatchObject([{ before: { id: 'a2' }, after: null }])
    expect(versions).toMatchObject([{ count: 1 }])
    await expect(at.rota.publish({ shiftIds: ['a1'], note: '', reason: '' })).rejects.toMatchObject(problem('notFound', 'rota'))
    // Brought back, it is itself again.
    expect(await at.rota.revert({ id: versions[0]?.id ?? '' })).toEqual({ drafts: 1 })
    await at.rota.publish({ shiftIds: ['a1'], note: '', reason: '' })
    expect((await at.rota.state()).rota.shifts.find((one) => one.id === 'a1')).toEqual(shift('a1', 'ana', '2026-10-21'))
  })
  it('several publications are brought back at once', async () => {
    await at.change({ do: 'draft', shiftId: 'a1', after: shift('a1', 'ana', '2026-10-23') })
    const { version } = await at.rota.publish({ shiftIds: null, note: '', reason: '' })
    await at.change(
      { do: 'draft', shiftId: 'a1', after: shift('a1', 'ana', '2026-10-24') },
      { do: 'draft', shiftId: 'a3', after: shift('a3', 'ana', '2026-10-28') },
    )
    await at.rota.publish({ shiftIds: null, note: '', reason: '' })
    await at.rota.revert({ id: version.id })
    expect((await at.rota.state()).drafts.map(({ before, after }) => [before?.id, after?.date ?? null])).toEqual([
      ['a1', '2026-10-21'],
      ['a3', null],
    ])
    await expect(at.rota.revert({ id: 'nothing' })).rejects.toMatchObject(problem('notFound', 'rota'))
  })
  it('a draft of what was published otherwise meanwhile is not published before it is made again', async () => {
    await at.change({ do: 'draft', shiftId: 'a1', after: shift('a1', 'ana', '2026-10-23') })
    await at.change(putShift(shift('a1', 'ana', '2026-10-21', '11:00', '15:00')))
    await expect(at.rota.publish({ shiftIds: null, note: '', reason: '' })).rejects.toMatchObject({
      problem: { code: 'changedMeanwhile', params: { shift: 'a1' } },
    })
    await at.change({ do: 'draft', shiftId: 'a1', after: shift('a1', 'ana', '2026-10-23') })
    await at.rota.publish({ shiftIds: null, note: '', reason: '' })
  })
  it('a hard rule is broken with a reason only, and the publication says it', async () => {
    await at.change({ do: 'draft', shiftId: 'a3', after: shift('a3', 'ana', '2026-10-21', '12:00', '16:00') })
    await expect(at.rota.publish({ shiftIds: null, note: '', reason: ' ' })).rejects.toMatchObject({
      problem: { code: 'rejected', params: { context: 'rules' } },
    })
    const { version } = await at.rota.publish({ shiftIds: null, note: '', reason: 'She asked for it.' })
    expect(version.reason).toBe('She asked for it.')
  })
  it('fifty publications are kept, the newest', async () => {
    for (let n = 1; n <= 62; n += 1) {
      await at.change({ do: 'draft', shiftId: 'a1', after: { ...shift('a1', 'ana', '2026-10-21'), note: `n${n}` } })
      await at.rota.publish({ shiftIds: null, note: `v${n}`, reason: '' })
    }
    const { versions } = await at.rota.state()
    expect([versions.length, versions[0]?.note, versions.at(-1)?.note]).toEqual([50, 'v62', 'v13'])
    expect((await at.rota.version({ id: versions.at(-1)?.id ?? '' })).note).toBe('v13')
    const again = await build(at.disk)
    expect((await again.rota.state()).versions).toEqual(versions)
  })
})

describe('undo', () => {
  it('takes each kind of deed back', async () => {
    const { rota, change } = await build()
    await change(putPerson('ana'), putShift(shift('a1', 'ana', '2026-10-21')), {
      do: 'draft',
      shiftId: 'd',
      after: shift('d', 'ana', '2026-10-25'),
    })
    const before = await rota.state()
    const { undo } = await change(
      putPerson('ben'),
      putShift(shift('a1', 'ben', '2026-10-28')),
      { do: 'remove', kind: 'person', id: 'ben' },
      { do: 'draft', shiftId: 'd', after: null },
      { do: 'draft', shiftId: 'a1', after: null },
      { do: 'put', thing: { kind: 'settings', body: { ...before.rota.settings, mailMinutes: 9 } } },
    ).catch(() => ({ undo: [] }))
    expect(undo.length).toBeGreaterThan(0)
    await rota.change({ deeds: undo })
    expect(await rota.state()).toEqual(before)
  })
  it('never goes over what somebody changed since', async () => {
    const { rota, change } = await build()
    await change(putPerson('ana'))
    const { undo } = await change(putShift(shift('a1', 'ana', '2026-10-21')))
    const other = { kind: 'shift' as const, body: shift('a1', 'ana', '2026-10-22') }
    const done = await sharedBook(rota.book).apply(
      new Map([['shift:a1', { was: { kind: 'shift', body: shift('a1', 'ana', '2026-10-21') }, now: other }]]),
    )
    expect([...done]).toEqual(['shift:a1'])
    await expect(rota.change({ deeds: undo, undo: true })).rejects.toMatchObject(problem('changedMeanwhile', 'undo'))
    expect(rota.rota().shifts).toEqual([other.body])
  })
})

describe('rights', () => {
  const fill = async (disk = createDisk()) => {
    const { change } = await build(disk)
    await change(
      putPerson('ana'),
      putPerson('ben'),
      putPerson('lia', 'lead'),
      putShift(shift('a1', 'ana', '2026-10-21')),
      putShift(shift('b1', 'ben', '2026-10-22')),
    )
    return disk
  }
  it.each([
    ['an agent of a team space', 'ana', { mayShifts: false }, false],
    ['nobody of a team space', null, { mayShifts: false }, false],
    ['a lead', 'lia', { mayShifts: false }, true],
    ['an agent whom the server lets write shifts', 'ana', { mayShifts: true }, true],
    ['a desk alone', 'ana', undefined, true],
  ] as const)('%s: may plan is %s', async (_who, me, space, may) => {
    const { rota } = await build(await fill(), { me, ...(space && { space }) })
    expect((await rota.state()).mayPlan).toBe(may)
    if (!may) {
      await expect(rota.publish({ shiftIds: null, note: '', reason: '' })).rejects.toMatchObject(problem('forbidden', 'rota'))
      await expect(rota.revert({ id: 'x' })).rejects.toMatchObject(problem('forbidden', 'rota'))
    }
  })
  const own = { type: 'offer', giveShiftId: 'a1', takenBy: null } as const
  const tries: [string, RotaDeed, boolean][] = [
    ['a person', putPerson('ana', 'lead'), false],
    ['a shift', putShift(shift('a1', 'ana', '2026-10-23')), false],
    ['a draft', { do: 'draft', shiftId: 'a1', after: null }, false],
    ['leave', { do: 'put', thing: { kind: 'leave', body: sick('ana') } }, false],
    ['the settings', { do: 'remove', kind: 'settings', id: 'settings' }, false],
    ['her own offer', putRequest('ana', own), true],
    ['an offer of another’s shift', putRequest('ana', { ...own, giveShiftId: 'b1' }), false],
    ['a request in another’s name', putRequest('ben', { ...own, giveShiftId: 'b1' }), false],
    ['her own illness', putRequest('ana', { type: 'sick', leave: sick('ana') }), true],
    ['another’s illness', putRequest('ana', { type: 'sick', leave: sick('ben') }), false],
    ['a request that is approved from the start', approved(putRequest('ana', { type: 'leave', leave: sick('ana') })), false],
    ['another’s presence', presence('ben'), false],
    ['her own presence', presence('ana'), true],
    ['removing a shift', { do: 'remove', kind: 'shift', id: 'a1' }, false],
  ]
  it.each(tries)('an agent and %s', async (_what, deed, may) => {
    const { rota } = await build(await fill(), { me: 'ana', space: { mayShifts: false } })
    const before = await rota.state()
    if (may) await rota.change({ deeds: [deed] })
    else {
      await expect(rota.change({ deeds: [deed] })).rejects.toMatchObject(problem('forbidden', 'rota'))
      expect(await rota.state()).toEqual(before)
    }
  })
  it('an agent takes an offer, takes that back, and a lead’s desk carries it out', async () => {
    const disk = await fill()
    const asks = await build(disk, { me: 'ana', space: { mayShifts: false } })
    await asks.rota.state()
    await asks.change(putRequest('ana', own))
    const anas = await asks.rota.vouched()
    const agent = await build(disk, { me: 'ben', space: { mayShifts: false } })
    const { undo } = await agent.rota.answer({ id: 'r', state: 'taken', takeBy: null, shifts: 'keep', reason: '' })
    expect(agent.rota.rota().shifts.find((one) => one.id === 'a1')?.personId).toBe('ana')
    await agent.rota.change({ deeds: undo })
    expect(agent.rota.rota().requests).toMatchObject([{ state: 'open', wants: { takenBy: null, giveWas: { date: '2026-10-21' } } }])
    await agent.rota.answer({ id: 'r', state: 'taken', takeBy: null, shifts: 'keep', reason: '' })
    // As the team's server hands it to the lead's desk.
    const taken = agent.rota.rota().requests[0]
    const lead = await build(await fill(), { me: 'lia', space: { mayShifts: true } })
    const arrives = (thing: RotaThing) => sharedBook(lead.rota.book).apply(new Map([[thingKey(thing), { was: null, now: thing }]]))
    const given = () => lead.rota.rota().shifts.find((one) => one.id === 'a1')?.personId
    await arrives({ kind: 'request', body: taken as RotaRequest })
    await arrives(says('ana', anas))
    // Anybody could have written that Ben takes it: nothing comes of it until his own desk says that it knows.
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(given()).toBe('ana')
    await arrives(says('ben', await agent.rota.vouched()))
    await expect.poll(given).toBe('ben')
    expect(lead.rota.rota().requests).toMatchObject([{ state: 'approved' }])
  })
  it('what another wrote in her name her own desk does not know, and says so; it was her elsewhere, or it is taken back', async () => {
    const { rota, disk } = await build(await fill(), { me: 'ben', space: { mayShifts: false } })
    expect((await rota.state()).unsaid).toEqual([])
    const forged = putRequest('ana', { type: 'offer', giveShiftId: 'a1', takenBy: id('ben') })
    if (forged.do !== 'put' || forged.thing.kind !== 'request') throw new Error('no request')
    const body: RotaRequest = { ...forged.thing.body, state: 'taken', said: [{ by: id('ben'), at: now, state: 'taken', reason: '' }] }
    await sharedBook(rota.book).apply(new Map([['request:r', { was: null, now: { kind: 'request', body } }]]))
    const unsaid = [{ requestId: 'r', what: 'took' as const }]
    expect((await rota.state()).unsaid).toEqual(unsaid)
    expect([await rota.unsaid(), await rota.vouched()]).toEqual([1, []])
    await rota.vouch({ requestId: 'r', what: 'took', was: true })
    expect([await rota.unsaid(), (await rota.vouched()).length]).toEqual([0, 1])
    // Kept over a restart, and taken back.
    const again = await build(disk, { me: 'ben', space: { mayShifts: false } })
    expect(await again.rota.unsaid()).toBe(0)
    await again.rota.vouch({ requestId: 'r', what: 'took', was: false })
    expect((await again.rota.state()).unsaid).toEqual(unsaid)
    await again.rota.answer({ id: 'r', state: 'open', takeBy: null, shifts: 'keep', reason: 'Not me.', denies: true })
    expect((await again.rota.state()).unsaid).toEqual([])
    expect(again.rota.rota().requests).toMatchObject([{ state: 'open', wants: { takenBy: null } }])
    await expect(again.rota.vouch({ requestId: 'r', what: 'took', was: true })).rejects.toMatchObject(problem('notFound', 'rota'))
  })
  it('a desk that joins takes what stands in her name for said; one alone asks nothing', async () => {
    const disk = await fill()
    const alone = await build(disk, { me: 'ana' })
    await alone.change(putRequest('ben', { type: 'leave', leave: { ...sick('ben'), kind: 'holiday' } }, 'l'))
    expect((await (await build(disk, { me: 'ben' })).rota.state()).unsaid).toEqual([])
    const joined = await build(disk, { me: 'ben', space: { mayShifts: false } })
    expect((await joined.rota.state()).unsaid).toEqual([])
    expect(await joined.rota.vouched()).toHaveLength(1)
  })
  it('a rota opens though the list of her words cannot be read, or not be written: what it forgot it asks', async () => {
    const disk = await fill()
    const own = await build(disk, { me: 'ben', space: { mayShifts: false } })
    await own.change(putRequest('ben', { type: 'leave', leave: { ...sick('ben'), kind: 'holiday' } }, 'l'))
    expect(await own.rota.vouched()).toHaveLength(1)
    disk.files.set('rota/words.sealed', '{"version":')
    const spoilt = await build(disk, { me: 'ben', space: { mayShifts: false } })
    expect((await spoilt.rota.state()).unsaid).toEqual([{ requestId: 'l', what: 'asked' }])
    expect(await spoilt.rota.vouched()).toEqual([])
    disk.files.delete('rota/words.sealed')
    const full = await build(disk, { me: 'ben', space: { mayShifts: false } })
    disk.failAt = disk.writes + 1
    expect((await full.rota.state()).unsaid).toEqual([])
    expect([await full.rota.unsaid(), (await full.rota.vouched()).length]).toEqual([0, 1])
  })
  it('leave that is asked for never takes the place of a colleague’s', async () => {
    const bens: RotaLeave = { ...sick('ben'), id: 'l1', kind: 'holiday' }
    const anas: RotaRequest['wants'] = { type: 'leave', leave: { ...sick('ana'), id: 'l1', kind: 'holiday' } }
    const disk = await fill()
    await (await build(disk)).change({ do: 'put', thing: { kind: 'leave', body: bens } })
    const agent = await build(disk, { me: 'ana', space: { mayShifts: false } })
    await expect(agent.change(putRequest('ana', anas))).rejects.toMatchObject(problem('forbidden', 'rota'))
    // As another program may have written it into the team's calendar.
    const lead = await build(disk, { me: 'lia', space: { mayShifts: true } })
    const asked = putRequest('ana', anas)
    if (asked.do === 'put') await sharedBook(lead.rota.book).apply(new Map([['request:r', { was: null, now: asked.thing }]]))
    await expect(lead.rota.answer({ id: 'r', state: 'approved', takeBy: null, shifts: 'keep', reason: '' })).rejects.toMatchObject(
      problem('rejected', 'person'),
    )
    expect(lead.rota.rota().leave).toEqual([bens])
  })
  it('a request that an agent settled herself is put back by nobody but who plans', async () => {
    const { rota } = await build(await fill(), { me: 'ana', space: { mayShifts: false } })
    await rota.change({ deeds: [putRequest('ana', own)] })
    await expect(rota.answer({ id: 'r', state: 'approved', takeBy: id('ben'), shifts: 'keep', reason: '' })).rejects.toMatchObject(
      problem('forbidden', 'rota'),
    )
    await expect(rota.answer({ id: 'none', state: 'taken', takeBy: null, shifts: 'keep', reason: '' })).rejects.toMatchObject(
      problem('notFound', 'rota'),
    )
  })
})

describe('what makes no sense', () => {
  it.each<[string, RotaDeed, string]>([
    ['a zone that is none', putShift({ ...shift('x', 'ana', '2026-10-21'), zone: 'Mars/Olympus' }), 'zone'],
    ['a person’s zone', { do: 'put', thing: { kind: 'person', body: { ...person('cy'), zone: 'EST5EDT6' } } }, 'zone'],
    ['a shift of nobody', putShift(shift('x', 'nobody', '2026-10-21')), 'person'],
    ['a draft of another name', { do: 'draft', shiftId: 'x', after: shift('y', 'ana', '2026-10-21') }, 'id'],
    ['leave that ends before it begins', { do: 'put', thing: { kind: 'leave', body: { ...sick('ana'), endDate: '2026-10-01' } } }, 'leave'],
  ])('%s is refused, and nothing of the list is done', async (_what, deed, context) => {
    const { rota, change } = await build()
    await change(putPerson('ana'))
    await expect(change(putShift(shift('good', 'ana', '2026-10-21')), deed)).rejects.toMatchObject({
      problem: { code: 'rejected', params: { context } },
    })
    expect(rota.rota().shifts).toEqual([])
  })
})

describe('the team space', () => {
  it('is told what a person took away here, until it is there again', async () => {
    const { rota, disk, change } = await build()
    const shared = sharedBook(rota.book)
    await change(putPerson('ana'), putShift(shift('a1', 'ana', '2026-10-21')), putShift(shift('a2', 'ana', '2026-10-22')))
    const { undo } = await change({ do: 'remove', kind: 'shift', id: 'a1' })
    await shared.apply(new Map([['shift:a2', { was: { kind: 'shift', body: shift('a2', 'ana', '2026-10-22') }, now: null }]]))
    expect([...(await shared.takenAway())]).toEqual(['shift:a1'])
    expect([...(await sharedBook((await build(disk)).rota.book).takenAway())]).toEqual(['shift:a1'])
    await rota.change({ deeds: undo })
    expect([...(await shared.takenAway())]).toEqual([])
  })
  it('does nothing where it is no longer as it was seen', async () => {
    const { rota, change } = await build()
    await change(putPerson('ana'), putShift(shift('a1', 'ana', '2026-10-21')))
    const stale = { kind: 'shift' as const, body: shift('a1', 'ana', '2026-10-20') }
    const done = await sharedBook(rota.book).apply(
      new Map([
        ['shift:a1', { was: stale, now: null }],
        ['shift:a9', { was: null, now: { kind: 'shift', body: shift('a9', 'ana', '2026-10-29') } }],
      ]),
    )
    expect([...done]).toEqual(['shift:a9'])
    expect(rota.rota().shifts.map((one) => one.id)).toEqual(['a1', 'a9'])
  })
})

function approved(deed: RotaDeed): RotaDeed {
  if (deed.do !== 'put' || deed.thing.kind !== 'request') return deed
  return { do: 'put', thing: { kind: 'request', body: { ...deed.thing.body, state: 'approved' } } }
}
function presence(who: string): RotaDeed {
  return {
    do: 'put',
    thing: { kind: 'presence', body: { personId: id(who), at: now, state: 'on', since: now, unsent: 0, oldestUnsentAt: null } },
  }
}
