import { beforeEach, describe, expect, it } from 'vitest'
import { build, createDisk, id, person, problem, putPerson, putShift, shift, sick } from '../../../../test/rota/rotaDesk'
import { sharedBook } from './shared'

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
