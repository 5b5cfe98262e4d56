import { describe, expect, it } from 'vitest'
import {
  build,
  createDisk,
  id,
  now,
  person,
  problem,
  putPerson,
  putRequest,
  putShift,
  says,
  shift,
  sick,
} from '../../../../test/rota/rotaDesk'
import type { RotaDeed } from '../../../shared/domain/rota/deeds'
import { thingKey } from '../../../shared/domain/rota/ical/keys'
import type { RotaLeave, RotaRequest, RotaThing } from '../../../shared/domain/rota/plan'
import { sharedBook } from './shared'

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
